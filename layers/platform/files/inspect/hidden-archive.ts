import { Unfit } from './unfit.ts';

/** A zip is read from its end: its last record and the comment after it take at most so many bytes. */
const tailBytes = 22 + 65_535;

/** No zip is to be found in the tail of a file that is something else. */
export const mustHideNoArchive = (bytes: Buffer): void => {
  if (bytes.subarray(-tailBytes).includes('PK\x05\x06', 0, 'latin1')) throw new Unfit('polyglot', '文件中藏有压缩包,请重新导出后再传');
};
