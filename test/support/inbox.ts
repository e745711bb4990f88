import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { CellProblem } from '#domain/ingestion/cell-problem.ts';
import type { Intake } from '#domain/ingestion/intake.ts';
import type { Game } from '../../infra/local/play/game.ts';
import { outputOf, type TestCloud } from './cloud.ts';

export const intakesPath = ({ cycle }: Game): string => `/ingestion/${cycle}/intakes`;
export const intakesOf = async (game: Game): Promise<Intake[]> => (await game.as('office-clerk').get<{ intakes: Intake[] }>(intakesPath(game))).intakes;

const patienceMilliseconds = Number(process.env['XIANHENG_PATIENCE'] ?? '120') * 1000;

/** Waits until the file of this name has come so far. */
export const intakeIs = async (game: Game, name: string, status: Intake['status'], run = 1): Promise<Intake> => {
  const started = performance.now();
  for (;;) {
    const intake = (await intakesOf(game)).find((each) => each.name === name);
    if (intake?.status === status && intake.run === run) return intake;
    if (performance.now() - started > patienceMilliseconds) throw new Error(`${name} is ${JSON.stringify(intake)}, not ${status}`);
    await pause(150);
  }
};

export const problemsOf = async (game: Game, { id }: Intake): Promise<CellProblem[]> =>
  (await game.as('office-clerk').get<{ problems: CellProblem[] }>(`${intakesPath(game)}/${id}/problems`)).problems;

const s3Of = ({ endpoint }: TestCloud): S3Client =>
  new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });

/** A source system drops a file into its inbox. */
export const dropFile = async (cloud: TestCloud, game: Game, source: string, name: string, body: Uint8Array): Promise<void> => {
  const Key = ['inbox', game.county, game.cycle, source, name].join('/');
  await s3Of(cloud).send(new PutObjectCommand({ Bucket: outputOf(cloud, 'InboxBucket'), Key, Body: body }));
};

interface Form {
  url: string;
  fields: Record<string, string>;
}

/** A clerk uploads a file as a browser does: the form first, the file as its last field. */
export const uploadFile = async (game: Game, source: string, name: string, body: Uint8Array): Promise<Response> => {
  const { url, fields } = await game.as('office-clerk').post<Form>(`/ingestion/${game.cycle}/uploads`, { source, name }, { key: randomUUID() });
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(body)]));
  return fetch(url, { method: 'POST', body: form });
};
