import * as z from 'zod';
import type { Intake } from '#domain/ingestion/intake.ts';
import { parse } from '#domain/problems/parse.ts';
import { load } from '#platform/table/records.ts';

const IntakeKey = z.object({ county: z.string(), cycle: z.string(), intake: z.string() });

/** The intake that a step is about, as it stands. */
export const intakeOfStep = (input: unknown): Promise<Intake> => {
  const { county, cycle, intake } = parse(IntakeKey, input, '步骤参数');
  return loadIntake({ county, cycle, id: intake });
};

export const loadIntake = ({ county, cycle, id }: Pick<Intake, 'county' | 'cycle' | 'id'>): Promise<Intake> =>
  load('intake', { county, cycle, id }, `导入文件 ${id}`);

/** Parts of what the checking leaves. */
export const valuesPart = 'values.ndjson';
export const problemsPart = (part: number): string => `problems-${part}.json`;
export const problemsInPart = 500;
