import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { source as axeSource } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { programFile } from '../support/program';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

const pages = [
  { path: '/map', title: 'Map' },
  { path: '/moves', title: 'Moves' },
  { path: '/stage/review', title: 'Stage: Review' },
  { path: '/stage/pickup', title: 'Stage: Pickup' },
  { path: '/stage/operate', title: 'Stage: Operate' },
  { path: '/pull-requests', title: 'Pull requests' },
  { path: '/sources', title: 'Sources' },
];

let browser: Browser;
let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [programFile, 'build']);
  [browser, database] = await Promise.all([launchBrowser(), cloneDatabase()]);
  server = await startServer(database);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await database?.drop();
});

/** A window of one's own; what the page complains about is collected and must be nothing at the end. */
async function inWindow(
  options: { width?: number; theme?: 'light' | 'dark' },
  act: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  try {
    await act(page, context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Opens an address and waits until nothing is under way any more. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, .recharts-responsive-container:empty'),
  );
}

async function severeFaults(page: Page): Promise<string[]> {
  // Through the debugger, so that the page's content security policy stays as strict as it is.
  await page.evaluate(axeSource);
  const results = await page.evaluate(
    () => (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return results.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

const numberIn = (text: string | null): number => Number(/\d[\d,]*/.exec(text ?? '')?.[0].replace(/,/g, '') ?? NaN);

test('the first screen without data loads the simulated organization', async () => {
  await inWindow({}, async (page) => {
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'Where is your bottleneck, and did it move?' }).waitFor();
    expect(await page.getByText('npx downstream import PATH').isVisible()).toBe(true);
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Load the simulated organization' }).click();
    await page.getByRole('progressbar', { name: 'Loading the simulated organization' }).waitFor();
    await page.getByRole('region', { name: 'The verdict' }).waitFor({ timeout: 120_000 });
    expect(new URL(page.url()).pathname).toBe('/map');
    expect(await page.locator('header').getByText('Simulated data').isVisible()).toBe(true);
  });
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(pages)('$path has a title, no severe accessibility fault and nothing to complain about', async (each) => {
    await inWindow({ theme }, async (page) => {
      await open(page, each.path);
      expect(await page.title()).toBe(`${each.title} · Downstream`);
      expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe(theme);
      expect(await severeFaults(page)).toEqual([]);
      await page.keyboard.press('t');
      expect(await severeFaults(page)).toEqual([]);
    });
  });
});

test.each(pages)('$path fits on 390 px', async ({ path }) => {
  await inWindow({ width: 390 }, async (page) => {
    await open(page, path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('link', { name: 'Moves' }).click();
    await page.waitForURL(/\/moves/);
    await page.getByRole('button', { name: 'Open the menu' }).waitFor();
  });
});

test.each(['/map', '/map?range=-12w&team=payments', '/stage/review?range=-12w', '/stage/operate'])(
  'behind every number of %s stands a list of that length',
  async (path) => {
    await inWindow({}, async (page) => {
      await open(page, path);
      const numbers = await page.locator('main a[aria-label][href*="measure="]').evaluateAll((links) =>
        links.map((link) => ({ label: link.getAttribute('aria-label'), href: link.getAttribute('href') })),
      );
      expect(numbers.length).toBeGreaterThanOrEqual(3);
      for (const { label, href } of numbers) {
        await open(page, href ?? '');
        const heading = await page.locator('#list h2').textContent();
        expect({ label, counted: numberIn(heading) }).toEqual({ label, counted: numberIn(label) });
      }
    });
  },
);

test('a list shows as many rows as its heading says, page by page', async () => {
  await inWindow({}, async (page) => {
    await open(page, '/pull-requests?range=-4w&measure=opened');
    const total = numberIn(await page.locator('#list h2').textContent());
    expect(total).toBeGreaterThan(50);
    const rows = page.locator('#list tbody tr');
    for (let shown = await rows.count(); shown < total; shown = await rows.count()) {
      await page.getByRole('button', { name: 'Load more' }).click();
      await page.waitForFunction((before) => document.querySelectorAll('#list tbody tr').length > before, shown);
    }
    expect(await rows.count()).toBe(total);
    expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
  });
});

test('the CSV beside a list has the same rows', async () => {
  await inWindow({}, async (page, context) => {
    await open(page, '/pull-requests?range=-4w&measure=departures&stage=review');
    const total = numberIn(await page.locator('#list h2').textContent());
    const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const answer = await context.request.get(`${server.url}${href}`);
    expect(answer.headers()['content-type']).toContain('text/csv');
    const text = await answer.text();
    const numbers = text.split(/\r?\n/).filter((line) => /^[^#"][^,]*\/[^,]*,\d+,/.test(line));
    expect(numbers).toHaveLength(total);
  });
});

test('the keyboard leads everywhere', async () => {
  await inWindow({}, async (page) => {
    await open(page, '/map?team=payments');
    for (const [keys, path] of [
      ['gv', '/moves'],
      ['gt', '/stage/review'],
      ['gp', '/pull-requests'],
      ['go', '/sources'],
      ['gm', '/map'],
    ]) {
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForURL((url) => url.pathname === path);
      expect(new URL(page.url()).search).toBe('?team=payments');
      await settled(page);
    }
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await help.waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });

    await page.keyboard.press('t');
    await page.getByRole('table', { name: 'Flow map' }).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('table', { name: 'Flow map' }).waitFor({ state: 'hidden' });

    await page.keyboard.press('[');
    await page.waitForURL(/range=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/);
    await settled(page);
    await page.keyboard.press(']');
    await page.waitForURL((url) => url.searchParams.get('range') !== null);
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('range') === null);

    await settled(page);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Last 26 weeks');
  });
});

test('the skip link is the first stop and leads to the content', async () => {
  await inWindow({}, async (page) => {
    await open(page, '/map');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });
});

test('a row opens its drawer, the address names it, and the focus comes back', async () => {
  await inWindow({}, async (page) => {
    await open(page, '/pull-requests?range=-4w&measure=merged');
    const first = page.locator('#list tbody button').first();
    const name = (await first.textContent()) ?? '';
    await first.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name });
    await drawer.getByRole('heading', { name: 'Time in each stage' }).waitFor();
    expect(new URL(page.url()).searchParams.get('pr')).toBe(name);
    expect(await severeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.waitForFunction((text) => document.activeElement?.textContent === text, name);
    expect(new URL(page.url()).searchParams.get('pr')).toBeNull();
  });
});

test('a filter is in the address, narrows the numbers, and is cleared again', async () => {
  await inWindow({}, async (page) => {
    await open(page, '/map');
    const opened = page.getByRole('link', { name: /^Opened: / });
    const all = numberIn(await opened.getAttribute('aria-label'));
    await page.getByRole('button', { name: 'Authorship' }).click();
    await page.getByRole('checkbox', { name: 'agent-authored' }).click();
    await page.waitForURL(/authorship=agent_authored/);
    await settled(page);
    const some = numberIn(await opened.getAttribute('aria-label'));
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filter' }).first().click();
    await page.waitForURL((url) => !url.search.includes('authorship'));
    await settled(page);
    expect(numberIn(await opened.getAttribute('aria-label'))).toBe(all);
  });
});

test('a filter nothing matches says so and offers the way out', async () => {
  await inWindow({}, async (page) => {
    await open(page, '/pull-requests?text=nothing-is-called-like-this');
    await page.getByText('No pull requests match this filter in this range.').waitFor();
    await page.locator('#list').getByRole('button', { name: 'Clear filter' }).click();
    await page.waitForURL((url) => !url.search.includes('text'));
  });
});

test('what cannot be answered says why and can be tried again', async () => {
  await inWindow({}, async (page) => {
    await open(page, '/nowhere');
    expect(await page.locator('main h1').textContent()).toBe('There is no such page');
  });
});
