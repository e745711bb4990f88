import type { CommitmentsDocument, ShownCommitment } from '#domain/commitments/commitment.ts';
import { element, facts, paragraph } from '../element.ts';
import { dayText } from '../words.ts';

const states = { open: '推进中', finished: '已办结', withdrawn: '已撤销' } as const;

const time = (day: string): HTMLElement => element('time', { datetime: day }, dayText(day));

const progressOf = ({ progress }: ShownCommitment): HTMLElement =>
  progress.length === 0
    ? element('p', { class: 'soft' }, '尚无进展报告。')
    : element('ol', {}, ...progress.map(({ on, note }) => element('li', {}, time(on), ':', note)));

const commitmentCard = (item: ShownCommitment): HTMLElement =>
  element(
    'article',
    { class: 'card' },
    element('h2', {}, item.title, ' ', element('span', { class: `tag ${item.status}` }, states[item.status])),
    facts(
      ['承诺', item.promise],
      ['责任单位', item.unitName],
      item.due === undefined ? undefined : ['完成期限', time(item.due)],
      item.reason === undefined ? undefined : ['撤销原因', item.reason],
    ),
    element('h3', {}, '进展'),
    progressOf(item),
  );

/** 民生实事: what was promised, and what has become of it, by day. */
export const commitmentsView = ({ cycle, on, items }: CommitmentsDocument): HTMLElement[] => {
  const finished = items.filter(({ status }) => status === 'finished').length;
  return [paragraph(`${cycle} 年承诺 ${items.length} 件,已办结 ${finished} 件。最近一次更新:`, time(on), '。'), ...items.map(commitmentCard)];
};
