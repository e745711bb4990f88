import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cycle } from '#domain/cycles/cycle.ts';
import type { Decision } from '#domain/cycles/decision.ts';
import type { Submission } from '#domain/reporting/submission.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import type { Ahead } from '#domain/warnings/ahead.ts';
import { samplePlayable } from '../../infra/local/play/from-sample.ts';
import type { Playable } from '../../infra/local/play/sample-port.ts';
import { assessAgain } from '../support/assess-again.ts';
import { budgetByHand } from '../support/by-hand/budget.ts';
import { shown } from '../support/by-hand/fraction.ts';
import { type HandRow, tableByHand } from '../support/by-hand/table.ts';
import { type PlayedYear, playedYear } from '../support/played-year.ts';

const sample = samplePlayable(24);
/** The same county under the code that is free on the cloud. */
const inCounty = (county: string): Playable => ({ ...sample, policy: { ...sample.policy, county }, plan: { ...sample.plan, county } });
const byHand = tableByHand(sample);

let year: PlayedYear;
beforeAll(async () => {
  year = await playedYear(inCounty, 'sample-year');
});
afterAll(async () => year?.stop());

/** By the name that people know. */
const card = (name: string): Scorecard => {
  const found = year.result.scorecards.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no card of ${name}`);
  return found;
};
const onPaper = (unit: string): HandRow => {
  const found = byHand.find((row) => row.unit === unit);
  if (found === undefined) throw new Error(`${unit} was not worked out`);
  return found;
};
const markOf = (name: string, indicator: string) => card(name).marks.find(({ code }) => code === indicator);
const submissionsOf = async (window: string): Promise<Submission[]> =>
  (await year.game.as('office-head').get<{ submissions: Submission[] }>(`/reporting/2026/${window}`)).submissions;

describe('the sample county plays its year through the API', () => {
  it('scores, grades and ranks every unit as somebody with paper and pencil does', () => {
    expect(year.result.totals).toHaveLength(24);
    expect(year.result.totals.map(({ unit, score, grade, rank }) => ({ unit, score: Number(score).toFixed(2), grade, rank }))).toEqual(
      year.result.totals.map(({ unit }) => ({ unit, score: shown(onPaper(unit).score), grade: onPaper(unit).grade, rank: onPaper(unit).rank })),
    );
  });

  it('gives every single mark as worked out by hand', () => {
    for (const { unit, marks } of year.result.scorecards) {
      const worked = onPaper(unit).marks;
      expect(
        marks.map(({ code, awarded }) => `${code} ${awarded === undefined ? '—' : Number(awarded).toFixed(2)}`),
        unit,
      ).toEqual([...worked].map(([code, mark]) => `${code} ${mark === undefined ? '—' : shown(mark)}`));
    }
  });

  it('shares the budget to the fen', () => {
    const { table, paper } = year.result.budget;
    const worked = budgetByHand(sample, new Map(byHand.map(({ unit, grade }) => [unit, grade])));
    expect(table).toMatchObject({ status: 'signed-off', total: sample.budgetTotal, sum: sample.budgetTotal });
    expect(paper.lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(BigInt(sample.budgetTotal));
    expect(paper.lines.map(({ unit }) => unit).sort()).toEqual([...worked.keys()].sort());
    for (const { unit, amount } of paper.lines) {
      const [top, bottom] = worked.get(unit) ?? [0n, 1n];
      const off = BigInt(amount) * bottom - top;
      expect(off < bottom && -off < bottom, `${unit} is less than a fen away`).toBe(true);
    }
    expect(paper.lines.find(({ unit }) => unit === 'U012')?.adjusted).toMatch(/县医院迁建/);
    expect(paper.excluded.map(({ reason }) => reason)).toEqual(['vertical', 'vertical', 'vertical', 'vertical']);
  });

  it('gives a dossier from which a stranger recomputes every card', () => {
    expect(assessAgain(year.result.dossier)).toEqual(year.result.scorecards.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)));
  });

  it('takes the scores of the evaluated projects into the marks: 文旅局’s two by their budgets, nobody else of its category has any', () => {
    expect(markOf('县文化广电和旅游局', 'C207')).toMatchObject({ state: 'reported', value: '97.08', awarded: '5.82' });
    expect(markOf('县教育局', 'C207')).toMatchObject({ state: 'not-applicable' });
  });

  it('warns of what the forecasts put at risk: the office at once, a unit once it was informed, and once a cause', async () => {
    const { game, result } = year;
    const toldOf = async (person: ReturnType<typeof game.as>, kind: string) =>
      (
        await person.get<{ notifications: { told: { kind: string; window?: string; ahead?: Ahead }; text: string }[] }>('/tasks/notifications?limit=100')
      ).notifications.filter(({ told }) => told.kind === kind);
    const clerk = await toldOf(game.as('office-clerk'), 'forecast-warnings');
    expect(clerk.map(({ told }) => told.window)).toEqual(['2026Q3', '2026H1', '2026Q1']);
    const all = result.ahead.flatMap(({ ahead }) => ahead.filter(({ unit, indicator }) => unit === 'U019' && indicator === 'D102'));
    // After the first quarter the interval still reaches the target of 1450; it does not from the half-year on.
    expect(all.map(({ through }) => through)).toEqual(['2026-06', '2026-09']);
    const leader = game.as('unit-leader', 'U019');
    const told = (await toldOf(leader, 'forecast-warning')).filter(({ told: { ahead } }) => ahead?.indicator === 'D102');
    expect(told.map(({ told: { window } }) => window)).toEqual(['2026H1']);
    expect(told[0]?.text).toContain('预测,不是结果');
    const standing = await leader.get<{ label: string; ahead: (Ahead & { sentence: string })[] }>('/scoring/2026/standing/2026Q3/U019');
    expect(standing).toMatchObject({ label: '模拟得分,不计入' });
    expect(standing.ahead.map(({ indicator, misses }) => `${indicator} ${misses}`)).toContain('D102 true');
    expect(standing).toMatchObject({
      yearsBefore: [
        { year: '2025', from: 'imported' },
        { year: '2024', from: 'imported' },
      ],
    });
    const other = await game
      .as('unit-leader', 'U018')
      .get('/scoring/2026/standing/2026Q3/U019')
      .catch((error: unknown) => error);
    expect(other).toMatchObject({ status: 403 });
  });

  it('shows the announced scores of the years before, and says where there is none', async () => {
    const yearsOf = async (unit: string) => (await year.game.as('office-head').get<{ years: object[] }>(`/scoring/2026/scorecards/${unit}/history`)).years;
    expect(await yearsOf('U023')).toMatchObject([
      { year: '2025', from: 'imported' },
      { year: '2024', none: '首年无上年数' },
    ]);
    const own = await year.game.as('unit-reporter', 'U001').get<{ years: object[] }>('/scoring/2026/scorecards/U001/history');
    expect(own.years).toMatchObject([{ score: '85.11', grade: '良好', rank: 2 }, { year: '2024' }]);
    const { text } = await year.game.as('office-clerk').get<{ text: string }>('/reporting/2026/batches/scores-template');
    const empty = await year.game
      .as('office-clerk')
      .post('/reporting/2026/batches/scores-file', { text })
      .catch((error: unknown) => error);
    expect(empty).toMatchObject({ status: 422 });
  });

  it('tries out what a unit’s marks would be, for the unit itself without the others’, and keeps nothing of it', async () => {
    const { game } = year;
    const path = '/scoring/2026/standing/2026Q3/U019';
    const changes = [{ figure: '一般公共预算收入', period: '2026-09', value: '1400' }];
    const unit = await game.as('unit-leader', 'U019').post<{ label: string; difference: string; after: object }>(`${path}/what-if`, { changes });
    expect(unit).toMatchObject({ label: '测算,不是结果,不保存', marks: [{ code: 'D102' }] });
    expect(Number(unit.difference)).toBeGreaterThan(0);
    expect(unit.after).not.toHaveProperty('grade');
    const office = await game.as('office-clerk').post<{ before: { score: string }; after: { grade: string } }>(`${path}/what-if`, { changes });
    expect(office.after.grade).toBeTruthy();
    expect((await game.as('office-clerk').get<{ score: string }>(path)).score).toBe(office.before.score);
    const refused = await game
      .as('unit-leader', 'U018')
      .post(`${path}/what-if`, { changes })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 403 });
  });

  it('青石镇 is vetoed: its score stays, it takes no seat and has no rank', () => {
    const vetoed = card('青石镇');
    expect([vetoed.grade, vetoed.rank]).toEqual(['良好', undefined]);
    expect(Number(vetoed.score)).toBeGreaterThan(Number(card('白沙镇').score));
  });

  it('白沙镇 and 柳河镇 are equal at the edge: 服务民生 decides the seat, not the rank', () => {
    const [one, other] = [card('白沙镇'), card('柳河镇')];
    expect(one.score).toBe(other.score);
    expect([one.grade, other.grade, one.rank, other.rank]).toEqual(['优秀', '良好', 2, 2]);
    expect(one.steps).toContainEqual({ name: 'tie-decided-by', value: '服务民生' });
  });

  it('枫林乡 is excused from 固定资产投资, 县烟草专卖局 has no 平均办理时长: their marks are shared out', () => {
    expect(markOf('枫林乡', 'D103')).toMatchObject({ state: 'exempted' });
    expect(markOf('县烟草专卖局', 'E305')).toMatchObject({ state: 'not-applicable' });
    expect(card('枫林乡').nodes.find(({ code }) => code === 'D1')?.applicable).toBe('28');
  });

  it('县政务服务和数据管理局 joined in August and is not graded yet', async () => {
    expect([card('县政务服务和数据管理局').grade, card('县政务服务和数据管理局').rank]).toEqual(['不定等次', undefined]);
    const units = async (window: string) => (await submissionsOf(window)).map(({ unit }) => unit);
    expect(await units('2026H1')).not.toContain('U014');
    expect(await units('2026Q3')).toContain('U014');
  });

  it('县商务局 and 云岭乡 were late and lose half a mark a working day', async () => {
    expect([card('县商务局').lateDeduction, card('云岭乡').lateDeduction]).toEqual(['0.5', '1.5']);
    expect((await submissionsOf('2026Q3')).find(({ unit }) => unit === 'U007')?.signedOn).toBe('2026-10-19');
    expect(year.result.scorecards.filter(({ lateDeduction }) => lateDeduction !== '0').map(({ unit }) => unit)).toEqual(['U007', 'U020']);
  });

  it('县文化广电和旅游局 could not report in December: nothing for it, and the reason is kept', async () => {
    expect(markOf('县文化广电和旅游局', 'C101')).toMatchObject({ state: 'unreported', awarded: '0' });
    const missing = (await submissionsOf('2026FY')).find(({ unit }) => unit === 'U013')?.missing;
    expect(missing).toEqual([{ figure: '民生实事项目完成率', month: '2026-12', reason: '项目竣工资料未齐,年末无法核定' }]);
  });

  it('县人力资源和社会保障局 was awarded more than computed by the review, both are shown', () => {
    expect(markOf('县人力资源和社会保障局', 'C106')).toMatchObject({ computed: '7', awarded: '10' });
  });

  it('reports that were returned came again and count as put right', async () => {
    const round = async (window: string, unit: string) => (await submissionsOf(window)).find((each) => each.unit === unit);
    for (const { kind, window, unit } of sample.slips) {
      if (kind !== 'late') expect(await round(window, unit), `${unit} ${window}`).toMatchObject({ status: 'accepted', round: 2 });
    }
  });

  it('forms were filled as people do: no change, deviations explained, hints acknowledged, reporting judged', async () => {
    interface FormAnswer {
      submission: Submission;
      asked: { figure: string; month: string; value: string; unchanged?: true; reason?: string; measures?: string }[];
    }
    const cellOf = async ({ unit, figure, month }: { unit: string; figure: string; month: string }) => {
      const window = sample.plan.windows.find(({ from, to }) => from <= month && month <= to)?.code;
      const { asked } = await year.game.as('office-clerk').get<FormAnswer>(`/reporting/2026/${window}/${unit}`);
      return asked.find((cell) => cell.figure === figure && cell.month === month);
    };
    for (const cell of sample.forms.unchanged) expect(await cellOf(cell)).toMatchObject({ unchanged: true });
    for (const { reason, measures, ...cell } of sample.forms.explanations) expect(await cellOf(cell)).toMatchObject({ reason, measures });
    for (const { value, ...cell } of sample.forms.mistyped) expect((await cellOf(cell))?.value).not.toBe(value);
    for (const { unit, window, rule, month, note } of sample.forms.acknowledged) {
      const { hints } = (await submissionsOf(window)).find((each) => each.unit === unit) ?? {};
      expect(hints).toContainEqual(expect.objectContaining({ rule, month, acknowledged: note }));
    }
    const [first] = year.result.quality;
    expect(first?.units).toHaveLength(23);
    expect(first?.units.every(({ quality }) => quality?.article === '第九条')).toBe(true);
    expect(first?.units.find(({ unit }) => unit === 'U009')?.quality?.parts).toMatchObject({ corrections: '75.0', timeliness: '100.0' });
  });

  it('was decided version by version, and nothing that it rests on can be changed any more', async () => {
    const [head, clerk] = [year.game.as('office-head'), year.game.as('office-clerk')];
    const { decisions } = await head.get<{ decisions: Decision[] }>('/cycles/2026/decisions');
    const versions = new Map(decisions.map(({ kind, version }) => [kind, version]));
    expect([versions.get('first-look'), versions.get('review'), versions.get('decide')]).toEqual(['1', '1', year.result.version]);
    const { entries } = await clerk.get<{ entries: { id: string }[] }>('/ledger/2026');
    const [entry] = entries;
    const tries = [
      () => head.post(`/ledger/2026/${entry?.id}/withdraw`, { reason: '录入有误' }),
      ...sample.ledger.slice(0, 1).map(
        ({ content }) =>
          () =>
            clerk.post('/ledger/2026', { id: 'TZ-LATE', content }),
      ),
    ];
    expect(tries).toHaveLength(2);
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ status: 409, code: 'result-decided' });
  });

  it('is final, the cycle is closed and the next one open', async () => {
    const { cycles } = await year.game.as('office-head').get<{ cycles: Cycle[] }>('/cycles/county');
    expect(year.result.status).toBe('final');
    expect(cycles.map(({ cycle, status }) => `${cycle} ${status}`)).toEqual(['2026 closed', '2027 active']);
  });
});
