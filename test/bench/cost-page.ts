import type { CountyYear } from './county-year.ts';
import { idleQueues, type Line, totalOf } from './prices.ts';
import type { Histories } from './seen.ts';

export interface CostFacts {
  indicators: number;
  returnedPercent: number;
  year: CountyYear;
  histories: Histories;
  lines: Line[];
}

/** Queues that functions listen to; the templates are held against it. */
export const queues = 5;
const idle = idleQueues(queues);

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** docs/cost.md, made by `npm run bench`. */
export const costPage = ({ indicators, returnedPercent, year, histories, lines }: CostFacts): string => `# Cost of a county's year

Made by \`npm run bench\`; do not edit. ${year.units} units × ${indicators} indicators, ${year.windows - 1} reporting windows and the final one, ${returnedPercent} % of the reports returned once.

## State transitions

Counted from the definitions in \`workflows/\` and the outcomes of the tasks: every state entered, and every look-again of a wait of more than 30 days.

| procedure | executions | transitions each | events each |
|---|---:|---:|---:|
${year.executions.map(({ name, count, walk }) => `| ${name} | ${count} | ${walk.transitions} | ${walk.events} |`).join('\n')}
| **together** | | **${whole(year.transitions)}** | at most ${year.mostEvents} |

On the local cloud the histories of ${histories.executions} executions (next year's preparation among them) held ${whole(histories.transitions)} transitions: a task that is settled before its workflow waits for it takes one state more, and no wait lasted 30 days there. The largest input or output of a state was ${histories.mostBytes} bytes: state carries ids only.

## List prices

USD, us-east-1, November 2026, without free tiers (\`test/bench/prices.ts\`). Requests and request units are those that the year really made on the local cloud; API calls include the looking and waiting of the program that plays the people. Lambda is reckoned at 200 ms a request, with 1 GB for the steps of the procedures and 512 MB for all else.

| what | amount | USD |
|---|---:|---:|
${lines.map(({ what, amount, usd }) => `| ${what} | ${whole(amount)} | ${usd.toFixed(4)} |`).join('\n')}
| **together** | | **${totalOf(lines).toFixed(2)}** |

Not in it, because what counts here does not see them: uploads of evidence and the delivery of notifications through their queues (three requests and a call each). Not in it, because they do not grow with the year: alarms (0.10 a month each), secrets (0.40 a month each), logs (0.50 per GB), storage (a few MB), point-in-time recovery of the tables, and the looking of Lambda into ${queues} queues (some ${whole(idle.requests)} empty receives a month, ${idle.usd.toFixed(2)} a month a deployment, however many counties it serves).
`;
