import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import * as z from 'zod';
import { StageName } from '../../../infra/stages.ts';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}), DeletionPolicy: z.string().optional() }),
  ),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
});

/** `stack:parameter` of every parameter of a stage that whoever deploys it first has to give; stacks as `$STAGE` stands in their names. */
export const demandedOf = (stage: StageName): string[] =>
  Object.entries(textsOf(stage)).flatMap(([file, text]) =>
    Object.entries(Template.parse(JSON.parse(text)).Parameters)
      .filter(([, { Default }]) => Default === undefined)
      .map(([name]) => `${file.replace('.template.json', '').replace(`-${stage}-`, '-$STAGE-')}:${name}`),
  );

export interface Resource {
  /** `stack/logicalId`. */
  at: string;
  id: string;
  type: string;
  properties: Record<string, unknown>;
  deletionPolicy: string | undefined;
}

export const folderOf = (stage: StageName): string => join(inject('synthesised'), stage);

/** The text of every template of a stage. */
export const textsOf = (stage: StageName): Record<string, string> =>
  Object.fromEntries(globSync('*.template.json', { cwd: folderOf(stage) }).map((file) => [file, readFileSync(join(folderOf(stage), file), 'utf8')]));

/** Every resource of a stage, or those of a type. */
export const resourcesOf = (stage: StageName, type?: string): Resource[] =>
  Object.entries(textsOf(stage))
    .flatMap(([file, text]) =>
      Object.entries(Template.parse(JSON.parse(text)).Resources).map(([id, resource]) => ({
        at: `${file.replace('.template.json', '')}/${id}`,
        id,
        type: resource.Type,
        properties: resource.Properties,
        deletionPolicy: resource.DeletionPolicy,
      })),
    )
    .filter((resource) => type === undefined || resource.type === type);

/** Every resource of a type in every stage; a rule over none would hold without saying anything. */
export const everywhere = (type: string): [string, StageName, Resource][] => {
  const found = StageName.options.flatMap((stage) => resourcesOf(stage, type).map((resource): [string, StageName, Resource] => [resource.at, stage, resource]));
  if (found.length < StageName.options.length) throw new Error(`no ${type} in every stage`);
  return found;
};

/** The text in which references to a resource can be found, whichever stack it is in. */
export const textOf = (value: unknown): string => JSON.stringify(value);
