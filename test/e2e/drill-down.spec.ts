import { thereAre, numberIn, type Pages, settled, startPages } from '../support/pages';

jest.setTimeout(600_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('simulated');
});
afterAll(() => pages?.close());

test.each(['/map', '/map?range=-12w&team=checkout', '/stage/review?range=-12w', '/stage/operate'])(
  'behind every number of %s stands a list of that length',
  async (path) => {
    await pages.inWindow({}, async (page) => {
      await pages.open(page, path);
      const numbers = await page
        .locator('main a[aria-label][href*="measure="]:not([download])')
        .evaluateAll((links) => links.map((link) => ({ label: link.ariaLabel, href: link.getAttribute('href') })));
      expect(numbers.length).toBeGreaterThanOrEqual(3);
      for (const { label, href } of numbers) {
        await pages.open(page, href ?? '');
        const counted = numberIn(await page.locator('#list h2').textContent());
        expect({ label, counted }).toEqual({ label, counted: numberIn(label) });
      }
    });
  },
);

test('behind the weeks of a stage stand lists of their length', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/stage/review?range=-4w');
    await page.getByRole('button', { name: 'Arrivals and departures: show as a table' }).click();
    const weeks = await page
      .getByRole('table', { name: 'Arrivals and departures' })
      .locator('a')
      .evaluateAll((links) => links.map((link) => ({ text: link.textContent, href: link.getAttribute('href') })));
    expect(weeks.length).toBeGreaterThanOrEqual(12);
    for (const { text, href } of weeks) {
      await pages.open(page, href ?? '');
      const counted = numberIn(await page.locator('#list h2').textContent());
      expect({ href, counted }).toEqual({ href, counted: numberIn(text) });
    }
  });
});

test('a list shows as many rows as its heading says, page by page', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/pull-requests?range=-4w&measure=opened');
    const total = numberIn(await page.locator('#list h2').textContent());
    expect(total).toBeGreaterThan(50);
    const rows = page.locator('#list tbody tr');
    for (let shown = await rows.count(); shown < total; shown = await rows.count()) {
      await page.getByRole('button', { name: 'Load more' }).click();
      await page.waitForFunction((before) => document.querySelectorAll('#list tbody tr').length > before, shown);
    }
    await thereAre(rows, total);
    await thereAre(page.getByRole('button', { name: 'Load more' }), 0);
  });
});

test('the CSV beside a list has the same rows', async () => {
  await pages.inWindow({}, async (page, context) => {
    await pages.open(page, '/pull-requests?range=-4w&measure=departures&stage=review');
    const total = numberIn(await page.locator('#list h2').textContent());
    const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const answer = await context.request.get(`${pages.url}${href}`);
    expect(answer.headers()['content-type']).toContain('text/csv');
    const rows = (await answer.text()).split(/\r?\n/).filter((line) => /^[\w.-]+\/[\w.-]+,\d+,/.test(line));
    expect(rows).toHaveLength(total);
  });
});

test('a filter is in the address, narrows the numbers, and is cleared again', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/map');
    const opened = page.getByRole('link', { name: /^Opened: / });
    const all = numberIn(await opened.getAttribute('aria-label'));
    await page.getByRole('button', { name: 'Authorship' }).click();
    await page.getByRole('checkbox', { name: 'agent-authored' }).click();
    await page.waitForURL(/authorship=agent_authored/);
    const before = `Opened: ${all.toLocaleString('en-GB')} pull requests`;
    await page.getByRole('link', { name: before }).waitFor({ state: 'detached' });
    await settled(page);
    const some = numberIn(await opened.getAttribute('aria-label'));
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filter' }).first().click();
    await page.waitForURL((url) => !url.search.includes('authorship'));
    await page.getByRole('link', { name: before }).waitFor();
  });
});

test('a filter nothing matches says so and offers the way out', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/pull-requests?text=nothing-is-called-like-this');
    await page.getByText('No pull requests match this filter in this range.').waitFor();
    await page.locator('#list').getByRole('button', { name: 'Clear filter' }).click();
    await page.waitForURL((url) => !url.search.includes('text'));
  });
});
