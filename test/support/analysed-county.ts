import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { County, Cycle } from '#domain/cycles/cycle.ts';
import { assess } from '#domain/scoring/assess.ts';
import { heatOf } from '#domain/scoring/heat.ts';
import { proposalOf } from '#domain/scoring/proposal.ts';
import type { Role } from '#domain/tasks/task.ts';
import { marksDossier } from '../bench/marks-dossier.ts';

/** Names as townships and bureaus have them: short and long ones. */
export const nameOf = (at: number): string => ['水利局', '青石镇', '住房和城乡建设局', '经济开发区管理委员会综合行政执法局'][at % 4] + String(at + 1);

export interface StandIn {
  base: string;
  /** Addresses that were asked for and are not known here. */
  unknown: string[];
  stop: () => Promise<void>;
}

/** Who looks, the answer of the map's route, and whether the units are townships. */
export interface Shown {
  role?: Role;
  map?: object;
  townships?: boolean;
}

/**
 * Stands in for the staff API with the scores of a county of so many units, which would take hours to be played through: marks, proposal and heat table are
 * the domain's own, only their way here is not.
 */
export const analysedCounty = async (count: number, { role = 'county-leader', map, townships = false }: Shown = {}): Promise<StandIn> => {
  const dossier = marksDossier(1, count, nameOf);
  const { plan, policy } = dossier;
  const cards = assess(dossier);
  const version = { version: '1', purpose: 'result', status: 'final', reason: '年终评价', on: '2027-03-10' };
  const before = cards.map(({ unit, score }) => ({ unit, score, percent: String(60 + (Number(unit.slice(1)) % 35)), grade: '合格' }));
  const county: County = { county: plan.county, registry: 'counties', name: '小样县', tickedThrough: '2027-03-20', rev: 1 };
  const year: Cycle = {
    county: plan.county,
    cycle: '2026',
    status: 'active',
    today: '2027-03-20',
    policyVersion: 1,
    policyHash: 'p',
    planVersion: 1,
    planHash: 'q',
    rev: 1,
  };
  const answers: Record<string, unknown> = {
    '/access/me': { county: plan.county, person: role, name: '黎秀兰', roles: [{ role }], withheld: [] },
    '/cycles/county': { county, cycles: [year] },
    '/cycles/map': map === undefined ? {} : { map, hash: '0'.repeat(64) },
    '/tasks/notifications': { notifications: [] },
    '/tasks/2026': { tasks: [] },
    '/access/substitutions': { substitutions: [], colleagues: [] },
    '/schemes/2026/plan': { versions: [], document: townships ? { ...plan, units: plan.units.map((unit) => ({ ...unit, kind: 'township' })) } : plan },
    '/scoring/2026/versions': { versions: [version] },
    '/scoring/2026/proposal': { ...version, categories: proposalOf(cards, plan, policy, before) },
    '/scoring/2026/heat': { ...version, categories: heatOf(cards, plan) },
  };
  const unknown: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    const answer = answers[path];
    if (answer === undefined) unknown.push(path);
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, unknown, stop: () => new Promise((resolve) => server.close(() => resolve())) };
};
