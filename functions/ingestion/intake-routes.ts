import { ColumnMapping, SavedMapping } from '#domain/ingestion/mapping.ts';
import { Download, UploadForm } from '#platform/files/presigned.ts';
import { Reason } from '#platform/http/bodies.ts';
import { CyclePath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { Receipt } from '#platform/table/audit.ts';
import { Confirm, confirm, giveUp, Recheck, recheck } from './decide-intake.ts';
import { ExportTemplate, exportTemplate } from './export-template.ts';
import { downloadMarked, IntakeQuery, IntakeSeen, Intakes, intakeAt, listIntakes, listProblems, ProblemQuery, Problems, readIntake } from './intakes.ts';
import { mappingAt, readMapping, saveMapping } from './mappings.ts';
import { IntakePath, SourcePath } from './paths.ts';
import { UploadFile, uploadFile } from './upload-file.ts';

const one = '/ingestion/{cycle}/intakes/{intake}' as const;
const seen = { method: 'GET', can: 'read', about: 'base-data', on: intakeAt, params: IntakePath } as const;
const decided = { method: 'POST', about: 'base-data', on: intakeAt, params: IntakePath, response: Receipt } as const;

/** Files of the sources: mappings, uploads, templates, and what becomes of each file. */
export const intakeRoutes = [
  route({
    method: 'GET',
    path: '/ingestion/mappings/{source}',
    summary: 'Which column of a source’s files says what.',
    can: 'read',
    about: 'source',
    on: mappingAt,
    params: SourcePath,
    response: SavedMapping,
    handler: readMapping,
  }),
  route({
    method: 'PUT',
    path: '/ingestion/mappings/{source}',
    can: 'save',
    about: 'source',
    on: mappingAt,
    params: SourcePath,
    body: ColumnMapping,
    response: Receipt,
    handler: saveMapping,
  }),
  route({
    method: 'POST',
    path: '/ingestion/{cycle}/uploads',
    summary: 'A form with which a file of a source is posted to the inbox.',
    can: 'save',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    body: UploadFile,
    response: UploadForm,
    handler: uploadFile,
  }),
  route({
    method: 'POST',
    path: '/ingestion/{cycle}/templates',
    summary: 'A source’s template with all that is known filled in.',
    can: 'save',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    body: ExportTemplate,
    response: Download,
    handler: exportTemplate,
  }),
  route({
    method: 'GET',
    path: '/ingestion/{cycle}/intakes',
    summary: 'Files that came from sources, and how far each is.',
    can: 'read',
    about: 'base-data',
    on: 'none',
    params: CyclePath,
    query: IntakeQuery,
    response: Intakes,
    handler: listIntakes,
  }),
  route({ ...seen, path: one, response: IntakeSeen, handler: readIntake }),
  route({ ...seen, path: `${one}/problems`, query: ProblemQuery, response: Problems, handler: listProblems }),
  route({ ...seen, path: `${one}/marked`, response: Download, handler: downloadMarked }),
  route({ ...decided, path: `${one}/confirm`, can: 'confirm', body: Confirm, handler: confirm }),
  route({ ...decided, path: `${one}/recheck`, can: 'save', body: Recheck, handler: recheck }),
  route({ ...decided, path: `${one}/give-up`, can: 'save', body: Reason, handler: giveUp }),
];
