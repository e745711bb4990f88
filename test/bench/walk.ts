import jsonata from 'jsonata';
import { readProcedure } from '../../infra/constructs/definition.ts';

/** What an execution did: states entered are what AWS bills, events are what its history holds (25,000 at most). */
export interface Walk {
  transitions: number;
  events: number;
  steps: number;
  end: string;
}

/** What a waiting state or a step answers: an outcome, or facts such as `more`. */
export type Answer = Readonly<Record<string, unknown>>;

interface State {
  Type: 'Task' | 'Choice' | 'Succeed' | 'Fail';
  Resource?: string;
  Next?: string;
  Default?: string;
  Choices?: { Condition: string; Next: string }[];
}

const waits = (state: State): boolean => state.Resource?.endsWith('.waitForTaskToken') === true;

/**
 * Events of a state in the history of a standard workflow (Step Functions developer guide, "GetExecutionHistory"):
 * entered and exited; a task also scheduled, started and succeeded; one that waits for a token also submitted.
 */
const eventsOf = (state: State): number => (state.Type === 'Task' ? (waits(state) ? 6 : 5) : state.Type === 'Choice' ? 2 : 2);

/** A look-again after 30 days without an answer: timed out, scheduled, started, submitted; AWS bills the retry as a transition. */
const lookAgain = { transitions: 1, events: 4 };

const condition = (text: string) => jsonata(text.replace(/^\{%\s*|\s*%\}$/g, ''));

const nextOf = async (state: State, input: Answer): Promise<string | undefined> => {
  if (state.Type !== 'Choice') return state.Next;
  for (const { Condition, Next } of state.Choices ?? []) {
    if ((await condition(Condition).evaluate({}, { states: { input } })) === true) return Next;
  }
  return state.Default;
};

/**
 * Walks a procedure's definition with the answers of its tasks, in order. Every task takes one answer, `{}` where nothing depends on it.
 * `looksAgain`: how often a wait timed out and attached its token anew.
 */
export const walk = async (name: string, answers: readonly Answer[], looksAgain = 0): Promise<Walk> => {
  const { StartAt, States } = readProcedure(name) as { StartAt: string; States: Record<string, State> };
  const left = [...answers];
  const result: Walk = { transitions: looksAgain * lookAgain.transitions, events: 2 + looksAgain * lookAgain.events, steps: 0, end: '' };
  let input: Answer = {};
  for (let at: string | undefined = StartAt; at !== undefined; ) {
    const state: State | undefined = States[at];
    if (state === undefined) throw new Error(`${name} has no state ${at}`);
    result.transitions++;
    result.events += eventsOf(state);
    result.end = at;
    if (state.Type === 'Task') {
      const answer = left.shift();
      if (answer === undefined) throw new Error(`${name}: no answer left for “${at}”`);
      if (!waits(state)) result.steps++;
      input = { ...input, ...answer };
    }
    at = await nextOf(state, input);
  }
  if (left.length > 0) throw new Error(`${name}: ${left.length} answers too many`);
  return result;
};
