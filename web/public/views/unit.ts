import type { CardDocument, CardMark } from '#domain/disclosure/documents.ts';
import { address } from '../address.ts';
import { element, facts, paragraph, table } from '../element.ts';
import type { Place } from '../read.ts';
import { changeText, percent, shown, spreadText } from '../words.ts';

const states: Record<CardMark['state'], string> = {
  reported: '',
  unreported: '未报',
  pending: '数据暂缺',
  'not-applicable': '不适用',
  exempted: '经批准剔除',
};

const marksText = ({ awarded, fullMarks, state }: CardMark): string =>
  awarded === undefined ? states[state] || '不计分' : `${shown(awarded)} / ${shown(fullMarks)} 分${states[state] === '' ? '' : `(${states[state]})`}`;

/** 数据质量说明 of an indicator. */
const qualityOf = ({ quality }: CardMark): HTMLElement =>
  element(
    'div',
    {},
    paragraph(element('strong', {}, '数据质量说明')),
    facts(
      ['核实方式', quality.verified],
      ['数据来源', quality.source],
      ['精确程度', quality.accuracy],
      ['局限', quality.limits],
      ['弥补办法', quality.compensation],
    ),
  );

const markDetails = (mark: CardMark): HTMLElement =>
  element(
    'details',
    {},
    element('summary', {}, mark.name, ' ', element('span', { class: 'number' }, marksText(mark))),
    element('ul', {}, ...mark.explanation.map((sentence) => element('li', {}, sentence))),
    qualityOf(mark),
  );

const groupName = ({ path }: CardMark): string => path.join(' › ');

/** Marks below the names of the nodes they hang on. */
const marksOf = ({ marks }: CardDocument): HTMLElement[] =>
  [...Map.groupBy(marks, groupName)].flatMap(([name, own]) => [element('h3', {}, name === '' ? '指标' : name), ...own.map(markDetails)]);

const openAll = (): HTMLElement => {
  const button = element('button', { type: 'button', 'aria-pressed': 'false' }, '展开全部说明');
  const open = (wanted: boolean): void => {
    for (const each of document.querySelectorAll('details')) each.open = wanted;
  };
  button.addEventListener('click', () => {
    const wanted = button.getAttribute('aria-pressed') !== 'true';
    open(wanted);
    button.setAttribute('aria-pressed', String(wanted));
  });
  // On paper nothing can be opened.
  window.addEventListener('beforeprint', () => open(true));
  return button;
};

const cutTable = (caption: string, rows: CardDocument['byGoal']): HTMLElement | undefined =>
  rows.length === 0
    ? undefined
    : table(
        caption,
        [{ name: caption.slice(1) }, { name: '得分', number: true }, { name: '满分', number: true }],
        rows.map(({ name, marks, fullMarks }) => [name, shown(marks), shown(fullMarks)]),
      );

const satisfactionTable = ({ satisfaction }: CardDocument): HTMLElement[] =>
  satisfaction.length === 0
    ? []
    : [
        element('h2', {}, '群众满意度'),
        table(
          '满意率与 95% 区间一并公布:票数越少,区间越宽,越不宜据此比较。',
          [{ name: '渠道' }, { name: '票数', number: true }, { name: '满意率', number: true }, { name: '95% 区间' }],
          satisfaction.map(({ channel, votes, share, interval }) => [
            channel,
            String(votes),
            share === undefined ? '—' : percent(`${Number(share.split('/')[0]) * 100}/${share.split('/')[1] ?? '1'}`),
            interval
              ?.split('–')
              .map((end) => percent(String(Number(end) * 100)))
              .join('–') ?? '票数不足',
          ]),
        ),
      ];

const partsOf = ({ parts }: CardDocument): HTMLElement =>
  facts(
    ['指标得分', `${shown(parts.total)} 分`],
    ['加分', `${shown(parts.bonus)} 分`],
    ['扣分', `${shown(parts.deduction)} 分`],
    ['迟报扣分', `${shown(parts.lateDeduction)} 分`],
  );

/** A unit's result: level, change and number of units together, then every mark with its explanation. */
export const unitView = (card: CardDocument, place: Place): (HTMLElement | undefined)[] => [
  paragraph(element('a', { href: address(place) }, `‹ ${card.cycle} 年度全部单位`)),
  facts(
    ['等次', element('span', { class: 'strong' }, card.grade)],
    ['与上年相比', changeText(card.before, card)],
    ['同类单位', `${card.category.name},${spreadText(card.category)}`],
    [
      '得分',
      `${shown(card.score)} 分(满分 ${shown(card.fullMarks)} 分,得分率 ${percent(card.percent)})${card.provisional ? ',部分数据暂缺,待补后重新核算' : ''}`,
    ],
    card.rank === undefined ? undefined : ['同类位次', `第 ${card.rank} 位(同类 ${card.category.units} 个单位)`],
  ),
  element('h2', {}, '得分构成'),
  partsOf(card),
  cutTable('按目标', card.byGoal),
  cutTable('按领域', card.byField),
  ...satisfactionTable(card),
  element('h2', {}, '每项得分的说明'),
  paragraph('点开一项,可以看到评分标准、数据、计算过程和数据质量说明。 ', openAll()),
  ...marksOf(card),
  element('h2', {}, '总分和等次怎样得出'),
  element('ul', {}, ...card.explanation.map((sentence) => element('li', {}, sentence))),
];
