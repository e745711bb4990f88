import type { YearPage } from '#domain/disclosure/answers.ts';
import type { CategoryCount } from '#domain/disclosure/documents.ts';
import { address } from '../address.ts';
import { element, paragraph, table } from '../element.ts';
import type { Place } from '../read.ts';
import { changeText, dayText, shown, spreadText } from '../words.ts';

type Unit = YearPage['document']['units'][number];

const standing = ({ state, document }: YearPage): HTMLElement =>
  state === 'notice'
    ? element(
        'p',
        { class: 'box' },
        `${document.title}的考评等次已经公示,公示期为${dayText(document.from)}至${dayText(document.through)}。对公示内容有异议的,可以在公示期内向县考评办实名提出。得分和说明在审定以后公开。`,
      )
    : element('p', { class: 'box' }, `${document.title}的考评结果已经审定,${dayText(document.on)}公开。点击单位名称查看每项得分的说明。`);

const nameOf = (unit: Unit, page: YearPage, place: Place) =>
  page.state === 'notice' ? unit.name : element('a', { href: address({ ...place, unit: unit.unit }) }, unit.name);

const scoreOf = (unit: Unit): string => ('score' in unit ? `${shown(unit.score)} / ${shown(unit.fullMarks)}` : '');

/** A category with its number of units, its spread, and its units in the order of the plan. */
const categoryTable = (category: CategoryCount, units: readonly Unit[], page: YearPage, place: Place): HTMLElement => {
  const marks = page.state === 'result';
  const columns = [{ name: '单位' }, { name: '等次' }, ...(marks ? [{ name: '得分 / 满分', number: true as const }] : []), { name: '与上年相比' }];
  const rows = units.map((unit) => [nameOf(unit, page, place), unit.grade, ...(marks ? [scoreOf(unit)] : []), changeText(unit.before, unit)]);
  return element('section', {}, element('h2', {}, category.name), table(spreadText(category), columns, rows));
};

const searchForm = (place: Place, words: string): HTMLElement =>
  element(
    'form',
    { role: 'search', method: 'get', action: './' },
    element('input', { type: 'hidden', name: 'county', value: place.county }),
    element('input', { type: 'hidden', name: 'year', value: place.cycle }),
    element(
      'label',
      {},
      '单位名称',
      element('input', { type: 'search', name: 'q', value: words, maxlength: '40', placeholder: '例如:教育局', autocomplete: 'off' }),
    ),
    element('button', { type: 'submit' }, '查找'),
  );

const isFound = (unit: Unit, words: string): boolean => words.split(/\s+/).every((word) => unit.name.includes(word));

/** 考评结果: find a unit, or look through them category by category. */
export const unitsView = (page: YearPage, place: Place, words: string): HTMLElement[] => {
  const { categories, units } = page.document;
  const found = (units as readonly Unit[]).filter((unit) => isFound(unit, words));
  const tables = categories.flatMap((category) => {
    const own = found.filter((unit) => unit.category === category.code);
    return own.length === 0 ? [] : [categoryTable(category, own, page, place)];
  });
  const told =
    words === ''
      ? []
      : [
          element('p', { role: 'status' }, found.length === 0 ? `没有名称含“${words}”的单位。` : `名称含“${words}”的单位有 ${found.length} 个。`),
          paragraph(element('a', { href: address(place) }, '查看全部单位')),
        ];
  return [standing(page), searchForm(place, words), ...told, ...tables];
};
