import type { Counties } from '#domain/disclosure/answers.ts';
import { address, type Section, type Wanted, wantedIn } from './address.ts';
import { element, paragraph } from './element.ts';
import { NotPublic, type Place, readCard, readCommitments, readCounties, readManifest, readYear } from './read.ts';
import { commitmentsView } from './views/commitments.ts';
import { dataView } from './views/data.ts';
import { unitView } from './views/unit.ts';
import { unitsView } from './views/units.ts';

interface Places {
  view: HTMLElement;
  sections: HTMLElement;
}

type Shown = readonly (HTMLElement | undefined)[];
type County = Counties['counties'][number];

const names: Record<Section, string> = { results: '考评结果', commitments: '民生实事', data: '公开数据' };
const nothingYet: Record<Section, string> = {
  results: '该年度的考评结果尚未公示。',
  commitments: '该年度的民生实事尚未公开。',
  data: '该年度的考评结果尚未公开;公开后,可以在这里下载全部文件并核对。',
};

/** What the page is called; its introduction belongs to the list of units alone. */
const heading = (text: string, introduced = false): void => {
  const lede = document.querySelector<HTMLElement>('.lede');
  if (lede !== null) lede.hidden = !introduced;
  const h1 = document.querySelector('h1');
  if (h1 !== null) h1.textContent = text;
  document.title = `${text} - 绩效考评结果公开`;
};

const linkList = (label: string, links: readonly HTMLElement[]): HTMLElement =>
  element('nav', { 'aria-label': label }, element('ul', {}, ...links.map((link) => element('li', {}, link))));

/** Links to the three sections of this county and year. */
const showSections = (nav: HTMLElement, place: Place, { section }: Wanted): void => {
  const links = (Object.keys(names) as Section[]).map((each) =>
    element('li', {}, element('a', { href: address({ ...place, section: each }), 'aria-current': each === section ? 'page' : undefined }, names[each])),
  );
  nav.replaceChildren(element('ul', {}, ...links));
  nav.hidden = false;
};

const chooseCounty = ({ counties }: Counties): Shown => {
  if (counties.length === 0) return [element('p', { class: 'box' }, '结果尚未公示,目前没有可以查询的内容。')];
  const links = counties.map(({ county, name, years }) => element('a', { href: address({ county, cycle: years[0]?.cycle ?? '' }) }, name));
  return [element('h2', {}, '请选择县(市、区)'), linkList('县(市、区)', links)];
};

const yearsOf = ({ county, years }: County, cycle: string, section: Section): HTMLElement | undefined =>
  years.length < 2
    ? undefined
    : linkList(
        '年度',
        years.map((year) =>
          element(
            'a',
            { href: address({ county, cycle: year.cycle, section }), 'aria-current': year.cycle === cycle ? 'page' : undefined },
            `${year.cycle} 年度`,
          ),
        ),
      );

/** Without a year in the address: the newest one in which the section has something. */
const newestFor = ({ years }: County, section: Section): string | undefined =>
  (years.find(({ state, commitments }) => (section === 'commitments' ? commitments : section === 'data' ? state === 'result' : state !== 'none')) ?? years[0])
    ?.cycle;

const sectionOf = async (place: Place, { section, unit, words }: Wanted, countyName: string): Promise<Shown> => {
  if (section === 'commitments') {
    heading(`${countyName} ${place.cycle} 年民生实事`);
    return commitmentsView(await readCommitments(place));
  }
  if (section === 'data') {
    heading(`${countyName} ${place.cycle} 年度公开数据`);
    return dataView(await readManifest(place));
  }
  if (unit !== undefined) {
    const card = await readCard(place, unit);
    heading(`${card.name} ${card.cycle} 年度考评结果`);
    return unitView(card, place);
  }
  heading(`${countyName} ${place.cycle} 年度考评结果`, true);
  return unitsView(await readYear(place), place, words);
};

const failed = (): Shown => [
  element('p', { class: 'box', role: 'alert' }, '暂时读不到数据,可能是网络不稳定。'),
  paragraph(element('a', { href: location.href }, '重新读取')),
];

const contentOf = async (nav: HTMLElement): Promise<Shown> => {
  const wanted = wantedIn(location.search);
  const counties = await readCounties();
  const county = counties.counties.find((each) => each.county === wanted.county) ?? (counties.counties.length === 1 ? counties.counties[0] : undefined);
  const cycle = county === undefined ? undefined : (wanted.cycle ?? newestFor(county, wanted.section));
  if (county === undefined || cycle === undefined) return chooseCounty(counties);
  const place = { county: county.county, cycle };
  showSections(nav, place, wanted);
  const years = yearsOf(county, cycle, wanted.section);
  try {
    return [years, ...(await sectionOf(place, wanted, county.name))];
  } catch (error) {
    if (!(error instanceof NotPublic)) throw error;
    return [years, element('p', { class: 'box' }, nothingYet[wanted.section])];
  }
};

/** Shows what the address asks for; what cannot be read is told with a way to try again. */
export const show = async ({ view, sections }: Places): Promise<void> => {
  view.replaceChildren(element('p', { role: 'status' }, '正在读取…'));
  const shown = await contentOf(sections).catch((error: unknown) => {
    console.error(error);
    return failed();
  });
  view.replaceChildren(...shown.filter((each) => each !== undefined));
  view.setAttribute('aria-busy', 'false');
};
