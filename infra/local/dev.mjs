import { ensure, handOver } from './ensure.mjs';

handOver('infra/local/pages/dev.ts', process.argv.slice(2), ensure({ emulatorNeeded: false }));
