import { relative } from 'node:path';
import { rolesOn } from '#domain/access/caller.ts';
import { roleNames } from '#domain/access/role-names.zh-cn.ts';
import { inChinese } from '#domain/cycles/calendar.ts';
import type { Role } from '#domain/tasks/task.ts';
import { root } from './cloud.ts';
import { dayAfter, type Game } from './play/game.ts';
import type { YearResult } from './results/collect.ts';

interface Places {
  endpoint: string;
  folder: string;
  console: string;
}

/** One person for each post that acts, in the order in which a year needs them; of the units the first. */
const shownRoles = Object.keys(roleNames).filter((role) => role !== 'source-system') as Role[];

const peopleText = ({ sample, today }: Game): string =>
  shownRoles
    .flatMap((role) => {
      const person = sample.people.find(({ posts }) => rolesOn(today, { posts }).some((post) => post.role === role));
      const unit = person?.posts.find((post) => post.role === role)?.unit;
      const unitName = sample.plan.units.find(({ id }) => id === unit)?.name;
      return person === undefined ? [] : [`  ${person.name}  ${roleNames[role]}${unitName === undefined ? '' : `(${unitName})`}`];
    })
    .join('\n');

const addressesText = ({ base }: Game, { console: address, endpoint }: Pick<Places, 'console' | 'endpoint'>): string => `
地址
  工作台    ${address}
  公众页面  ${address}/public/
  接口      ${base}
  云        ${endpoint}`;

const signInText = (game: Game): string => `
打开工作台,选一位示例人员登录(县内日期 ${inChinese(game.today)})
${peopleText(game)}`;

const asHead = ({ base, county, ...game }: Game): string =>
  `TOKEN=$(curl -s ${base}/access/session -H 'content-type: application/json' -d '{"county":"${county}","person":"${game.as('office-head').id}"}' | node -pe 'JSON.parse(fs.readFileSync(0)).token')`;

/** After a year that was left to its people: where to go on, and how the county's days pass. */
export const handedOver = (game: Game, places: Pick<Places, 'console' | 'endpoint'>): string => `${addressesText(game, places)}
${signInText(game)}

县内日期不会自己往前走。办完手头的事,用下面的命令走到下一天(或写明某一天)
    ${asHead(game)}
    curl -s ${game.base}/cycles/ticks -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"day":"${dayAfter(game.today)}"}'`;

/** Addresses, and what to try next. */
export const closingWords = (game: Game, { explained, totals, ahead }: YearResult, places: Places): string => {
  const { folder } = places;
  const { base, cycle } = game;
  const results = relative(root, folder);
  const unit = explained?.unit ?? totals[0]?.unit ?? 'U001';
  const warned = ahead.at(-1);
  const first = warned?.ahead[0]?.unit ?? unit;
  return `${addressesText(game, places)}
  结果文件  ${results}/(results.md、results.json、scorecards.json、budget.json、quality.json、dossier.json;项目评价表 *.xlsx)
${signInText(game)}

接下来可以试试
  以考评办主任的身份登录,查看 ${unit} 的得分明细:
    ${asHead(game)}
    curl -s ${base}/scoring/${cycle}/scorecards/${unit} -H "authorization: Bearer $TOKEN"
  查看 ${unit} 的绩效目标(分解数、历次调整)和上半年亮灯:
    curl -s ${base}/targets/${cycle}/${unit} -H "authorization: Bearer $TOKEN"
    curl -s ${base}/scoring/${cycle}/lights/${cycle}H1/${unit} -H "authorization: Bearer $TOKEN"
  ${warned === undefined ? '' : `${warned.name}按预测发出预警 ${warned.ahead.length} 项(预测,不是结果);`}查看 ${first} 的模拟得分、可能失的分和收到的通知:
    curl -s ${base}/scoring/${cycle}/standing/${warned?.window ?? `${cycle}H1`}/${first} -H "authorization: Bearer $TOKEN"
  查看 ${first} 历年得分;测算某项数据变化后的得分(不保存),如在 changes 中写 {"figure":"数据项","period":"${cycle}-09","value":"数值"}:
    curl -s ${base}/scoring/${cycle}/scorecards/${first}/history -H "authorization: Bearer $TOKEN"
    curl -s ${base}/scoring/${cycle}/standing/${warned?.window ?? `${cycle}H1`}/${first}/what-if -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"changes":[…]}'
  查看可以登录的人员:
    curl -s ${base}/access/people
  不用云,从卷宗重新计算全部得分:
    npx xianheng assess ${results}/dossier.json
    npx xianheng assess ${results}/dossier.json --explain ${unit}

${Number(cycle) + 1} 年度已由时钟在开启日自动开启,等待印发年度方案。`;
};
