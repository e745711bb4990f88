import type { ScoreVersion } from '#domain/scoring/result.ts';

type Version = Pick<ScoreVersion, 'version' | 'purpose' | 'on' | 'window' | 'lightsHash'>;

/** The result where there is one, else the newest simulation. */
export const newestVersion = <V extends Version>(versions: readonly V[]): V | undefined =>
  versions.filter(({ purpose }) => purpose === 'result').sort((a, b) => Number(b.version) - Number(a.version))[0] ??
  [...versions].sort((a, b) => b.on.localeCompare(a.on) || b.version.localeCompare(a.version))[0];

/** The newest window that has lights. */
export const newestLights = <V extends Version>(versions: readonly V[]): string | undefined =>
  versions
    .filter(({ lightsHash, window }) => lightsHash !== undefined && window !== undefined)
    .sort((a, b) => b.on.localeCompare(a.on) || b.version.localeCompare(a.version))[0]?.window;
