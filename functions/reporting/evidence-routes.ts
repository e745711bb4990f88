import { Download } from '#platform/files/evidence-store.ts';
import { NoBody, Reason } from '#platform/http/bodies.ts';
import { UnitPath } from '#platform/http/paths.ts';
import { route } from '#platform/http/route.ts';
import { Receipt } from '#platform/table/audit.ts';
import { acceptDocument, Documents, DocumentsQuery, Link, link, listDocuments, readDocument, refuseDocument, withdrawDocument } from './evidence-acts.ts';
import { documentsOf, evidenceOf, unitOf } from './evidence-subjects.ts';
import { IssuedEvidence, IssueEvidence, issue } from './issue-evidence.ts';
import { EvidencePath } from './paths.ts';

const all = '/reporting/{cycle}/evidence/{unit}' as const;
const one = `${all}/{id}` as const;
const acted = { params: EvidencePath, about: 'evidence', on: evidenceOf, response: Receipt } as const;

/** 佐证材料 of a unit. */
export const evidenceRoutes = [
  route({
    method: 'GET',
    path: all,
    can: 'read',
    about: 'evidence',
    on: unitOf,
    params: UnitPath,
    query: DocumentsQuery,
    response: Documents,
    handler: listDocuments,
  }),
  route({
    method: 'POST',
    path: all,
    can: 'save',
    about: 'evidence',
    on: documentsOf,
    params: UnitPath,
    body: IssueEvidence,
    response: IssuedEvidence,
    handler: issue,
  }),
  route({
    method: 'GET',
    path: `${one}/file`,
    can: 'read',
    about: 'evidence',
    on: evidenceOf,
    params: EvidencePath,
    response: Download,
    handler: readDocument,
  }),
  route({ ...acted, method: 'PUT', path: `${one}/supports`, can: 'save', body: Link, ifMatch: 'required', handler: link }),
  route({ ...acted, method: 'POST', path: `${one}/withdraw`, can: 'save', body: Reason, handler: withdrawDocument }),
  route({ ...acted, method: 'POST', path: `${one}/accept`, can: 'accept', body: NoBody, handler: acceptDocument }),
  route({ ...acted, method: 'POST', path: `${one}/refuse`, can: 'refuse', body: Reason, handler: refuseDocument }),
];
