import type { Page } from 'playwright-core';

/** A text of the page and where it stands: `td`, `button[title]`. */
interface Shown {
  at: string;
  text: string;
}

/** In the page: every text a person reads or hears, but for what is marked as Chinese itself (official texts, and the way back to Chinese) and antd's names of its icons. */
const shownTexts = `(() => {
  const shown = [{ at: 'title', text: document.title }];
  const outside = (element) => element.closest('body [lang="zh-CN"], script, style, textarea, .anticon') === null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (outside(element) && element.checkVisibility()) shown.push({ at: element.tagName.toLowerCase(), text: node.data });
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
    for (const element of document.querySelectorAll('[' + name + ']'))
      if (outside(element)) shown.push({ at: element.tagName.toLowerCase() + '[' + name + ']', text: element.getAttribute(name) });
  return shown;
})()`;

/** Ideographs and their punctuation. */
const chinese = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;
/** What is no word in any language: keys of texts, codes of states, placeholders, values that are none, days as records keep them. */
const raw = [
  /^[a-z]+(\.[\w-]+)+$/,
  /^[a-z]+(-[a-z]+)+$/,
  /^[a-z]+[A-Z][A-Za-z]*$/,
  /\{\{|\}\}/,
  /\bundefined\b|\bNaN\b|\bnull\b|\[object/,
  /\b\d{4}-\d{2}-\d{2}\b/,
];

const textsIn = (value: unknown, into: Set<string>): void => {
  if (typeof value === 'string') into.add(value.trim());
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      into.add(name);
      textsIn(inner, into);
    }
  }
};

/** What a county says, names and official texts, is Chinese and stays; it is what the API answered with, and the two words of its holiday files. */
export class OfTheCounty {
  private readonly texts = new Set(['休', '班']);
  private readonly coming = new Set<Promise<unknown>>();

  constructor(page: Page) {
    page.on('response', (response) => {
      if (!response.url().includes('/api/')) return;
      const read = response
        .json()
        .then((body) => textsIn(body, this.texts))
        .catch(() => {}); // an answer without a body
      this.coming.add(read);
    });
  }

  /** The text without what the county itself says in it. */
  async without(text: string): Promise<string> {
    await Promise.all(this.coming);
    const known = [...this.texts].filter((each) => chinese.test(each) && text.includes(each)).sort((a, b) => b.length - a.length);
    return known.reduce((rest, each) => rest.replaceAll(each, ''), text);
  }
}

/** What is not English on the page as it stands. */
export const notEnglish = async (page: Page, county: OfTheCounty): Promise<string[]> => {
  const faults = new Set<string>();
  for (const { at, text } of await page.evaluate<Shown[]>(shownTexts)) {
    const own = text.trim();
    if (raw.some((each) => each.test(own)) || (chinese.test(own) && chinese.test(await county.without(own)))) faults.add(`${at}: ${own}`);
  }
  return [...faults];
};
