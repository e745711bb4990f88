import { globSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/planted-tree.ts';

type Texts = Record<string, string>;
/** Pages with their texts in both languages. */
let pages: { page: string; zh: Texts; en: Texts }[];

beforeAll(async () => {
  Object.assign(globalThis, { localStorage: { getItem: () => null }, document: { documentElement: {} } });
  for (const file of globSync('web/console/**/{texts,*-words}.ts', { cwd: root })) await import(join(root, file));
  for (const file of globSync('web/console/texts/*.ts', { cwd: root })) await import(join(root, file));
  const english: Record<string, Texts> = i18next.getDataByLanguage('en') ?? {};
  pages = Object.entries(i18next.getDataByLanguage('zh-CN') ?? {}).map(([page, zh]) => ({ page, zh: zh as Texts, en: english[page] ?? {} }));
});

const chinese = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;
/** Where Chinese is meant: the way back to it, and what stands in files that a Chinese office keeps. */
const meant = new Set(['common otherLanguage', 'holidays importSays', 'schemes tableSheet']);
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

/** Every text of every page that is as it must not be. */
const those = (wrong: (key: string, texts: { zh: Texts; en: Texts }) => boolean): string[] =>
  pages.flatMap(({ page, ...texts }) => Object.keys(texts.en).flatMap((key) => (wrong(key, texts) ? [`${page} ${key}`] : [])));

describe('the English texts', () => {
  it('are there for every page', () => {
    expect(pages.length).toBeGreaterThan(25);
    expect(pages.flatMap(({ page, zh, en }) => Object.keys(zh).flatMap((key) => (key in en ? [] : [`${page} ${key}`])))).toEqual([]);
  });

  it('hold no Chinese but where it is meant', () => {
    expect(those((key, { en }) => chinese.test(en[key] ?? '')).filter((each) => !meant.has(each))).toEqual([]);
  });

  it('say all that the Chinese ones say', () => {
    const differ = those((key, { zh, en }) => key in zh && placeholders(en[key] ?? '').join() !== placeholders(zh[key] ?? '').join());
    expect(differ).toEqual([]);
  });

  it('know one from many where something is counted', () => {
    expect(those((key, { en }) => /\{\{(count|days)\}\} (\w+ )?\w+s\b/.test(en[key] ?? '') && !(`${key}_one` in en))).toEqual([]);
  });
});
