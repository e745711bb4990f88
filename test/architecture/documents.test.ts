import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { root } from '../support/planted-tree.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const documents = globSync(['*.md', 'docs/**/*.md', 'web/*.md', 'samples/**/*.md'], { cwd: root });
const scripts = Object.keys(z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json'))).scripts);

describe('documents', () => {
  it.each(documents)('%s links to what exists', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => String(link)).filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });

  it.each(documents)('%s names commands that exist', (document) => {
    const named = [...read(document).matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)].map(([, run, plain]) => run ?? plain);
    expect(named.filter((name) => name !== undefined && !scripts.includes(name))).toEqual([]);
  });

  it('has the top level that the architecture promises', () => {
    const promised = ['infra', 'functions', 'workflows', 'layers', 'web', 'samples', 'test', 'docs', 'cdk.json', 'package.json', 'tsconfig.json'];
    expect(promised.filter((each) => !existsSync(join(root, each)))).toEqual([]);
  });

  it('gives both languages the same commands', () => {
    const commands = (file: string) => [...read(file).matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => String(block).replaceAll(/ +#.*$/gm, ''));
    expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
  });
});

describe('publiccode.yml', () => {
  const Description = z.object({
    genericName: z.string().max(35),
    shortDescription: z.string().max(150),
    longDescription: z.string().min(500).max(10_000),
    features: z.array(z.string().max(100)).min(1),
  });
  /** What the standard 0.4 demands. */
  const PublicCode = z.object({
    publiccodeYmlVersion: z.literal('0.4'),
    name: z.string(),
    url: z.url(),
    softwareVersion: z.string(),
    platforms: z.array(z.string()).min(1),
    developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
    softwareType: z.enum([
      'standalone/mobile',
      'standalone/iot',
      'standalone/desktop',
      'standalone/web',
      'standalone/backend',
      'standalone/other',
      'addon',
      'library',
      'configurationFiles',
    ]),
    description: z.object({ en: Description, zh: Description }),
    legal: z.object({ license: z.literal('Apache-2.0') }),
    maintenance: z.object({ type: z.literal('community'), contacts: z.array(z.object({ name: z.string() })).min(1) }),
    localisation: z.object({ localisationReady: z.boolean(), availableLanguages: z.array(z.string()).min(1) }),
  });

  it('is as its standard demands', () => {
    expect(PublicCode.safeParse(parse(read('publiccode.yml'))).error?.issues ?? []).toEqual([]);
  });
});
