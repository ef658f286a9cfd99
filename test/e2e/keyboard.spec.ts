import { settled, severeFaults, startPages, type Pages } from '../support/pages';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('simulated');
});
afterAll(() => pages?.close());

test('every page is two keys away, and the filter goes along', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/map?team=checkout');
    for (const [keys, path] of [
      ['gv', '/moves'],
      ['gt', '/stage/review'],
      ['gp', '/pull-requests'],
      ['gd', '/services'],
      ['gs', '/signal'],
      ['go', '/sources'],
      ['gw', '/what-if'],
      ['gr', '/rollout'],
      ['gh', '/people'],
      ['gn', '/overview'],
      ['gb', '/report'],
      ['gm', '/map'],
    ]) {
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForURL((url) => url.pathname === path && url.search === '?team=checkout');
      await settled(page);
    }
  });
});

test('? opens the help, t turns charts into tables, / goes to the filter', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/map');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await help.waitFor();
    expect(await severeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });

    const table = page.getByRole('table', { name: 'Flow map' });
    await page.keyboard.press('t');
    await table.waitFor();
    await page.keyboard.press('t');
    await table.waitFor({ state: 'hidden' });

    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Last 26 weeks');
  });
});

test('[ and ] go to the period before and after, and Back goes back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/map?range=-12w');
    await page.keyboard.press('[');
    await page.waitForURL(/range=\d{4}-\d\d-\d\d\.\./);
    const before = new URL(page.url()).searchParams.get('range');
    await settled(page);
    await page.keyboard.press(']');
    await page.waitForURL((url) => url.searchParams.get('range') !== before);
    const after = new URL(page.url()).searchParams.get('range') ?? '';
    // The later period begins after the earlier one has ended.
    expect(after.slice(0, 10) > (before ?? '').slice(12)).toBe(true);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('range') === before);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('range') === '-12w');
  });
});

test('the skip link is the first stop and leads to the content', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/map');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });
});

test('a row opens its drawer, the address names it, and the focus comes back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/pull-requests?range=-4w&measure=merged');
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
