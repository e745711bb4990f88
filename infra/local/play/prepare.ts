import { selfReported } from '#domain/reporting/form.ts';
import { agreeOnTargets } from './agree-targets.ts';
import { known, postFigures, postPriorScores } from './batches.ts';
import { each } from './each.ts';
import { type Game, openingDay } from './game.ts';
import { passTo } from './pass-days.ts';
import { importHolidays, importMap, letBaseDataWait } from './people-matters.ts';
import type { Line } from './progress.ts';
import { publishForms } from './projects.ts';
import { phaseComplete, until } from './until.ts';

export const preparationSteps = ({ sample }: Game): number => 5 + sample.schemes.length;

/** The standing rules, in force before the first cycle opens. */
const publishPolicy = async (game: Game): Promise<void> => {
  const { policy } = game.sample;
  const path = `/schemes/policy/${policy.version}`;
  await game.as('office-clerk').put(path, policy);
  await game.as('office-head').post(`${path}/publish`, {});
};

/** 数据来源登记, before the schemes that name them. */
const registerSources = ({ sample, as }: Game): Promise<void> =>
  each(sample.sources, async ({ id, ...settings }) => {
    await as('office-clerk').put(`/ingestion/sources/${id}`, settings);
  });

const issuePlan = async (game: Game): Promise<void> => {
  const { plan, planNumber } = game.sample;
  const path = `/schemes/${game.cycle}/plan/${plan.version}`;
  await game.as('office-clerk').put(path, plan);
  await game.as('office-head').post(`${path}/issue`, { documentNumber: planNumber });
};

const publishSchemes = (game: Game, line: Line): Promise<void> =>
  each(game.sample.schemes, async (scheme) => {
    const path = `/schemes/${game.cycle}/schemes/${scheme.code}/${scheme.version}`;
    await game.as('office-clerk').put(path, scheme);
    await game.as('office-head').post(`${path}/publish`);
    line.advance();
  });

const done = (game: Game, id: string): Promise<unknown> => game.as('office-clerk').post(`/tasks/${game.cycle}/${id}/done`, {});

/** The rules come into force, the cycle opens by itself, plan, sources and schemes follow. */
export const publishPapers = async (game: Game, line: Line): Promise<void> => {
  await publishPolicy(game);
  await importHolidays(game);
  await importMap(game);
  line.advance();
  await passTo(game, openingDay(game.sample));
  await until(game, `${game.cycle} 年度开启`, () => game.as('office-head').get(`/cycles/${game.cycle}`));
  await issuePlan(game);
  await registerSources(game);
  await publishForms(game);
  line.advance();
  await publishSchemes(game, line);
};

/** 准备: the papers; then targets and base data, each by its people. */
export const prepare = async (game: Game, line: Line): Promise<void> => {
  await publishPapers(game, line);
  await agreeOnTargets(game);
  await done(game, 'preparation-agree-targets');
  line.advance();
  // The yearly figures come after the monthly ones: of a December that both tell, the yearly table is the later word.
  await postFigures(game, known(game, game.sample.history));
  await postFigures(game, known(game, game.sample.baseData));
  await postPriorScores(game);
  await letBaseDataWait(game);
  await done(game, 'preparation-confirm-base-data');
  line.advance();
  await phaseComplete(game, 'preparation');
  line.advance();
};

/** Figures that no unit types: they come from their sources. */
export const fromSources = (game: Game, through: string) =>
  known(game, game.sample.figures).filter(({ source, period }) => source !== selfReported && period <= through);
