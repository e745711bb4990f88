import { join } from 'node:path';
import { root, startCloud } from '../../infra/local/cloud.ts';
import { deploy } from '../../infra/local/deploy.ts';
import { foundCounty } from '../../infra/local/found.ts';
import { newGame } from '../../infra/local/play/game.ts';
import { playYear } from '../../infra/local/play/play-year.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { workflows } from '../../infra/names.ts';
import { type Counted, startCountingProxy } from './counting-proxy.ts';
import { type Histories, historiesOf } from './seen.ts';

export interface Played {
  seconds: number;
  counted: Counted;
  histories: Histories;
  bundles: string;
}

/** Plays a county's year on a cloud of its own, with everything counted that its functions ask of AWS. */
export const playAndCount = async (sample: Playable): Promise<Played> => {
  let port = 0;
  const proxy = await startCountingProxy(() => port);
  const cloud = await startCloud({ log: 'bench.log', functionsUse: `http://127.0.0.1:${proxy.port}` });
  port = Number(new URL(cloud.endpoint).port);
  try {
    const outputs = await deploy(cloud.endpoint, 'bench');
    const game = newGame(`http://127.0.0.1:${proxy.port}/_aws/execute-api/${outputs['StaffApiId']}/api`, sample);
    await foundCounty(cloud.endpoint, outputs['FoundCountyFunction'] ?? '', sample);
    const started = performance.now();
    await playYear(game);
    const seconds = (performance.now() - started) / 1000;
    return {
      seconds,
      counted: proxy.counted,
      histories: await historiesOf(
        cloud.endpoint,
        workflows.map((name) => outputs[`${name.replaceAll('-', '')}Arn`] ?? ''),
      ),
      bundles: join(root, '.local', 'bench', 'cdk.out', 'bundles'),
    };
  } finally {
    await cloud.stop();
    proxy.stop();
  }
};
