import * as z from 'zod';

/** Retrying at the given errors. */
const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.int().positive(),
  BackoffRate: z.number().min(1),
  MaxAttempts: z.int().positive(),
  MaxDelaySeconds: z.int().positive().optional(),
  JitterStrategy: z.literal('FULL').optional(),
});

const Task = z.strictObject({
  Type: z.literal('Task'),
  /** `task <kind>`: the kind of the task item that is waited for. */
  Comment: z.string().optional(),
  Resource: z.string(),
  Arguments: z.record(z.string(), z.unknown()),
  TimeoutSeconds: z.int().positive().optional(),
  Retry: z.array(Retrier).min(1),
  Catch: z.array(z.strictObject({ ErrorEquals: z.array(z.string()).min(1), Output: z.string(), Next: z.string() })).optional(),
  Output: z.string(),
  Next: z.string(),
});

const Choice = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z.array(z.strictObject({ Condition: z.string(), Next: z.string() })).min(1),
  Default: z.string(),
});

/** What a procedure may be made of, and nothing else: waiting, reading and steps, branching on a fact, an end. */
export const State = z.discriminatedUnion('Type', [
  Task,
  Choice,
  z.strictObject({ Type: z.literal('Succeed') }),
  z.strictObject({ Type: z.literal('Fail'), Error: z.string() }),
]);
export type State = z.infer<typeof State>;
export type TaskState = z.infer<typeof Task>;

export const Procedure = z.strictObject({
  Comment: z.string(),
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  States: z.record(z.string(), State),
});
export type Procedure = z.infer<typeof Procedure>;

/** A task that waits: its token is attached to a task item, whose settling answers. */
export const isAwait = (state: State): state is TaskState => state.Type === 'Task' && state.Resource.endsWith('.waitForTaskToken');
/** A step of ours. */
export const isStep = (state: State): state is TaskState => state.Type === 'Task' && state.Resource.endsWith(':lambda:invoke');
/** The kind of task item that a state waits for. */
export const kindOf = ({ Comment = '' }: TaskState): string => Comment.replace(/^task /, '');

/** Where a state may lead, in the order of the definition. */
export const nextOf = (state: State): string[] => {
  if (state.Type === 'Choice') return [...state.Choices.map(({ Next }) => Next), state.Default];
  return state.Type === 'Task' ? [state.Next, ...(state.Catch ?? []).map(({ Next }) => Next)] : [];
};
