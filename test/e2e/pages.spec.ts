import type { Page } from 'playwright-core';
import { thereAre, type Pages, settled, severeFaults, startPages } from '../support/pages';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('simulated');
});
afterAll(() => pages?.close());

const every = [
  { path: '/overview', title: 'Overview' },
  { path: '/report', title: 'Report' },
  { path: '/map', title: 'Map' },
  { path: '/moves?range=-52w', title: 'Moves' },
  { path: '/stage/review', title: 'Stage: Review' },
  { path: '/stage/pickup', title: 'Stage: Pickup' },
  { path: '/stage/deploy', title: 'Stage: Deploy' },
  { path: '/stage/operate', title: 'Stage: Operate' },
  { path: '/services', title: 'Services' },
  { path: '/pull-requests', title: 'Pull requests' },
  { path: '/sources', title: 'Sources' },
  { path: '/mapping', title: 'Deploys and services' },
  { path: '/people', title: 'People' },
  { path: '/signal', title: 'Signal' },
  { path: '/judge', title: 'Judge' },
  { path: '/tune', title: 'Tune' },
  { path: '/agents', title: 'Agents' },
  { path: '/adoption', title: 'Adoption' },
  { path: '/tiers', title: 'Tiers' },
  { path: '/effect', title: 'Effect' },
  { path: '/effect?range=-52w', title: 'Effect' },
  { path: '/what-if?rule=weeks:13', title: 'What if' },
  { path: '/rollout', title: 'Rollout' },
  { path: '/rollout?rule=new', title: 'Rollout' },
  { path: '/privacy', title: 'Privacy' },
  { path: '/own-row', title: 'Own row' },
];

/** Waits until nothing is wider than the window: what measures itself follows a change of its size a moment later. */
const fits = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.scrollWidth === window.innerWidth, undefined, {
    timeout: 10_000,
  });

// One window each: opening a page takes longer than looking at it again in the other theme, as a table, or narrow.
test.each(every)(
  '$path has a title, no severe accessibility fault in either theme, and fits on 390 px',
  async ({ path, title }) => {
    await pages.inWindow({ theme: 'light' }, async (page) => {
      const inTheme = (theme: string) =>
        page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: 'attached' });
      await pages.open(page, path);
      expect(await page.title()).toBe(`${title} · Downstream`);
      await inTheme('light');
      expect(await severeFaults(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await inTheme('dark');
      // Charts take their colours from the theme when they are drawn again.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      expect(await severeFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 900 });
      await settled(page);
      await fits(page);
      await page.keyboard.press('t');
      expect(await severeFaults(page)).toEqual([]);
      await fits(page);
    });
  },
);

test('on 390 px the menu opens, leads on, and closes', async () => {
  await pages.inWindow({ width: 390 }, async (page) => {
    await pages.open(page, '/sources');
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('link', { name: 'Pull requests' }).click();
    await page.waitForURL(/\/pull-requests/);
    await page.getByRole('button', { name: 'Open the menu' }).waitFor();
  });
});

test('an address that spells out the default shows the same as one without', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/map?range=-26w');
    await page.getByText('Pickup').first().waitFor();
    await thereAre(page.getByRole('alert'), 0);
  });
});

test('the theme that is chosen stays', async () => {
  await pages.inWindow({ theme: 'light' }, async (page) => {
    await pages.open(page, '/sources');
    await page.getByRole('button', { name: 'Theme: as the system' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  });
});

test('an address that leads nowhere says so', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/nowhere');
    expect(await page.locator('main h1').textContent()).toBe('There is no such page');
  });
});

test('what cannot be answered says why and what to do', async () => {
  await pages.inWindow({ allowed: /status of 400/ }, async (page) => {
    await pages.open(page, '/map?team=nobody');
    const fault = page.getByRole('alert').first();
    expect(await fault.textContent()).toContain('nobody');
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'Clear filter' }).count()).toBeGreaterThan(0);
  });
});
