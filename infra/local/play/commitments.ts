import type { Commitment } from '#domain/commitments/commitment.ts';
import type { Game } from './game.ts';
import type { SampleCommitment } from './sample-port.ts';

/** The head of the office makes public what the clerk has just written. */
const publish = async (game: Game, id: string): Promise<void> => {
  const path = `/commitments/${game.cycle}`;
  const head = game.as('office-head');
  const { commitments } = await head.get<{ commitments: Commitment[] }>(path);
  const rev = commitments.find((each) => each.id === id)?.rev;
  await head.post(`${path}/${id}/publish`, {}, rev === undefined ? {} : { ifMatch: rev });
};

/** What happens to a commitment through the year, each on its day: announced, its progress, its end. */
export const commitmentEvents = ({ id, day, content, progress, withdrawn }: SampleCommitment) => [
  {
    day,
    key: `commitment:${id}`,
    happen: async (game: Game) => {
      await game.as('office-clerk').post(`/commitments/${game.cycle}`, { id, content });
      await publish(game, id);
    },
  },
  ...progress.map(({ day: on, note, finished }) => ({
    day: on,
    key: `commitment:${id}:${on}`,
    happen: async (game: Game) => {
      await game.as('office-clerk').post(`/commitments/${game.cycle}/${id}/${finished ? 'finish' : 'progress'}`, { on, note });
      await publish(game, id);
    },
  })),
  ...(withdrawn === undefined
    ? []
    : [
        {
          day: withdrawn.day,
          key: `commitment:${id}:withdrawn`,
          happen: async (game: Game) => {
            await game.as('office-head').post(`/commitments/${game.cycle}/${id}/withdraw`, { reason: withdrawn.reason });
          },
        },
      ]),
];
