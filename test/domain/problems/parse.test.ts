import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Conflict, InvalidInput, NotAllowed, NotFound, TryAgain } from '#domain/problems/errors.ts';
import { parse, parseOwn } from '#domain/problems/parse.ts';
import { join } from '#domain/problems/problem.ts';
import { Policy } from '#domain/schemes/policy.ts';
import { Scheme } from '#domain/schemes/scheme.ts';
import { smallCounty } from '../../support/small-county.ts';

const problemsIn = (schema: z.ZodType, input: unknown) => {
  try {
    parse(schema, input, '文件');
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return [];
};

/** The scheme and the policy of the small county as loose trees to make mistakes in. */
const [scheme] = smallCounty().schemes;
// biome-ignore lint/suspicious/noExplicitAny: a document that somebody typed has no type yet
const mistaken = (document: unknown, mistake: (loose: any) => void): unknown => {
  const copy = structuredClone(document);
  mistake(copy);
  return copy;
};

describe('paths', () => {
  it('are written as people write them', () => {
    expect(join('units', 3, 'name')).toBe('units[3].name');
    expect(join('', 'name')).toBe('name');
    expect(join('content', '', 'unit')).toBe('content.unit');
    expect(join(0, 'value')).toBe('[0].value');
    expect(join()).toBe('');
  });
});

describe('what a schema finds', () => {
  it.each<[string, z.ZodType, unknown, { message: string; expected?: string; got: string }]>([
    ['nothing where text belongs', z.string(), undefined, { message: '缺少此项,应为文字', expected: '文字', got: '(空)' }],
    ['null where text belongs', z.string(), null, { message: '应为文字', expected: '文字', got: 'null' }],
    ['text where a number belongs', z.number(), '九', { message: '应为数字', expected: '数字', got: '九' }],
    ['a fraction where a whole number belongs', z.int(), 1.5, { message: '应为整数', expected: '整数', got: '1.5' }],
    ['text where a switch belongs', z.boolean(), '是', { message: '应为是(true)或否(false)', expected: '是(true)或否(false)', got: '是' }],
    ['text where a list belongs', z.array(z.string()), '一', { message: '应为列表', expected: '列表', got: '一' }],
    ['a list where an object belongs', z.object({}), [], { message: '应为一组“名称: 值”', expected: '一组“名称: 值”', got: '[]' }],
    ['text where a table of names belongs', z.record(z.string(), z.string()), '一', { message: '应为一组“名称: 值”', expected: '一组“名称: 值”', got: '一' }],
    ['a word that is no option', z.enum(['higher', 'lower']), 'up', { message: '应为以下之一:higher、lower', expected: 'higher、lower', got: 'up' }],
    ['a day that does not exist', z.iso.date(), '2026-02-29', { message: '应为日期(YYYY-MM-DD)', expected: '日期(YYYY-MM-DD)', got: '2026-02-29' }],
    ['a number too small', z.int().min(3), 1, { message: '应不小于 3', expected: '不小于 3', got: '1' }],
    ['a number that must be positive', z.int().positive(), 0, { message: '应大于 0', expected: '大于 0', got: '0' }],
    ['a number too large', z.int().max(6), 7, { message: '应不大于 6', expected: '不大于 6', got: '7' }],
    ['a number that must be negative', z.number().negative(), 0, { message: '应小于 0', expected: '小于 0', got: '0' }],
    ['an empty name', z.string().min(1), '', { message: '应不少于 1 个字', expected: '不少于 1 个字', got: '' }],
    ['a name too long', z.string().max(2), '考评办', { message: '应不多于 2 个字', expected: '不多于 2 个字', got: '考评办' }],
    ['an empty list', z.array(z.string()).min(1), [], { message: '应不少于 1 项', expected: '不少于 1 项', got: '[]' }],
    ['a list too long', z.array(z.int()).max(1), [1, 2], { message: '应不多于 1 项', expected: '不多于 1 项', got: '[1,2]' }],
    ['a rule with its own words', z.string().regex(/^U/, { error: '单位编号应为 U 开头' }), 'X1', { message: '单位编号应为 U 开头', got: 'X1' }],
    ['a pattern without words of its own', z.string().regex(/^U/), 'X1', { message: '无效字符串：必须满足正则表达式 /^U/', got: 'X1' }],
    [
      'none of the kinds of a discriminated union',
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
      { kind: 'c' },
      { message: '应为以下之一:a、b', expected: 'a、b', got: 'c' },
    ],
  ])('names %s, what was expected and what was found', (_, schema, input, { message, expected, got }) => {
    const [found, ...rest] = problemsIn(schema, input);
    expect(rest).toEqual([]);
    expect(found?.message).toBe(message);
    expect(found?.expected).toBe(expected);
    expect(found?.got).toBe(got);
  });

  it('is reported whole, each problem at its place, never only the first', () => {
    const document = mistaken(scheme, (loose) => {
      loose.root.children[0].fullMarks = '六十分';
      loose.root.children[1].goals = '服务民生';
      delete loose.root.children[1].text;
      loose.year = 1999;
    });
    expect(problemsIn(Scheme, document)).toEqual([
      { path: 'year', code: 'schema-too-small', message: '应不小于 2000', expected: '不小于 2000', got: '1999' },
      { path: 'root.children[0].fullMarks', code: 'schema-invalid-format', message: '应为十进制数字(如 95.10)', got: '六十分' },
      { path: 'root.children[1].text', code: 'schema-invalid-type', message: '缺少此项,应为文字', expected: '文字', got: '(空)' },
      { path: 'root.children[1].goals', code: 'schema-unrecognized-keys', message: '没有“goals”这一项,请检查名称是否写错', got: '服务民生' },
    ]);
  });

  it('names every item that does not exist, at its own place', () => {
    expect(problemsIn(z.strictObject({ a: z.string() }), { a: '甲', b: 2, c: { d: 1 } })).toEqual([
      { path: 'b', code: 'schema-unrecognized-keys', message: '没有“b”这一项,请检查名称是否写错', got: '2' },
      { path: 'c', code: 'schema-unrecognized-keys', message: '没有“c”这一项,请检查名称是否写错', got: '{"d":1}' },
    ]);
  });

  it('shows a long value shortened', () => {
    const [found] = problemsIn(z.number(), '字'.repeat(61));
    expect(found?.got).toBe(`${'字'.repeat(57)}…`);
    expect(problemsIn(z.number(), '字'.repeat(60))[0]?.got).toBe('字'.repeat(60));
  });

  it('is an error that names the document', () => {
    expect(() => parse(z.string(), 1, '年度方案')).toThrow('年度方案不符合要求');
    expect(parse(z.string().trim(), ' 甲 ', '年度方案')).toBe('甲');
  });
});

describe('a place where several forms are possible', () => {
  it('is judged by the form that was meant: an indicator stays an indicator, with however many mistakes', () => {
    const document = mistaken(scheme, ({ root: { children } }) => {
      children[0] = { kind: 'indicator', rule: { kind: 'bands' } };
    });
    expect(problemsIn(Scheme, document).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'root.children[0].code schema-invalid-type',
      'root.children[0].name schema-invalid-type',
      'root.children[0].fullMarks schema-invalid-type',
      'root.children[0].rule.bands schema-invalid-type',
      'root.children[0].text schema-invalid-type',
    ]);
  });

  it('is judged by the kind of thing that was written: a word by the words, a list by the list', () => {
    const tie = (written: unknown) =>
      problemsIn(
        Policy,
        mistaken(smallCounty().policy, (loose) => {
          loose.quota.tie = written;
        }),
      ).map(({ path, message }) => `${path} ${message}`);
    expect(tie('someIn')).toEqual(['quota.tie 应为以下之一:allIn、allOut']);
    expect(tie([{ by: 'goal' }])).toEqual(['quota.tie[0].goal 缺少此项,应为文字']);
    expect(tie([{ by: 'lot' }])).toEqual(['quota.tie[0].by 应为以下之一:goal、node、office']);
    expect(tie([])).toEqual(['quota.tie 应不少于 1 项']);
  });

  it('is judged by the form with the fewest mistakes where nothing else tells them apart', () => {
    const either = z.union([z.object({ a: z.string(), b: z.string() }), z.object({ a: z.string() }), z.object({ c: z.string(), d: z.string() })]);
    expect(problemsIn(either, { e: 1 }).map(({ path }) => path)).toEqual(['a']);
    expect(problemsIn(z.object({ of: either }), { of: {} }).map(({ path }) => path)).toEqual(['of.a']);
    expect(problemsIn(z.union([z.string(), z.int()]), null)).toHaveLength(1);
  });
});

describe('what we wrote ourselves', () => {
  it('is our fault when it does not read: no InvalidInput, and the places without the values', () => {
    const row = { unit: 'U001', rev: '身份证号' };
    expect(() => parseOwn(z.object({ unit: z.string(), rev: z.int(), day: z.string() }), row, '数据表记录(task)')).toThrow(
      new Error('数据表记录(task): rev schema-invalid-type, day schema-invalid-type'),
    );
    expect(parseOwn(z.object({ rev: z.int() }), { rev: 3, other: 1 }, '行')).toEqual({ rev: 3 });
  });
});

describe('errors', () => {
  it('carry the name that decides on a retry, and their code', () => {
    expect(new InvalidInput('坏')).toMatchObject({ name: 'InvalidInput', message: '坏', problems: [] });
    expect(new Conflict('stale', '已变化')).toMatchObject({ name: 'Conflict', code: 'stale', message: '已变化' });
    expect(new NotAllowed('closed', '已关闭')).toMatchObject({ name: 'NotAllowed', code: 'closed', message: '已关闭' });
    expect(new NotFound('没有')).toMatchObject({ name: 'NotFound', message: '没有' });
    expect(new TryAgain('稍后')).toMatchObject({ name: 'TryAgain', message: '稍后' });
  });
});
