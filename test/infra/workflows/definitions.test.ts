import validate from 'asl-validator';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { endingsOf, taskKinds } from '#domain/tasks/task.ts';
import { checkHoles, holesOf, type readProcedure } from '../../../infra/constructs/definition.ts';
import { isAwait, isStep, nextOf } from '../../../infra/constructs/procedure.ts';
import { steps, workflows } from '../../../infra/names.ts';
import { allAwaits, allChoices, allStates, allTasks, filledWith, procedures } from './a-procedure.ts';

const transientOfTables = [
  'TransactionConflictException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceededException',
  'InternalServerErrorException',
  'SdkClientException',
].map((error) => `DynamoDb.${error}`);
const transientOfFunctions = [
  ...['TooManyRequestsException', 'ServiceException', 'SdkClientException', 'AWSLambdaException'].map((error) => `Lambda.${error}`),
  'TryAgain',
  'Conflict',
];
const patiently = { IntervalSeconds: 1, BackoffRate: 2, MaxDelaySeconds: 60, MaxAttempts: 10, JitterStrategy: 'FULL' };
const lookAgain = { ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 13 };

/** Every JSONata expression below a value, with where it stands. */
const expressionsIn = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return value.startsWith('{%') ? [[path, value.slice(2, -2)]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => expressionsIn(each, path === '' ? key : `${path}.${key}`));
};

/** State as it stands when a procedure is under way: ids only. */
const input = {
  county: '330726',
  cycle: '2026',
  phase: 'feedback',
  attempt: 1,
  window: '2026H1',
  unit: 'U012',
  intake: 'a1b2',
  more: true,
  outcome: 'returned',
  task: { pk: 'p', sk: 's' },
};
const evaluated = (text: string, result: unknown = {}): Promise<unknown> =>
  jsonata(text).evaluate({}, { states: { input, result, context: { Task: { Token: 'token' } } } });

describe.each(procedures)('$name', ({ name, procedure }) => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(JSON.parse(filledWith(name)));
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
  });

  it('uses every state, and every state leads to an end', () => {
    const reached = new Set<string>();
    const ends = new Set<string>();
    const visit = (state: string): boolean => {
      if (reached.has(state)) return ends.has(state);
      reached.add(state);
      const next = nextOf(procedure.States[state] ?? { Type: 'Fail', Error: 'NoSuchState' });
      const ended = next.map(visit).some(Boolean) || next.length === 0;
      if (ended) ends.add(state);
      return ended;
    };
    visit(procedure.StartAt);
    expect([...reached].sort()).toEqual(Object.keys(procedure.States).sort());
  });
});

describe('expressions', () => {
  it.each(procedures)('of $name compile and use nothing that a cloud lacks', ({ procedure }) => {
    const expressions = expressionsIn(procedure);
    expect(expressions.length).toBeGreaterThan(Object.keys(procedure.States).length);
    for (const [path, text] of expressions) {
      expect(() => jsonata(text), path).not.toThrow();
      expect(text, path).not.toMatch(/\$(hash|uuid|random|now|millis|partition|parse)\b/);
    }
  });

  it('a step is told ids, all of them known', async () => {
    for (const { at, state } of allTasks.filter((each) => isStep(each.state))) {
      const [[, text] = ['', '']] = expressionsIn(state.Arguments['Payload'], 'Payload');
      const told = await evaluated(text);
      expect(told, at).toMatchObject({ county: '330726', cycle: '2026' });
      expect(Object.values(told as object), at).not.toContain(undefined);
    }
  });

  it('a settled task hands on its outcome and the task that follows', async () => {
    const [read] = allTasks.filter(({ state }) => state.Resource.endsWith(':getItem'));
    const [[, text] = ['', '']] = expressionsIn(read?.state.Output, 'Output');
    const item = { outcome: { S: 'signed' }, next: { M: { pk: { S: 'p2' }, sk: { S: 's2' } } } };
    expect(await evaluated(text, { Item: item })).toEqual({ ...input, outcome: 'signed', task: { pk: 'p2', sk: 's2' } });
    expect(await evaluated(text, { Item: { outcome: { S: 'accepted' } } })).toEqual({ ...input, outcome: 'accepted' });
    expect(await evaluated(text, {})).toEqual({ ...input, outcome: 'missing' });
  });
});

