import { buildPublic } from '../../infra/local/pages/build.ts';
import { servePages } from '../../infra/local/pages/serve.ts';
import { openBrowser, phone } from '../support/browser.ts';
import { aDisclosedCounty, disclosedCounty } from '../support/disclosed-county.ts';

export interface FirstVisit {
  page: string;
  /** Of the network, in ms. */
  roundTrip: number;
  /** Largest contentful paint, from the navigation's start. */
  milliseconds: number;
  /** What was painted. */
  element: string;
  /** When the numbers themselves are there, in ms. */
  numbers: number;
}

/** Lighthouse's slow 4G, and the same line at the round trip that its throttling of single requests comes to. */
export const usualRoundTrip = 150;
const roundTrips = [usualRoundTrip, 562];
const [down, up] = [1_600_000 / 8, 750_000 / 8];
const visits = 5;

const pages = { 'results of the year': '', 'a unit’s result': `?county=${disclosedCounty}&year=2026&unit=U016` };

interface Paint {
  startTime: number;
  element: string;
  numbers: number;
}

/** In the page: the last of the largest paints so far, and when the first table or list of facts stood there. */
const watch = `const arrived = new MutationObserver(() => {
  if (document.querySelector('main table, main dl') === null) return;
  globalThis.numbers = performance.now();
  arrived.disconnect();
});
arrived.observe(document, { childList: true, subtree: true });
new PerformanceObserver((list) => {
  for (const { startTime, element } of list.getEntries()) globalThis.largest = { startTime, element: element === null ? '' : element.tagName.toLowerCase() };
}).observe({ type: 'largest-contentful-paint', buffered: true });`;

/** One visit with an empty cache: everything is loaded and painted when nothing was asked for in half a second. */
const visit = async (address: string, path: string, roundTrip: number): Promise<Paint> => {
  const { context, page, close } = await openBrowser(address, phone);
  try {
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', { offline: false, latency: roundTrip, downloadThroughput: down, uploadThroughput: up });
    await page.addInitScript(watch);
    await page.goto(`${address}/public/${path}`, { waitUntil: 'networkidle' });
    const paint = await page.evaluate<Partial<Paint>>('({ ...globalThis.largest, numbers: globalThis.numbers })');
    const { startTime, element, numbers } = paint;
    if (startTime === undefined || element === undefined || numbers === undefined) throw new Error(`${path} was not painted: ${JSON.stringify(paint)}`);
    return { startTime, element, numbers };
  } finally {
    await close();
  }
};

/** The citizens' page as somebody sees it who opens it for the first time, on a phone, with the sample county's disclosed year. */
export const benchPublicPage = async (): Promise<FirstVisit[]> => {
  const county = await aDisclosedCounty('bench-public.log');
  await county.announce();
  await county.disclose();
  const files = await buildPublic();
  const served = await servePages({ files, api: county.base, endpoint: county.base, citizens: { files, api: county.base }, port: 0 });
  try {
    const found: FirstVisit[] = [];
    for (const roundTrip of roundTrips) {
      for (const [page, path] of Object.entries(pages)) {
        const paints: Paint[] = [];
        for (let at = 0; at < visits; at++) paints.push(await visit(served.address, path, roundTrip));
        const middle = paints.sort((a, b) => a.startTime - b.startTime)[Math.floor(visits / 2)] as Paint;
        found.push({ page, roundTrip, milliseconds: middle.startTime, element: middle.element, numbers: middle.numbers });
      }
    }
    return found;
  } finally {
    await served.stop();
    await county.stop();
  }
};
