#!/usr/bin/env node
// Runs on any Node >= 20: a Node that runs TypeScript as it is goes on itself, an older one hands over to the project's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('main.ts', import.meta.url);
const modules = new URL('../node_modules/', import.meta.url);
const node = fileURLToPath(new URL('.bin/node', modules));

if (!existsSync(modules)) {
  console.error('缺少依赖,请先在项目目录中执行 npm ci(run npm ci in the project first)');
  process.exitCode = 2;
} else if (process.features.typescript) {
  await import(main.href);
} else {
  const { status, signal } = spawnSync(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = signal === null ? (status ?? 1) : 130;
}
