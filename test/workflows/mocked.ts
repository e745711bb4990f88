import { readProcedure } from '../../infra/constructs/definition.ts';
import { isAwait, isStep, type Procedure, type TaskState } from '../../infra/constructs/procedure.ts';
import { type WorkflowName, workflows } from '../../infra/names.ts';
import type { ACloud, Course } from './a-cloud.ts';
import type { Turn, Walk } from './walks.ts';

type Answer = { Return: unknown } | { Throw: { Error: string; Cause: string } };

/** One execution to run: what answers at each task, in the order in which the task is reached. */
export interface Case {
  workflow: WorkflowName;
  story: string;
  answers: Map<string, Answer[]>;
}

const taken = (name: string) => ({ pk: '330726#2026', sk: name });
const thrown = (error: string): Answer => ({ Throw: { Error: error, Cause: 'thrown by the test' } });
export const settledBefore = 'DynamoDb.ConditionalCheckFailedException';

const read = Object.fromEntries(workflows.map((name) => [name, readProcedure(name)])) as Record<WorkflowName, Procedure>;
export const procedureOf = (workflow: WorkflowName): Procedure => read[workflow];

export const taskOf = (workflow: WorkflowName, name: string): TaskState => {
  const state = procedureOf(workflow).States[name];
  if (state?.Type !== 'Task') throw new Error(`${workflow} has no task “${name}”`);
  return state;
};

export const readAfter = (workflow: WorkflowName, name: string): string => taskOf(workflow, name).Catch?.[0]?.Next ?? '';

/** The next state on the walk that waits for a task item: what the settled task, or the step, names. */
const followedBy = ({ workflow, turns }: Walk, at: number): string | undefined => turns.slice(at + 1).find(([name]) => isAwait(taskOf(workflow, name)))?.[0];

/** What the cloud would give for a turn: a step's payload, the output sent with a token, or the item that is read. */
const given = (walk: Walk, at: number, read: boolean): unknown => {
  const [name, answer] = walk.turns[at] as Turn;
  const next = followedBy(walk, at);
  const task = next === undefined ? undefined : taken(next);
  if (isStep(taskOf(walk.workflow, name))) return { StatusCode: 200, Payload: { ...(answer as object), ...(task === undefined ? {} : { task }) } };
  if (!read) return { outcome: answer, ...(task === undefined ? {} : { task }) };
  const follows = task === undefined ? {} : { next: { M: { pk: { S: task.pk }, sk: { S: task.sk } } } };
  return { Item: { outcome: { S: answer }, ...follows } };
};

interface Way {
  /** Every task was settled before its token could be attached: so goes an execution that was resumed at the very end. */
  settled?: boolean;
  /** The walk ends at this turn, by this answer of the turn's task or, with `atRead`, of the reading after it. */
  breaksAt?: number;
  by?: Answer;
  atRead?: boolean;
}

export const caseOf = (walk: Walk, story: string, { settled = false, breaksAt = walk.turns.length, by, atRead = false }: Way = {}): Case => {
  const answers = new Map<string, Answer[]>();
  const add = (state: string, answer: Answer) => answers.set(state, [...(answers.get(state) ?? []), answer]);
  walk.turns.slice(0, breaksAt + 1).forEach(([name], at) => {
    const breaks = at === breaksAt && by !== undefined;
    const waits = isAwait(taskOf(walk.workflow, name));
    if (waits && (breaks ? atRead : settled)) {
      add(name, thrown(settledBefore));
      add(readAfter(walk.workflow, name), breaks ? by : { Return: given(walk, at, true) });
    } else add(name, breaks ? by : { Return: given(walk, at, false) });
  });
  return { workflow: walk.workflow, story, answers };
};

export const fails = thrown;
export const gives = (result: unknown): Answer => ({ Return: result });

/** Runs the cases on the emulator with its stand-ins for tasks (the format of Step Functions Local), ten at a time, and gives the course of each. */
export const runAll = async (cloud: ACloud, cases: readonly Case[]): Promise<Map<string, Course>> => {
  const MockedResponses: Record<string, Record<string, Answer>> = {};
  const StateMachines: Record<string, { TestCases: Record<string, Record<string, string>> }> = {};
  cases.forEach(({ workflow, answers }, at) => {
    const testCase: Record<string, string> = {};
    for (const [state, list] of answers) {
      const response = `${at} ${state}`;
      testCase[state] = response;
      MockedResponses[response] = Object.fromEntries(list.map((answer, index) => [String(index), answer]));
    }
    StateMachines[workflow] ??= { TestCases: {} };
    StateMachines[workflow].TestCases[String(at)] = testCase;
  });
  const body = JSON.stringify({ 'stepfunctions._sfn_mock_config': { StateMachines, MockedResponses } });
  const response = await fetch(`${cloud.endpoint}/_ministack/config`, { method: 'POST', body });
  if (!response.ok) throw new Error(`the emulator took no stand-ins for tasks: HTTP ${response.status}`);

  const courses = new Map<string, Course>();
  const waiting = cases.entries();
  const lane = async () => {
    for (const [at, { workflow, story }] of waiting) {
      const input = { county: '330726', cycle: '2026', phase: workflow, attempt: 1, task: taken(procedureOf(workflow).StartAt) };
      courses.set(story, await cloud.ended(await cloud.start(workflow, input, String(at))));
    }
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  return courses;
};
