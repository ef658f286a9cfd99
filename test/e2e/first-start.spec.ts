import { severeFaults, startPages, type Pages } from '../support/pages';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('none');
});
afterAll(() => pages?.close());

test('the first screen without data loads the simulated organization', async () => {
  await pages.inWindow({}, async (page) => {
    await page.goto(pages.url);
    await page.getByRole('heading', { name: 'Where is your bottleneck, and did it move?' }).waitFor();
    expect(await page.getByText('npx downstream import PATH').isVisible()).toBe(true);
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Load the simulated organization' }).click();
    await page.getByRole('progressbar', { name: 'Loading the simulated organization' }).waitFor();
    await page.getByRole('region', { name: 'The verdict' }).waitFor({ timeout: 240_000 });
    expect(new URL(page.url()).pathname).toBe('/map');
    expect(await page.locator('header').getByText('Simulated data').isVisible()).toBe(true);
  });
});
