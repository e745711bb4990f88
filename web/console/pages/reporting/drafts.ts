/** What was typed and is not saved yet, kept on this device: a closed tab or a lost network loses nothing. */
export interface Draft {
  value: string;
  reason: string;
  measures: string;
  /** The `rev` it was typed over. */
  rev?: number;
}

const prefix = 'xianheng.draft';
export const draftKey = (...parts: readonly string[]): string => [prefix, ...parts].join('|');

export const keepDraft = (key: string, draft: Draft): void => localStorage.setItem(key, JSON.stringify(draft));
export const dropDraft = (key: string): void => localStorage.removeItem(key);
export const draftAt = (key: string): Draft | undefined => {
  const kept = localStorage.getItem(key);
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
};
