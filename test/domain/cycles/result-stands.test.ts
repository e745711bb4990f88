import { describe, expect, it } from 'vitest';
import { mustBeOpenToChange } from '#domain/cycles/result-stands.ts';
import { aTaskOf, refusalOf } from '../a-year.ts';

describe('what the result rests on', () => {
  it('may change until the result goes before its deciding body', () => {
    expect(refusalOf(() => mustBeOpenToChange(undefined))).toBeUndefined();
  });

  it('stands still while the body has it, and after it has decided', () => {
    expect(refusalOf(() => mustBeOpenToChange(aTaskOf('decide')))).toMatchObject({
      code: 'result-before-decision',
      message: '年度结果已提请审定,计分所依据的数据和台账不再变动;确需更正的,请由审定会议退回,重新审议、公示',
    });
    expect(refusalOf(() => mustBeOpenToChange(aTaskOf('decide', { status: 'done', outcome: 'decided' })))).toMatchObject({
      code: 'result-decided',
      message: '年度结果已经审定,计分所依据的数据和台账不再变动',
    });
  });

  it('may change again where the body sent the result back', () => {
    expect(refusalOf(() => mustBeOpenToChange(aTaskOf('decide', { status: 'done', outcome: 'sent-back' })))).toBeUndefined();
  });
});
