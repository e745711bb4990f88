/** What a number format makes people see: the number with something before or behind it, or a smaller number than the cell holds. */
export interface NumberFormat {
  before: string;
  behind: string;
  /** `0%`: the number is shown a hundred times as large. */
  percent: boolean;
  /** `0.0,` or `0!.0,"万"`: what is shown is a thousandth and more. */
  scaled: boolean;
}

/** The formats that a workbook need not write down and that show more than a number. */
const builtIn: Readonly<Record<number, string>> = { 5: '"¥"0', 6: '"¥"0', 7: '"¥"0', 8: '"¥"0', 9: '0%', 10: '0.00%', 42: '"¥"0', 44: '"¥"0' };

/** One piece of a format: a text in quotes, a sign behind `\` or `!`, a currency or condition in brackets, a space as wide as a sign, a filling, any sign. */
const piece = /"([^"]*)"|[\\!](.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(General|G\/通用格式)|([\s\S])/g;

interface Section {
  /** Digits, point and commas, in their order. */
  digits: string;
  before: string;
  behind: string;
}

const sectionOf = (code: string): Section => {
  const section: Section = { digits: '', before: '', behind: '' };
  const literal = (text: string): void => {
    if (section.digits === '') section.before += text;
    else section.behind += text;
  };
  for (const [, quoted, escaped, currency, general, sign] of code.matchAll(piece)) {
    if (general !== undefined) section.digits += '0';
    else if (sign !== undefined && '0#?.,'.includes(sign)) {
      section.digits += sign;
      // What stood between two digits is no unit.
      if ('0#?'.includes(sign)) section.behind = '';
    } else literal(quoted ?? escaped ?? currency ?? sign ?? '');
  }
  return section;
};

/** The sections for positive, negative, zero and text, cut where a semicolon is no text. */
const sectionsOf = (code: string): string[] => {
  const cut = code.replaceAll(/"[^"]*"|[\\!]./g, (text) => text.replaceAll(';', '\u0000'));
  return cut.split(';').map((section) => section.replaceAll('\u0000', ';'));
};

const bare = (text: string): string => text.replaceAll(/[\s()+-]/g, '');
const shrinks = ({ digits }: Section): boolean => /[0#?],+(?:\.|$)/.test(digits);

/** What the format of this number (and, where it is not built in, this code) shows besides the number itself; undefined when that is nothing. */
export const numberFormat = (id: number, code: string | undefined): NumberFormat | undefined => {
  const written = code ?? builtIn[id];
  if (written === undefined) return undefined;
  const sections = sectionsOf(written).map(sectionOf);
  const [first] = sections;
  if (first === undefined || first.digits === '') return undefined;
  const [before, behind] = [bare(first.before), bare(first.behind)];
  const scaled = sections.slice(0, 3).some(shrinks);
  return before === '' && behind === '' && !scaled ? undefined : { before, behind, percent: `${before}${behind}`.includes('%'), scaled };
};
