/** One line of the year: a phase or a window, how much of it is done, how long it took. */
export interface Line {
  /** More work than was known at the beginning. */
  expect(more: number): void;
  advance(): void;
  /** What the line waits for; shown on a terminal only. */
  say(text: string): void;
  end(): void;
}

interface Output {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const clear = '\r\x1b[2K';

/** Begins a line: rewritten in place on a terminal, printed once when it ends elsewhere. */
export const beginLine = (name: string, total: number, output: Output = process.stdout): Line => {
  const started = performance.now();
  let [done, expected, note] = [0, total, ''];
  const text = (mark: string): string => `${mark} ${name}  ${done}/${expected}  ${((performance.now() - started) / 1000).toFixed(1)} 秒`;
  const show = (): void => {
    if (output.isTTY === true) output.write(`${clear}${text('…')}${note === '' ? '' : `  ${note}`}`);
  };
  show();
  return {
    expect: (more) => {
      expected += more;
      show();
    },
    advance: () => {
      done++;
      show();
    },
    say: (said) => {
      note = said;
      show();
    },
    end: () => {
      output.write(`${output.isTTY === true ? clear : ''}${text('✓')}\n`);
    },
  };
};
