import { severeFaults, startPages, type Pages } from '../support/pages';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('none');
});
afterAll(() => pages?.close());

test.each(['light', 'dark'] as const)(
  'the first screen without data offers three ways, in the %s theme',
  async (theme) => {
    await pages.inWindow({ theme, width: 390 }, async (page) => {
      await page.goto(pages.url);
      await page.getByRole('heading', { name: 'Where is your bottleneck, and did it move?' }).waitFor();
      for (const way of ['Connect GitHub', 'Import a clone or files', 'Load the simulated organization'])
        expect(await page.getByRole('heading', { name: way }).isVisible()).toBe(true);
      expect(await page.getByText('npx downstream import .', { exact: true }).isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await severeFaults(page)).toEqual([]);
    });
  },
);

test('the simulated organization is loaded, also when the page is opened again meanwhile', async () => {
  await pages.inWindow({}, async (page) => {
    await page.goto(pages.url);
    await page.getByRole('button', { name: 'Load the simulated organization' }).click();
    const progress = page.getByRole('progressbar', { name: 'Loading the simulated organization' });
    await progress.waitFor();
    await page.reload();
    await progress.or(page.getByRole('region', { name: 'The verdict' })).waitFor();
    await page.getByRole('region', { name: 'The verdict' }).waitFor({ timeout: 240_000 });
    expect(new URL(page.url()).pathname).toBe('/overview');
    expect(await page.locator('header').getByText('Simulated data').isVisible()).toBe(true);
  });
});
