import { createHash } from 'node:crypto';
import { InvalidInput } from '#domain/problems/errors.ts';
import { parse } from '#domain/problems/parse.ts';
import { assess } from '#domain/scoring/assess.ts';
import { canonicalJson } from '#domain/scoring/canonical.ts';
import { checkDossier } from '#domain/scoring/check-dossier.ts';
import { Dossier } from '#domain/scoring/dossier.ts';
import type { Scorecard } from '#domain/scoring/scorecard.ts';
import type { AssessCommand } from './arguments.ts';
import { formatOf } from './documents/format.ts';
import { withNumbersAsText } from './documents/numbers-as-text.ts';
import type { DocumentFile } from './documents/parse-text.ts';
import { readOrStop } from './documents/problem-lines.ts';
import { readDocument } from './documents/read-document.ts';
import { Stop } from './stop.ts';
import { cardText } from './text/card-text.ts';
import { cardsTable } from './text/cards-table.ts';

/** The dossier of a file; throws `Stop` (1) with every problem, of its form first. */
const dossierOf = (file: DocumentFile): Dossier =>
  readOrStop(file, () => {
    const dossier = parse(Dossier, withNumbersAsText(Dossier, file), '卷宗');
    const problems = checkDossier(dossier);
    if (problems.length > 0) throw new InvalidInput('卷宗有问题', problems);
    return dossier;
  });

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const cardOf = (cards: readonly Scorecard[], wanted: string): Scorecard => {
  const card = cards.find(({ unit, name }) => unit === wanted || name === wanted);
  if (card !== undefined) return card;
  throw new Stop(`卷宗中没有单位“${wanted}”,应为以下之一:${cards.map(({ unit, name }) => `${unit} ${name}`).join('、')}`, 2);
};

const tableOf = (dossier: Dossier, cards: readonly Scorecard[]): string => {
  const { year, title, categories } = dossier.plan;
  const heading = dossier.purpose === 'simulated' ? `${title}:模拟得分,不计入(截至 ${dossier.through})` : `${title}:${year} 年度考评得分`;
  const hashes = [`卷宗 sha256 ${sha256(canonicalJson(dossier))}`, `得分 sha256 ${sha256(canonicalJson(cards))}`];
  return `${[heading, cardsTable(cards, categories), '', ...hashes].join('\n')}\n`;
};

/** Assesses a dossier and says the result as the command asks: a table, one unit explained, or the canonical scorecards without a byte more. */
export const assessFile = ({ file: name, explain, json }: AssessCommand): string => {
  const file = readDocument(name);
  const format = formatOf(file);
  if (format !== 'dossier') throw new Stop(`${name}:应为卷宗(xianheng-dossier/1),实际:xianheng-${format}/1;检查它请用 xianheng check ${name}`, 2);
  const dossier = dossierOf(file);
  const cards = assess(dossier);
  if (json) return canonicalJson(cards);
  return explain === undefined ? tableOf(dossier, cards) : `${cardText(cardOf(cards, explain))}\n`;
};
