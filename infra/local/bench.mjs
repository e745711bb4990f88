import { ensure, handOver } from './ensure.mjs';

handOver('test/bench/bench.ts', process.argv.slice(2), ensure());
