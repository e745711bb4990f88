import { readProcedure } from '../constructs/definition.ts';
import { isAwait, isStep, kindOf, nextOf, type Procedure, type State } from '../constructs/procedure.ts';
import { workflows } from '../names.ts';

/** A state as it is drawn, and what it stands for: waiting, the reading of what was settled before and the choice after it are one. */
interface Node {
  id: string;
  name: string;
  state: State;
}

interface Edge {
  to: string;
  label: string;
}

/** `outcome in ['given', 'expired']` → `given, expired`; `more = true` → `more`. */
const labelOf = (condition: string): string => {
  const words = [...condition.matchAll(/'([^']+)'/g)].map(([, word]) => word);
  if (words.length > 0) return words.join(', ');
  return /(\w+) = (true|false)/.exec(condition)?.slice(1, 3).join(': ').replace('more: true', 'one more').replace('more: false', 'no more') ?? condition;
};

/** Where a state leads as it is drawn: through the choice after it, labelled with the outcomes; what nobody knows is left out. */
const edgesOf = ({ States }: Procedure, state: State): Edge[] => {
  if (state.Type !== 'Task') return [];
  const next = States[state.Next];
  return next?.Type === 'Choice' ? next.Choices.map(({ Condition, Next }) => ({ to: Next, label: labelOf(Condition) })) : [{ to: state.Next, label: '' }];
};

/** States in the order of the definition, without the plumbing: readings, choices, and the failure for what nobody knows. */
const drawn = ({ States }: Procedure): Node[] => {
  const plumbing = new Set(
    Object.values(States).flatMap((state) => (state.Type === 'Choice' ? [state.Default] : isAwait(state) ? (state.Catch ?? []).map(({ Next }) => Next) : [])),
  );
  return Object.entries(States)
    .filter(([name, state]) => state.Type !== 'Choice' && !plumbing.has(name))
    .map(([name, state], at) => ({ id: `s${at + 1}`, name, state }));
};

const shapeOf = ({ id, name, state }: Node): string => {
  if (isAwait(state)) return `${id}(["${name}"]):::waits`;
  if (isStep(state)) return `${id}["${name}"]`;
  return state.Type === 'Fail' ? `${id}[["${name}"]]:::fails` : `${id}(("${name}"))`;
};

const drawing = (procedure: Procedure): string => {
  const nodes = drawn(procedure);
  const idOf = (name: string): string => nodes.find((node) => node.name === name)?.id ?? '';
  const arrows = nodes.flatMap(({ id, state }) =>
    edgesOf(procedure, state).map(({ to, label }) => `${id} -->${label === '' ? '' : `|"${label}"|`} ${idOf(to)}`),
  );
  const lines = ['flowchart TD', `begin(( )) --> ${idOf(procedure.StartAt)}`, ...nodes.map(shapeOf), ...arrows];
  return [...lines, 'classDef waits fill:#fff4d6,stroke:#b7791f', 'classDef fails fill:#fde2e1,stroke:#c53030'].join('\n  ');
};

const waitsIn = (procedure: Procedure): string[] =>
  drawn(procedure)
    .filter(({ state }) => isAwait(state))
    .map(
      ({ name, state }) =>
        `| ${name} | \`${isAwait(state) ? kindOf(state) : ''}\` | ${edgesOf(procedure, state)
          .map(({ label }) => label)
          .join(', ')} |`,
    );

const page = (name: string): string => {
  const procedure = readProcedure(name);
  const states = Object.values(procedure.States);
  return `# ${name}

${procedure.Comment}

Drawn from [\`workflows/${name}.asl.yaml\`](../../workflows/${name}.asl.yaml) by \`node infra/local/write-drawings.ts\`; do not edit.
Rounded states wait for a task item; each stands for three states of the definition: attaching the token, reading what was settled before, choosing by the outcome. An outcome that nobody knows fails the execution (\`UnknownOutcome\`). ${states.length} states, ${states.flatMap(nextOf).length} transitions in all.

\`\`\`mermaid
${drawing(procedure)}
\`\`\`

| waits | task | outcomes |
|---|---|---|
${waitsIn(procedure).join('\n')}
`;
};

/** Every drawing of a procedure, by its path in the repository. */
export const drawings = (): Record<string, string> => Object.fromEntries(workflows.map((name) => [`docs/workflows/${name}.md`, page(name)]));
