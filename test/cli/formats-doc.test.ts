import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type * as z from 'zod';
import { exact, sum, toFixed } from '#domain/numbers/exact.ts';
import { ProjectForm } from '#domain/projects/form.ts';
import { readForm } from '#domain/projects/read-form.ts';
import { readPlan, readPolicy, readScheme } from '#domain/schemes/read-papers.ts';
import { assess } from '#domain/scoring/assess.ts';
import { checkDossier } from '#domain/scoring/check-dossier.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import { AnyRule } from '#domain/scoring/rules/any-rule.ts';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
const blocks: Record<string, unknown>[] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => parse(text ?? ''));

const paper = (format: string) => blocks.find((block) => block['format'] === format);
const indicators = blocks.filter(({ kind }) => kind === 'indicator');
const policy = readPolicy(paper('xianheng-policy/1'));
const plan = readPlan(paper('xianheng-plan/1'), policy);
const scheme = readScheme(paper('xianheng-scheme/1'), policy, plan);

const ruleKindOf = (indicator: Record<string, unknown>): unknown => Reflect.get(Object(indicator['rule']), 'kind');

/** Every field name of a schema, at any depth. */
const fieldsOf = (schema: z.core.$ZodType, seen = new Set<unknown>()): string[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = schema._zod;
  return Object.entries(def).flatMap(([name, part]) => {
    if (name === 'shape') return Object.entries(part as z.core.$ZodShape).flatMap(([field, inner]) => [field, ...fieldsOf(inner, seen)]);
    const inner = Array.isArray(part) ? part : [part];
    return inner.flatMap((each) => (each !== null && typeof each === 'object' && '_zod' in each ? fieldsOf(each as z.core.$ZodType, seen) : []));
  });
};

describe('docs/formats.md', () => {
  it('has an example of every rule kind', () => {
    const kinds = AnyRule.options.map(({ shape }) => shape.kind.value);
    expect(new Set(indicators.map(ruleKindOf))).toEqual(new Set(kinds));
  });

  it.each(indicators.map((indicator) => [String(indicator['name']), indicator]))('the indicator %s can be published', (_, indicator) => {
    const document = {
      format: 'xianheng-scheme/1',
      code: 'EX',
      name: '示例细则',
      year: 2026,
      version: 1,
      effectiveFrom: '2026-01-01',
      root: { kind: 'node', code: 'ROOT', name: '总分', fullMarks: indicator['fullMarks'], children: [indicator] },
    };
    expect(readScheme(document, policy).root.children).toHaveLength(1);
  });

  it('names every field of every format', () => {
    const missing = [...new Set(fieldsOf(Dossier))].filter((field) => !new RegExp(`\`[^\`]*\\b${field}\\b[^\`]*\``).test(page));
    expect(missing).toEqual([]);
  });

  it('has a form of project evaluation that can be published, with every field named', () => {
    expect(readForm(paper('xianheng-project-form/1')).sections).toHaveLength(3);
    const missing = [...new Set(fieldsOf(ProjectForm))].filter((field) => !new RegExp(`\`[^\`]*\\b${field}\\b[^\`]*\``).test(page));
    expect(missing).toEqual([]);
  });

  it('scores the worked table as it says', () => {
    const dossier = Dossier.parse({ ...paper('xianheng-dossier/1'), policy, plan, schemes: [scheme] });
    expect(checkDossier(dossier)).toEqual([]);
    const rows = assess(dossier).map(({ unit, name, marks, bonus, nodes, score, grade, rank }) => [
      `${unit} ${name}`,
      ...marks.map(({ awarded }) => awarded),
      toFixed(sum(marks.map(({ awarded }) => exact(awarded ?? '0'))), 2).replace(/0+$/, ''),
      nodes.at(-1)?.score,
      bonus,
      score,
      grade,
      String(rank),
    ]);
    const written = page.split('\n').filter((line) => line.startsWith('| U00'));
    expect(written).toEqual(rows.map((cells) => `| ${cells.join(' | ')} |`));
  });

  it('quotes the texts word for word in the rules that come from them', () => {
    const quoted = [...page.matchAll(/# “(.*)”\n/g)].map(([, text]) => text ?? '');
    const texts = indicators.map(({ text }) => String(text).replace(/。$/, ''));
    expect(quoted.filter((text) => texts.includes(text)).length).toBeGreaterThanOrEqual(4);
  });
});
