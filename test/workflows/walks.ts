import type { WorkflowName } from '../../infra/names.ts';

/** A task that a walk passes and what answers there: the outcome of a task item, or what a step gives back. */
export type Turn = readonly [state: string, answer: string | Record<string, unknown>];

export interface Walk {
  workflow: WorkflowName;
  /** What happens, in the words of the procedure. */
  story: string;
  turns: readonly Turn[];
  ends: string;
}

const step = {};
const walk = (workflow: WorkflowName, story: string, turns: readonly Turn[], ends = 'Done'): Walk => ({ workflow, story, turns, ends });

const reported: Turn = ['The unit reports', 'reported'];
const signed: Turn = ['Its leader signs', 'signed'];
const accepted: Turn = ['The office decides', 'accepted'];
const submissions = [
  walk('submission', 'a unit reports, its leader signs, the office accepts', [reported, signed, accepted], 'Settled'),
  walk(
    'submission',
    'the leader returns, then the office returns, the third report is accepted',
    [reported, ['Its leader signs', 'returned'], reported, signed, ['The office decides', 'returned'], reported, signed, accepted],
    'Settled',
  ),
  ...['expired', 'withdrawn'].flatMap((end) => [
    walk('submission', `the report is ${end}`, [['The unit reports', end]], 'Settled'),
    walk('submission', `the signature is ${end}`, [reported, ['Its leader signs', end]], 'Settled'),
  ]),
  walk('submission', 'the office takes its own task back', [reported, signed, ['The office decides', 'withdrawn']], 'Settled'),
];

const preparation = walk('preparation', 'plan, schemes, targets, base data', [
  ['The office issues the plan', 'issued'],
  ['The office publishes the schemes', 'published'],
  ['The units agree on their targets', 'agreed'],
  ['The office confirms the base data', 'confirmed'],
  ['The phase is complete', step],
]);

const planned = (window: string): Turn => ['Which window comes next', { more: true, window }];
const tracked = (window: string, informed: string): Turn[] => [
  planned(window),
  ['The day of the window comes', 'came'],
  ['Open the window', step],
  ['All units have settled', 'closed'],
  ['Assess where the year stands', step],
  ['The office informs the units', informed],
];
const noMore: Turn = ['Which window comes next', { more: false }];
const completed: Turn = ['The phase is complete', step];
const tracking = [
  walk('midterm-tracking', 'three windows: told, told too late, not told', [
    ...tracked('2026Q1', 'informed'),
    ...tracked('2026H1', 'expired'),
    ...tracked('2026Q3', 'withdrawn'),
    noMore,
    completed,
  ]),
  walk('midterm-tracking', 'the phase ends early while a window is still to come', [
    ...tracked('2026Q1', 'informed'),
    planned('2026H1'),
    ['The day of the window comes', 'called-off'],
    completed,
  ]),
];

const finalWindow: Turn[] = [
  ['The final window is planned', { more: true, window: '2026FY' }],
  ['The day of the window comes', 'came'],
  ['Open the window', step],
  ['All units have settled', 'closed'],
];
const scored = (experts: string, people: string, ...looks: string[]): Turn[] => [
  ...finalWindow,
  ['Experts give their opinions', experts],
  ['The public rates', people],
  ...looks.flatMap((look): Turn[] => [
    ['Compute the scores', step],
    ['The leading group takes a first look', look],
  ]),
];
const scoring = [
  walk('final-scoring', 'both tracks rate, the first look agrees', [...scored('given', 'given', 'agreed'), completed]),
  walk('final-scoring', 'nobody rates in time, the first look asks twice for new scores', [
    ...scored('expired', 'expired', 'recompute', 'recompute', 'agreed'),
    completed,
  ]),
  walk('final-scoring', 'the office asks nobody', [...scored('withdrawn', 'withdrawn', 'agreed'), completed]),
  walk('final-scoring', 'a plan without its final window', [['The final window is planned', { more: false }]], 'The plan has no final window'),
];

const sent: Turn[] = [
  ['Send the scores to the units', step],
  ['The appeal days run', 'came'],
];
const reviewed = (outcome: string): Turn[] => [
  ['Appeals are decided', step],
  ['The leading group reviews', outcome],
];
const noticed = (outcome: string): Turn[] => [
  ['Post the public notice', step],
  ['The notice days run', 'came'],
  ['Objections are decided', step],
  ['The deciding body decides', outcome],
];
const final: Turn[] = [['The results become final', step], completed];
const feedback = [
  walk('feedback', 'checked, reviewed, on notice, decided', [...sent, ...reviewed('passed'), ...noticed('decided'), ...final]),
  walk('feedback', 'the leading group sends it back to the units', [
    ...sent,
    ...reviewed('sent-back'),
    ...sent,
    ...reviewed('passed'),
    ...noticed('decided'),
    ...final,
  ]),
  walk('feedback', 'the deciding body sends it back to the review', [
    ...sent,
    ...reviewed('passed'),
    ...noticed('sent-back'),
    ...reviewed('passed'),
    ...noticed('decided'),
    ...final,
  ]),
];

const drawn = (outcome: string): Turn[] => [
  ['Draw up the budget', step],
  ['Finance adjusts and signs off', outcome],
];
const used: Turn[] = [
  ['Use the results', step],
  ['People confirm the use', 'confirmed'],
];
const disclosed: Turn = ['Disclose the results', { outcome: 'disclosed' }];
const budget = walk('budget-linkage', 'finance wants a new table, signs it off, the use is confirmed, the result is disclosed', [
  ...drawn('redraw'),
  ...drawn('signed-off'),
  ...used,
  disclosed,
  completed,
]);
const kept = walk('budget-linkage', 'the disclosure waits for the day of a figure', [
  ...drawn('signed-off'),
  ...used,
  ['Disclose the results', { outcome: 'embargoed' }],
  ['The figures are kept', 'came'],
  disclosed,
  completed,
]);

const read: Turn = ['Check the file', { readable: true }];
const post: Turn = ['Post the batch', { posted: true }];
const ingestion = [
  walk('ingest-batch', 'a clean file is posted as a whole', [read, ['The office confirms', 'all'], post], 'Posted'),
  walk(
    'ingest-batch',
    'a file is read again, then its good rows are posted',
    [read, ['The office confirms', 'recheck'], read, ['The office confirms', 'good-rows'], post],
    'Posted',
  ),
  walk(
    'ingest-batch',
    'the data of the source changed after the preview: the file is checked and confirmed anew',
    [read, ['The office confirms', 'all'], ['Post the batch', { posted: false }], read, ['The office confirms', 'good-rows'], post],
    'Posted',
  ),
  walk('ingest-batch', 'a file is given up', [read, ['The office confirms', 'withdrawn'], ['Close the intake', step]], 'Given up'),
  walk('ingest-batch', 'a file that cannot be read', [['Check the file', { readable: false }]], 'The file is refused'),
];

/** Every way through every procedure that the outcomes of its tasks allow, loops once or twice around. */
export const walks: readonly Walk[] = [...submissions, preparation, ...tracking, ...scoring, ...feedback, budget, kept, ...ingestion];
