import type { CommitmentsDocument } from '#domain/commitments/commitment.ts';
import type { Counties, Manifest, YearPage } from '#domain/disclosure/answers.ts';
import type { CardDocument } from '#domain/disclosure/documents.ts';

/** Nothing of the kind was made public: no fault. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
}

const read = async <T>(path: string): Promise<T> => {
  const response = await fetch(`/open${path}`, { headers: { accept: 'application/json' }, credentials: 'omit' });
  if (response.status === 404 || response.status === 400) throw new NotPublic();
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as T;
};

/** One county and one of its years. */
export interface Place {
  county: string;
  cycle: string;
}

const year = ({ county, cycle }: Place): string => `/counties/${encodeURIComponent(county)}/${encodeURIComponent(cycle)}`;

export const readCounties = (): Promise<Counties> => read('/counties');
export const readYear = (place: Place): Promise<YearPage> => read(year(place));
export const readCard = (place: Place, unit: string): Promise<CardDocument> => read(`${year(place)}/units/${encodeURIComponent(unit)}`);
export const readManifest = (place: Place): Promise<Manifest> => read(`${year(place)}/manifest`);
export const readCommitments = (place: Place): Promise<CommitmentsDocument> => read(`${year(place)}/commitments`);
export const documentAddress = (hash: string): string => `/open/documents/${hash}`;
