/** Why a file cannot be evidence. The message is zh-CN, complete in itself, and says what to do next. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
