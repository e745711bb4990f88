import type { TaskKind } from '#domain/tasks/task.ts';
import { definitionOf, holesOf, readProcedure } from '../../../infra/constructs/definition.ts';
import { isAwait, kindOf, Procedure, type State, type TaskState } from '../../../infra/constructs/procedure.ts';
import { workflows } from '../../../infra/names.ts';

/** Names and numbers as a cloud would give them. */
export const filledWith = (name: string, records = 'records'): string => {
  const steps = [...holesOf(readProcedure(name))].map((hole) => [hole, `arn:aws-cn:lambda:cn-north-1:000000000000:function:${hole}`]);
  return definitionOf(name, { ...Object.fromEntries(steps), Partition: 'aws', Records: records });
};

export const procedures = workflows.map((name) => ({ name, procedure: Procedure.parse(JSON.parse(filledWith(name))) }));

interface Placed<S> {
  /** `submission: The unit reports` */
  at: string;
  workflow: string;
  name: string;
  procedure: Procedure;
  state: S;
}

/** Every state of every procedure. */
export const allStates: Placed<State>[] = procedures.flatMap(({ name: workflow, procedure }) =>
  Object.entries(procedure.States).map(([name, state]) => ({ at: `${workflow}: ${name}`, workflow, name, procedure, state })),
);

const isPlaced =
  <S extends State>(is: (state: State) => state is S) =>
  (placed: Placed<State>): placed is Placed<S> =>
    is(placed.state);

export const allTasks = allStates.filter(isPlaced((state): state is TaskState => state.Type === 'Task'));
export const allChoices = allStates.filter(isPlaced((state) => state.Type === 'Choice'));

/** Waiting states with the kind of task that they wait for. */
export const allAwaits = allTasks.filter(({ state }) => isAwait(state)).map((placed) => ({ ...placed, kind: kindOf(placed.state) as TaskKind }));
