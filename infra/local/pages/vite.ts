import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { root } from '../cloud.ts';

/** How the console is built and served while it is being written. */
export const consoleConfig = (): InlineConfig => ({
  configFile: false,
  root: join(root, 'web', 'console'),
  cacheDir: join(root, '.local', 'vite'),
  plugins: [react()],
  logLevel: 'warn',
});

/** Whoever reads the public API by program finds its description beside the page, under an address that stays. */
const apiDescription: Plugin = {
  name: 'api-description',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'openapi.json', source: readFileSync(join(root, 'docs', 'openapi-public.json')) });
  },
};

/** The citizens' page stands beside the console, under /public/. No polyfill, no data: addresses of small files: everything is a file of ours. */
export const publicConfig = (): InlineConfig => ({
  configFile: false,
  root: join(root, 'web', 'public'),
  base: '/public/',
  cacheDir: join(root, '.local', 'vite-public'),
  plugins: [apiDescription],
  logLevel: 'warn',
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
