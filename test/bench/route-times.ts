import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../../infra/local/cloud.ts';

/** How long the calls of one route took, and its largest answer. */
export interface RouteTimes {
  route: string;
  calls: number;
  /** Milliseconds. */
  median: number;
  p95: number;
  mostBytes: number;
}

interface Call {
  milliseconds: number;
  bytes: number;
}

/** The least value that is not below 95 (or so many) of a hundred. */
const percentile = (sorted: readonly number[], percent: number): number => sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;

const Paths = z.object({ paths: z.record(z.string(), z.unknown()) });

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);

/** Named places count more than open ones: `/reporting/2026/batches` is that route, though a window's path would fit it too. */
const openPlaces = (path: string): number => path.split('{').length;

/** Calls of the API by the routes that docs/openapi.json names. */
export class RouteClock {
  private readonly calls = new Map<string, Call[]>();
  private readonly routes: readonly (readonly [string, RegExp])[];

  constructor(openapi: unknown = JSON.parse(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8'))) {
    const paths = Object.keys(Paths.parse(openapi).paths).sort((a, b) => openPlaces(a) - openPlaces(b));
    this.routes = paths.map((path) => [path, patternOf(path)]);
  }

  note(method: string, path: string, call: Call): void {
    const [template = path] = this.routes.find(([, pattern]) => pattern.test(path)) ?? [];
    const route = `${method} ${template}`;
    this.calls.set(route, [...(this.calls.get(route) ?? []), call]);
  }

  /** Slowest first. */
  times(): RouteTimes[] {
    return [...this.calls]
      .map(([route, calls]) => {
        const sorted = calls.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
        return {
          route,
          calls: calls.length,
          median: percentile(sorted, 50),
          p95: percentile(sorted, 95),
          mostBytes: Math.max(...calls.map(({ bytes }) => bytes)),
        };
      })
      .sort((a, b) => b.p95 - a.p95);
  }
}
