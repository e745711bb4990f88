/** One thing that is wrong with a file of the sample county. */
export interface Fault {
  /** File below samples/, e.g. `figures/B.csv`. */
  file: string;
  /** Line counted from 1; none where the fault is something that is missing. */
  line?: number | undefined;
  /** Field or column. */
  field?: string | undefined;
  message: string;
  expected?: string | undefined;
  got?: string | undefined;
}

const shown = 20;

const sentence = ({ file, line, field, message, expected, got }: Fault): string => {
  const place = [`samples/${file}`, ...(line === undefined ? [] : [`第 ${line} 行`]), ...(field === undefined || field === '' ? [] : [field])].join(' ');
  const details = [...(expected === undefined ? [] : [`应为:${expected}`]), ...(got === undefined ? [] : [`实际:${got}`])].join(',');
  return `  ${place}:${message}${details === '' ? '' : `(${details})`}`;
};

/** The files of the sample county cannot be played: every fault with its file, line and field. */
export class BadSample extends Error {
  override readonly name = 'BadSample';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    const more = faults.length > shown ? [`  …… 另有 ${faults.length - shown} 处`] : [];
    super([`示例县的文件有 ${faults.length} 处问题,请改正后重试:`, ...faults.slice(0, shown).map(sentence), ...more].join('\n'));
    this.faults = faults;
  }
}

export const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw new BadSample(faults);
};
