import { join } from 'node:path';
import { root } from '../cloud.ts';
import { refuse } from '../sample/bad-sample.ts';
import { contradictions } from '../sample/contradictions.ts';
import { grown } from '../sample/grown.ts';
import { readFiles } from '../sample/read-files.ts';
import { MoreNames } from '../sample/shapes.ts';
import { toPlayable } from '../sample/to-playable.ts';
import { parsedYaml, yamlFile } from '../sample/yaml-file.ts';
import type { Playable } from './sample-port.ts';

export const samplesFolder = join(root, 'samples');

/** The sample county from its files, made larger where more units are wanted than it has. Throws `BadSample` with every fault. */
export const samplePlayable = (units: number, folder = samplesFolder): Playable => {
  const files = readFiles(folder);
  refuse(contradictions(files));
  return grown(toPlayable(files), units, parsedYaml(yamlFile(folder, 'more-names.yaml'), MoreNames));
};
