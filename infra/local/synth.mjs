import { ensure, handOver } from './ensure.mjs';

handOver('infra/local/synth.ts', process.argv.slice(2), ensure({ checks: true, emulatorNeeded: false }));
