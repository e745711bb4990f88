/** 1: the files have problems; 2: the command line has, or it names something that is not there. */
export type ExitCode = 1 | 2;

/** Ends the command with what a person reads on the error output, and the exit code. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}