describe('holes', () => {
  it('and steps fit each other', () => {
    expect(() => checkHoles(workflows, Object.keys(steps))).not.toThrow();
  });

  it('without a step are refused', () => {
    const { UseResults: _, ...fewer } = steps;
    expect(() => checkHoles(workflows, Object.keys(fewer))).toThrow(/budget-linkage\.asl\.yaml: no step fills \$\{UseResults\}/);
  });

  it('are missed when a step has none', () => {
    expect(() => checkHoles(workflows, [...Object.keys(steps), 'CountStars'])).toThrow('no procedure calls the step CountStars');
  });

  it('are all filled in a definition', () => {
    for (const { name } of procedures) expect(holesOf(JSON.parse(filledWith(name)) as ReturnType<typeof readProcedure>), name).toEqual(new Set());
  });
});

describe('states', () => {
  it.each(allStates)('$at is named as a sentence', ({ name }) => {
    expect(name).toMatch(/^[A-Z][a-z]*( [a-z]+)*\??$/);
  });

  it.each(allStates.filter(({ state }) => state.Type === 'Choice'))('$at asks a question', ({ name }) => {
    expect(name).toMatch(/\?$/);
  });

  it.each(allTasks)('$at uses an integration that exists on every cloud', ({ state }) => {
    expect(state.Resource).toMatch(/^arn:aws:states:::(lambda:invoke|aws-sdk:dynamodb:(getItem|updateItem\.waitForTaskToken))$/);
  });

  it.each(allTasks)('$at retries what may pass, as named, capped and spread', ({ state }) => {
    const passing = { ErrorEquals: isStep(state) ? transientOfFunctions : transientOfTables, ...patiently };
    expect(state.Retry).toEqual(isAwait(state) ? [lookAgain, passing] : [passing]);
    expect(state.TimeoutSeconds).toBe(isAwait(state) ? 30 * 24 * 60 * 60 : undefined);
  });

  it.each(allTasks)('$at catches only that its task was settled before', ({ state, procedure }) => {
    if (!state.Resource.endsWith('.waitForTaskToken')) return expect(state.Catch).toBeUndefined();
    expect(state.Catch).toEqual([{ ErrorEquals: ['DynamoDb.ConditionalCheckFailedException'], Output: '{% $states.input %}', Next: expect.any(String) }]);
    const read = procedure.States[state.Catch?.[0]?.Next ?? ''];
    expect(read).toMatchObject({ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem', Next: state.Next });
  });
});

describe('choices', () => {
  it.each(allChoices)('$at leads each branch elsewhere and what is unknown to a Fail that says so', ({ state, procedure }) => {
    expect(new Set(nextOf(state)).size).toBe(nextOf(state).length);
    expect(state.Default).toBe('Outcome nobody knows');
    expect(procedure.States[state.Default]).toEqual({ Type: 'Fail', Error: 'UnknownOutcome' });
  });

  it.each(allAwaits)('$at waits for a task that exists: $kind', ({ kind }) => {
    expect(taskKinds).toContain(kind);
  });

  it.each(allAwaits)('$at: the choice after it lists exactly how its task can end', async ({ state, kind, procedure }) => {
    const choice = procedure.States[state.Next];
    if (choice?.Type !== 'Choice') throw new Error(`no choice follows, but ${choice?.Type}`);
    const every = new Set(taskKinds.flatMap(endingsOf));
    const known = [];
    for (const outcome of every) {
      const takes = [];
      for (const { Condition } of choice.Choices) {
        const taken = await jsonata(Condition.slice(2, -2)).evaluate({}, { states: { input: { ...input, outcome } } });
        if (taken === true) takes.push(Condition);
      }
      expect(takes.length).toBeLessThanOrEqual(1);
      if (takes.length === 1) known.push(outcome);
    }
    expect(known.sort()).toEqual(endingsOf(kind).sort());
  });
});
