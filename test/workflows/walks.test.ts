import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAwait, isStep } from '../../infra/constructs/procedure.ts';
import { type WorkflowName, workflows } from '../../infra/names.ts';
import { type ACloud, aCloud, type Course } from './a-cloud.ts';
import { type Case, caseOf, fails, gives, procedureOf, readAfter, runAll, taskOf } from './mocked.ts';
import { type Walk, walks } from './walks.ts';

const titled = (walk: Walk): string => `${walk.workflow}: ${walk.story}`;

/** Each task on the walks once: the first walk and turn that reach it. */
const reached = walks
  .flatMap((walk) => walk.turns.map(([name], at) => ({ walk, at, name, key: `${walk.workflow}: ${name}` })))
  .filter(({ key }, index, all) => all.findIndex((each) => each.key === key) === index);

const straight = walks.map((walk) => ({ walk, run: caseOf(walk, titled(walk)) }));
const resumed = walks.map((walk) => ({ walk, run: caseOf(walk, `${titled(walk)} (settled before)`, { settled: true }) }));

const choosing = reached.filter(({ walk, name }) => procedureOf(walk.workflow).States[taskOf(walk.workflow, name).Next]?.Type === 'Choice');
const unknown = choosing.map(({ walk, at, name, key }) => {
  const nobodyKnows = isStep(taskOf(walk.workflow, name)) ? { Payload: { more: 'perhaps' } } : { outcome: 'nobody-knows' };
  return { walk, name, run: caseOf(walk, `${key}: an answer nobody knows`, { breaksAt: at, by: gives(nobodyKnows) }) };
});
const missing = reached
  .filter(({ walk, name }) => isAwait(taskOf(walk.workflow, name)))
  .map(({ walk, at, name, key }) => ({ walk, name, run: caseOf(walk, `${key}: the task is missing`, { breaksAt: at, by: gives({}), atRead: true }) }));

/** Every retrier of every task, the readings included, with one of its errors after another. */
const retried = reached
  .flatMap(({ walk, at, name }) => [
    { walk, at, task: name, atRead: false },
    ...(isAwait(taskOf(walk.workflow, name)) ? [{ walk, at, task: readAfter(walk.workflow, name), atRead: true }] : []),
  ])
  .flatMap(({ walk, at, task, atRead }, index) =>
    taskOf(walk.workflow, task).Retry.map(({ ErrorEquals, MaxAttempts }) => {
      const error = ErrorEquals[index % ErrorEquals.length] ?? '';
      const key = `${walk.workflow}: ${task} retries ${ErrorEquals[0]}`;
      return { walk, task, key, error, MaxAttempts, run: caseOf(walk, `${walk.workflow}: ${task} meets ${error}`, { breaksAt: at, by: fails(error), atRead }) };
    }),
  );

const cases: Case[] = [...straight, ...resumed, ...unknown, ...missing, ...retried].map(({ run }) => run);

let cloud: ACloud;
let courses: Map<string, Course>;
beforeAll(async () => {
  cloud = await aCloud('walks.log');
  courses = await runAll(cloud, cases);
});
afterAll(() => cloud?.stop());

const courseOf = ({ story }: Case): Course => {
  const course = courses.get(story);
  if (course === undefined) throw new Error(`“${story}” was not run`);
  return course;
};
const isTask = (workflow: WorkflowName, name: string): boolean => procedureOf(workflow).States[name]?.Type === 'Task';
const tasksOf = (workflow: WorkflowName, { entered }: Course): string[] => entered.map(({ name }) => name).filter((name) => isTask(workflow, name));

/** Every wait is for the task that was named before it. */
const waitsForWhatWasNamed = (workflow: WorkflowName, { entered }: Course): void => {
  for (const { name, input } of entered) {
    if (isTask(workflow, name) && isAwait(taskOf(workflow, name))) expect(input['task'], name).toEqual({ pk: '330726#2026', sk: name });
  }
};

describe('a procedure goes its way', () => {
  it.each(straight)('$run.story', ({ walk, run }) => {
    const course = courseOf(run);
    expect(tasksOf(walk.workflow, course)).toEqual(walk.turns.map(([name]) => name));
    expect(course.entered.at(-1)?.name).toBe(walk.ends);
    expect(course.status).toBe(procedureOf(walk.workflow).States[walk.ends]?.Type === 'Succeed' ? 'SUCCEEDED' : 'FAILED');
    waitsForWhatWasNamed(walk.workflow, course);
  });

  it.each(resumed)('$run.story', ({ walk, run }) => {
    const course = courseOf(run);
    const expected = walk.turns.flatMap(([name]) => (isAwait(taskOf(walk.workflow, name)) ? [name, readAfter(walk.workflow, name)] : [name]));
    expect(tasksOf(walk.workflow, course)).toEqual(expected);
    expect(course.entered.at(-1)?.name).toBe(walk.ends);
    waitsForWhatWasNamed(walk.workflow, course);
  });
});

describe('what nobody knows ends in a failure that says so', () => {
  it.each([...unknown, ...missing])('$run.story', ({ run }) => {
    const { status, error, entered } = courseOf(run);
    expect({ status, error, last: entered.at(-1)?.name }).toEqual({ status: 'FAILED', error: 'UnknownOutcome', last: 'Outcome nobody knows' });
  });
});

describe('what may pass is tried again, as often as it says', () => {
  it.each(retried)('$run.story', ({ task, error, MaxAttempts, run }) => {
    const course = courseOf(run);
    expect(course.failures.filter((each) => each === error)).toHaveLength(1 + MaxAttempts);
    expect({ status: course.status, error: course.error, last: course.entered.at(-1)?.name }).toEqual({ status: 'FAILED', error, last: task });
  });
});

describe('nothing is left out', () => {
  /** Branches and catches, as `workflow: from → to`. */
  const ways = workflows.flatMap((workflow) =>
    Object.entries(procedureOf(workflow).States).flatMap(([name, state]) => {
      if (state.Type === 'Choice') return [...state.Choices.map(({ Next }) => Next), state.Default].map((next) => `${workflow}: ${name} → ${next}`);
      return state.Type === 'Task' ? (state.Catch ?? []).map(({ Next }) => `${workflow}: ${name} → ${Next}`) : [];
    }),
  );
  const retriers = workflows.flatMap((workflow) =>
    Object.entries(procedureOf(workflow).States).flatMap(([name, state]) =>
      state.Type === 'Task' ? state.Retry.map(({ ErrorEquals }) => `${workflow}: ${name} retries ${ErrorEquals[0]}`) : [],
    ),
  );

  it('every branch of every choice, its default included, and every catch was run', () => {
    const run = new Set(cases.flatMap((each) => courseOf(each).entered.map(({ name }, at, all) => `${each.workflow}: ${name} → ${all[at + 1]?.name}`)));
    expect(ways.length).toBeGreaterThan(70);
    expect(ways.filter((way) => !run.has(way))).toEqual([]);
  });

  it('every retry was run', () => {
    const run = new Set(retried.filter(({ error, run }) => courseOf(run).failures.filter((each) => each === error).length > 1).map(({ key }) => key));
    expect(retriers.filter((retrier) => !run.has(retrier))).toEqual([]);
  });
});
