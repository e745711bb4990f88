import * as z from 'zod';
import { CountyMap, importMap, readMap } from '#domain/cycles/county-map.ts';
import { archiveBytes, fromArchive } from '#platform/files/archive.ts';
import type { Answer, Call } from '#platform/http/route.ts';
import type { Receipt } from '#platform/table/audit.ts';
import { commit } from '#platform/table/commit.ts';
import { loadCounty } from '#platform/table/records.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/, { error: '应为读取地图时得到的 hash' });

/** `text`: of the GeoJSON file. `replaces`: the `hash` of the map that it takes the place of, as it was read; left out where there was none. */
export const ImportMap = z.strictObject({
  text: z.string().min(1, { error: '文件是空的' }).max(2_000_000, { error: '地图文件不超过 200 万字,请先简化边界' }),
  replaces: Hash.optional(),
});

/** Keeps what the map needs and nothing else of the file, so that no foreign property comes into a page. */
export const importCountyMap = async ({ body, who, act }: Call<unknown, unknown, z.infer<typeof ImportMap>>): Promise<Answer<Receipt>> => {
  const map = readMap(body.text);
  const county = await loadCounty(who.county);
  const hash = await archiveBytes(new TextEncoder().encode(JSON.stringify(map)));
  const move = importMap(county, hash, body.replaces);
  const receipt = await commit(move, { county: who.county, cycle: '-', who: who.person, act, day: county.tickedThrough });
  return { status: move.changes.length === 0 ? 200 : 201, body: receipt };
};

/** `hash` names the map that is there: who replaces it says so. */
export const OfCounty = z.object({ map: CountyMap.optional(), hash: Hash.optional() });
export const readCountyMap = async ({ who }: Call): Promise<Answer<z.infer<typeof OfCounty>>> => {
  const { mapHash } = await loadCounty(who.county);
  return { body: mapHash === undefined ? {} : { map: await fromArchive(CountyMap, mapHash, '乡镇地图'), hash: mapHash } };
};
