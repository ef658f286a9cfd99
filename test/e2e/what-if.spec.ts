import type { Page } from 'playwright-core';
import { thereAre, type Pages, startPages } from '../support/pages';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('simulated');
});
afterAll(() => pages?.close());

const verdict = (page: Page) => page.getByRole('region', { name: 'The verdict' });
/** The answer to this question stands: nothing runs any more and it names what is tried. */
const answered = async (page: Page, tried: string) => {
  await verdict(page)
    .filter({ hasText: `A forecast, not a fact: ${tried}` })
    .waitFor({ timeout: 120_000 });
  await verdict(page).getByRole('progressbar').waitFor({ state: 'detached', timeout: 120_000 });
};
const query = (page: Page) => new URL(page.url()).searchParams.get('rule');

test('a lever moved by key is simulated, stands in the address, and a link shows the same to another person', async () => {
  await pages.inWindow({}, async (page) => {
    await page.goto(`${pages.url}/what-if?rule=weeks:13`);
    await answered(page, 'everything as it is');
    await page.getByText('Nothing is tried yet').waitFor();
    await thereAre(page.getByRole('heading', { name: /^Base utilisation/ }), 1);

    const slider = page.getByRole('slider', { name: 'Pull requests written' });
    await slider.focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/writing:1\.3/);
    expect(await slider.getAttribute('aria-valuetext')).toBe('× 1.3');
    await page.getByLabel('Reviewers, as a number').fill('2');
    await page.keyboard.press('Enter');
    await answered(page, 'pull requests written × 1.3, reviewers +2');
    expect(query(page)).toBe('writing:1.3;reviewers:2;weeks:13');
    const told = await verdict(page).textContent();

    // Same link, another window: the same words.
    await page.reload();
    await answered(page, 'pull requests written × 1.3, reviewers +2');
    expect(await verdict(page).textContent()).toBe(told);

    // What was typed is a step of its own; what was slid replaced the one before.
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('rule') === 'writing:1.3;weeks:13');
    await page.getByRole('button', { name: 'All as it is' }).click();
    await page.waitForURL((url) => url.searchParams.get('rule') === 'weeks:13');
    await answered(page, 'everything as it is');
  });
});

test('a scenario is saved, put beside another, renamed, deleted, and undo brings it back', async () => {
  await pages.inWindow({}, async (page) => {
    await page.goto(`${pages.url}/what-if?rule=weeks:13`);
    await answered(page, 'everything as it is');
    const name = page.getByLabel('Keep the levers as they are set under the name');
    await name.fill('Base');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('“Base” is saved.').waitFor();
    await page.getByLabel('Reviewers, as a number').fill('3');
    await page.keyboard.press('Enter');
    await page.waitForURL(/reviewers:3/);
    await name.fill('Three more');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('“Three more” is saved.').waitFor();

    await page.getByLabel('Compare Base').check();
    await page.getByLabel('Compare Three more').check();
    const beside = page.getByRole('table', { name: 'Scenarios side by side' });
    await beside.waitFor();
    expect(await beside.getByRole('columnheader').allTextContents()).toEqual([
      'In the last week',
      'Base',
      'Three more',
    ]);
    expect(query(page)).toMatch(/;with:[^,]+,[^,]+$/);

    await page.getByRole('button', { name: 'Delete Three more' }).click();
    await page.getByText('“Three more” is deleted.').waitFor();
    await page.getByText('1 of this link is deleted').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('“Three more” is back.').waitFor();
    await page.getByRole('button', { name: 'Delete Three more' }).waitFor();
  });
});
