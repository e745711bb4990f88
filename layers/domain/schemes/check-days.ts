import { addWorkingDays } from '#domain/cycles/calendar.ts';
import { join, type Problem, problem } from '#domain/problems/problem.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import { repeated } from './repeated.ts';

const phaseNames = { midtermTracking: '过程评估', finalScoring: '结果评估', feedback: '结果反馈', budgetLinkage: '结果应用' } as const;
type PhaseName = keyof typeof phaseNames;
const phaseOrder = ['midtermTracking', 'finalScoring', 'feedback', 'budgetLinkage'] as const satisfies readonly PhaseName[];

const phaseProblems = ({ phases }: Plan): Problem[] =>
  phaseOrder.flatMap((name, at) => {
    const before = phaseOrder[at - 1];
    return before === undefined || phases[before] < phases[name]
      ? []
      : [
          problem(join('phases', name), 'wrong-order', `${phaseNames[name]}阶段应在${phaseNames[before]}阶段之后开始`, {
            expected: `晚于 ${phases[before]}`,
            got: phases[name],
          }),
        ];
  });

/** Steps in the order in which they are done, with the phase whose first day they follow and the one before whose first day they are due. */
const steps = [
  { step: 'issuePlan', name: '印发年度方案', before: 'midtermTracking' },
  { step: 'publishSchemes', name: '发布考评细则', before: 'midtermTracking' },
  { step: 'agreeTargets', name: '商定绩效目标', before: 'midtermTracking' },
  { step: 'confirmBaseData', name: '确认基础数据', before: 'midtermTracking' },
  { step: 'expertRatings', name: '专家评审', after: 'finalScoring', before: 'feedback' },
  { step: 'publicRatings', name: '群众评价', after: 'finalScoring', before: 'feedback' },
  { step: 'firstLook', name: '考评领导小组初审', after: 'finalScoring', before: 'feedback' },
  { step: 'review', name: '审议', after: 'feedback', before: 'budgetLinkage' },
  { step: 'decision', name: '审定', after: 'feedback', before: 'budgetLinkage' },
  { step: 'budgetSignOff', name: '财政部门确认', after: 'budgetLinkage' },
] as const satisfies readonly { step: keyof Plan['due']; name: string; after?: PhaseName; before?: PhaseName }[];

const inPhase = ({ due, phases }: Plan): Problem[] =>
  steps.flatMap(({ step, name, ...phase }) => {
    const path = join('due', step);
    const [first, next] = ['after' in phase ? phase.after : undefined, 'before' in phase ? phase.before : undefined];
    if (first !== undefined && due[step] < phases[first])
      return [
        problem(path, 'due-before-phase', `“${name}”的期限早于${phaseNames[first]}阶段的开始日期`, { expected: `不早于 ${phases[first]}`, got: due[step] }),
      ];
    return next !== undefined && due[step] > phases[next]
      ? [problem(path, 'due-after-phase', `“${name}”的期限晚于${phaseNames[next]}阶段的开始日期`, { expected: `不晚于 ${phases[next]}`, got: due[step] })]
      : [];
  });

/** A step is not due before the one it rests on. */
const restsOn = [
  ['publishSchemes', 'issuePlan'],
  ['agreeTargets', 'publishSchemes'],
  ['firstLook', 'expertRatings'],
  ['firstLook', 'publicRatings'],
  ['decision', 'review'],
] as const satisfies readonly [keyof Plan['due'], keyof Plan['due']][];

const nameOf = (step: keyof Plan['due']): string => steps.find((each) => each.step === step)?.name ?? step;

const stepOrder = ({ due }: Plan): Problem[] =>
  restsOn.flatMap(([step, before]) =>
    due[before] <= due[step]
      ? []
      : [
          problem(join('due', step), 'wrong-order', `“${nameOf(step)}”的期限早于“${nameOf(before)}”的期限`, {
            expected: `不早于 ${due[before]}`,
            got: due[step],
          }),
        ],
  );

/** The days of appeal and of public notice fit between the steps around them. */
const enoughDays = ({ due, phases, calendar }: Plan, { days }: Policy): Problem[] => {
  const appealsEnd = addWorkingDays(phases.feedback, days.appealWorkingDays, calendar);
  const noticeEnds = addWorkingDays(due.review, days.noticeWorkingDays, calendar);
  return [
    ...(appealsEnd <= due.review
      ? []
      : [
          problem('due.review', 'too-few-appeal-days', `结果反馈开始后,异议期(${days.appealWorkingDays} 个工作日)到 ${appealsEnd} 才结束`, {
            expected: `不早于 ${appealsEnd}`,
            got: due.review,
          }),
        ]),
    ...(noticeEnds <= due.decision
      ? []
      : [
          problem('due.decision', 'too-few-notice-days', `审议之后,公示期(${days.noticeWorkingDays} 个工作日)到 ${noticeEnds} 才结束`, {
            expected: `不早于 ${noticeEnds}`,
            got: due.decision,
          }),
        ]),
  ];
};

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** 调休 makes a Saturday or Sunday a working day; no day is both off and worked. */
const calendarProblems = ({ calendar: { holidays, workdays } }: Plan): Problem[] => [
  ...repeated(holidays, (at) => join('calendar', 'holidays', at), '假日'),
  ...repeated(workdays, (at) => join('calendar', 'workdays', at), '调休工作日'),
  ...workdays.flatMap((day, at) => {
    const path = join('calendar', 'workdays', at);
    if (holidays.includes(day)) return [problem(path, 'holiday-and-workday', `${day} 既是假日又是调休工作日`, { got: day })];
    return isWeekend(day) ? [] : [problem(path, 'workday-not-weekend', `${day} 不是周六或周日,本来就是工作日`, { expected: '周六或周日', got: day })];
  }),
];

export const dayProblems = (plan: Plan, policy: Policy | undefined): Problem[] => [
  ...phaseProblems(plan),
  ...inPhase(plan),
  ...stepOrder(plan),
  ...(policy === undefined ? [] : enoughDays(plan, policy)),
  ...calendarProblems(plan),
];
