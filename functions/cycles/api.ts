import * as z from 'zod';
import { County, Cycle, Phase, Window } from '#domain/cycles/cycle.ts';
import { Reason } from '#platform/http/bodies.ts';
import { CyclePath, WindowPath, yearOf } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { serve } from '#platform/http/serve.ts';
import { Receipt } from '#platform/table/audit.ts';
import { list, loadCounty } from '#platform/table/records.ts';
import { AddUnit, addUnitInMidYear } from './add-unit.ts';
import { Clock, ClockQuery, checkClock } from './check-clock.ts';
import { closePhaseEarly, closeWindowEarly } from './close-early.ts';
import { PhasePath, phaseOf, windowOf } from './cycle-subject.ts';
import { HolidayTables, ImportHolidays, importHolidays, listHolidays } from './holidays.ts';
import { localRoutes } from './local-tick.ts';
import { ImportMap, importCountyMap, OfCounty, readCountyMap } from './map.ts';
import { openYearLate } from './open-cycle.ts';
import { Decisions, readDecisions } from './read-decisions.ts';
import { decisionTaskOf, enterDecision, RecordDecision } from './record-decision.ts';
import { resume } from './resume-executions.ts';

const Resumed = z.object({ phases: z.int(), submissions: z.int(), intakes: z.int() });

export const routes = [
  ...localRoutes,
  route({
    method: 'GET',
    path: '/cycles/county',
    can: 'read',
    about: 'county',
    on: 'none',
    params: z.object({}),
    response: z.object({ county: County, cycles: z.array(Cycle) }),
    handler: async ({ who: { county } }) => ({
      body: { county: await loadCounty(county), cycles: await list('cycle', { county }) },
    }),
  }),
  route({
    method: 'POST',
    path: '/cycles/years',
    summary: 'Opens the year under way where its opening day passed before the county or its policy was there. All others open by themselves.',
    can: 'open',
    about: 'cycle',
    on: 'none',
    params: z.object({}),
    body: Reason,
    response: Receipt,
    handler: openYearLate,
  }),
  route({
    method: 'GET',
    path: '/cycles/clock',
    summary: 'Self-test of the daily tick: through which day the county is ticked, and which days are missing.',
    can: 'read',
    about: 'clock',
    on: 'none',
    params: z.object({}),
    query: ClockQuery,
    response: Clock,
    handler: checkClock,
  }),
  route({
    method: 'GET',
    path: '/cycles/holidays',
    summary: 'The holiday tables of the county, every version.',
    can: 'read',
    about: 'holidays',
    on: 'none',
    params: z.object({}),
    response: HolidayTables,
    handler: listHolidays,
  }),
  route({
    method: 'POST',
    path: '/cycles/holidays',
    summary: 'Imports a year’s holiday table from the text of a file (csv, yaml or json with 日期, 类型 休/班, 名称).',
    can: 'import',
    about: 'holidays',
    on: 'none',
    params: z.object({}),
    body: ImportHolidays,
    response: Receipt,
    handler: importHolidays,
  }),
  route({
    method: 'GET',
    path: '/cycles/map',
    summary: 'The map of the county’s townships, where the county has given one, and its hash.',
    can: 'read',
    about: 'map',
    on: 'none',
    params: z.object({}),
    response: OfCounty,
    handler: readCountyMap,
  }),
  route({
    method: 'POST',
    path: '/cycles/map',
    summary:
      'Imports the map of the townships from the text of a GeoJSON file; `replaces` is the hash of the map that was seen, and 409 says that another is there by now. The same map again changes nothing.',
    can: 'import',
    about: 'map',
    on: 'none',
    params: z.object({}),
    body: ImportMap,
    response: Receipt,
    handler: importCountyMap,
  }),
  route({
    method: 'GET',
    path: '/cycles/{cycle}',
    can: 'read',
    about: 'cycle',
    on: yearOf,
    params: CyclePath,
    response: z.object({ cycle: Cycle, phases: z.array(Phase), windows: z.array(Window) }),
    handler: async ({ params: { cycle }, who: { county }, subject: { year } }) => {
      const [phases, windows] = await Promise.all([list('phase', { county, cycle }), list('window', { county, cycle })]);
      return { body: { cycle: year, phases, windows }, rev: year.rev };
    },
  }),
  route({
    method: 'POST',
    path: '/cycles/{cycle}/windows/{window}/close',
    can: 'close',
    about: 'window',
    on: windowOf,
    params: WindowPath,
    body: Reason,
    response: Receipt,
    handler: closeWindowEarly,
  }),
  route({
    method: 'POST',
    path: '/cycles/{cycle}/phases/{phase}/close',
    can: 'close',
    about: 'phase',
    on: phaseOf,
    params: PhasePath,
    body: Reason,
    response: Receipt,
    handler: closePhaseEarly,
  }),
  route({
    method: 'POST',
    path: '/cycles/{cycle}/units',
    can: 'add-unit',
    about: 'cycle',
    on: yearOf,
    params: CyclePath,
    body: AddUnit,
    response: Receipt,
    handler: addUnitInMidYear,
  }),
  route({
    method: 'GET',
    path: '/cycles/{cycle}/decisions',
    can: 'read',
    about: 'decision',
    on: 'none',
    params: CyclePath,
    summary: 'What bodies decided in the year, and the matters that wait for a meeting.',
    response: Decisions,
    handler: readDecisions,
  }),
  route({
    method: 'POST',
    path: '/cycles/{cycle}/decisions',
    can: 'record',
    about: 'decision',
    on: decisionTaskOf,
    params: CyclePath,
    body: RecordDecision,
    response: Receipt,
    handler: enterDecision,
  }),
  route({
    method: 'POST',
    path: '/cycles/{cycle}/resume',
    can: 'resume',
    about: 'phase',
    on: yearOf,
    params: CyclePath,
    body: z.strictObject({ all: z.boolean().default(false) }),
    response: Resumed,
    handler: async ({ params: { cycle }, who: { county, person }, act, body: { all } }) => ({
      body: await resume({ county, cycle, who: person, act: act.id, all }),
    }),
  }),
];

export const handler = serve(routes);
