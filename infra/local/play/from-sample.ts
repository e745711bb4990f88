import type { Playable } from './sample-port.ts';

export const samplePlayable = (units: number): Playable => {
  throw new Error(`samples/ 尚未就绪(${units} 个单位)`);
};
