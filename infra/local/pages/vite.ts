import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { root } from '../cloud.ts';

/** How the console is built and served while it is being written. */
export const consoleConfig = (): InlineConfig => ({
  configFile: false,
  root: join(root, 'web', 'console'),
  cacheDir: join(root, '.local', 'vite'),
  plugins: [react()],
  logLevel: 'warn',
});

/** The citizens' page stands beside the console, under /public/. No polyfill, no data: addresses of small files: everything is a file of ours. */
export const publicConfig = (): InlineConfig => ({
  configFile: false,
  root: join(root, 'web', 'public'),
  base: '/public/',
  cacheDir: join(root, '.local', 'vite-public'),
  logLevel: 'warn',
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
