import { ensure, handOver } from './ensure.mjs';

const [rung = 'test'] = process.argv.slice(2);
const cloud = process.env.AWS_ENDPOINT_URL ?? '';

handOver('infra/local/ladder/main.ts', [rung], ensure({ checks: rung === 'test', emulatorNeeded: rung !== 'check' && cloud === '' }));
