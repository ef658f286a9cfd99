import { thereAre, type Pages, severeFaults, startPages } from '../support/pages';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('simulated');
});
afterAll(() => pages?.close());

test('a plan is begun from the teams, mended, saved, changed, and taken back to its first version', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/rollout');
    await page.getByRole('button', { name: 'Begin a plan' }).click();
    await page.waitForURL(/rule=new/);
    await page.getByLabel('Name', { exact: true }).fill('Agents for all');
    // Every fault is told at once, and nothing is saved so.
    await page.getByLabel('Nothing starts before').fill('soon');
    await page.getByRole('alert').filter({ hasText: 'It cannot be saved so' }).waitFor();
    const save = page.getByRole('button', { name: 'Save as a draft' });
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel('Nothing starts before').fill('2026-W49');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await save.click();
    // Neither who nor why may be empty.
    await thereAre(page.getByText('so it cannot be empty'), 2);
    await page.getByLabel('Who').last().fill('ada');
    await page.getByLabel('Why').fill('The first plan.');
    await save.click();
    await page.waitForURL(/rule=plan:/);
    const verdict = page.getByRole('region', { name: 'The verdict' });
    await verdict.getByText('A draft of').waitFor();
    // Its waves have no start yet, so it cannot be started: the way to one is offered instead.
    await thereAre(verdict.getByRole('button', { name: 'Start the plan' }), 0);
    await verdict.getByRole('button', { name: 'Find its earliest start' }).waitFor();

    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByLabel('People trained per week').fill('5');
    await page.getByLabel('Who').last().fill('ada');
    await page.getByLabel('Why').fill('Fewer trainers.');
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await verdict.getByText('version 2').waitFor();

    const back = page.getByRole('button', { name: 'Back to version 1' });
    await back.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Put it back' }).click();
    await thereAre(dialog.getByText('it cannot be empty'), 2);
    expect(await severeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction((button) => button === document.activeElement, await back.elementHandle());
    await back.click();
    await dialog.getByLabel('Who decides').fill('ben');
    await dialog.getByLabel('Why').fill('The seats are there after all.');
    await dialog.getByRole('button', { name: 'Put it back' }).click();
    await verdict.getByText('version 3').waitFor();
    await page.getByRole('region', { name: 'Versions' }).getByText('The seats are there after all.').waitFor();

    await page.getByRole('button', { name: 'Delete the draft' }).click();
    await page.getByRole('button', { name: 'Delete “Agents for all”' }).click();
    const undo = page.getByRole('button', { name: 'Undo: bring back what stood last' });
    await undo.waitFor();
    await thereAre(verdict, 0);
    await undo.click();
    await verdict.getByText('Agents for all, version 1').waitFor();
  });
});

test('a plan comes as a file: what is wrong in it is told by its place, what is right stands in the fields', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/rollout?rule=new');
    const file = page.getByLabel('YAML or JSON');
    // The file follows the fields once they were looked through.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('trainingSeats')),
    );
    const yaml = await file.inputValue();
    await file.fill(yaml.replace(/trainingSeats: \d+/, 'trainingSeats: none'));
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('alert').getByText('trainingSeats').first().waitFor();
    await file.fill(yaml.replace(/trainingSeats: \d+/, 'trainingSeats: 3'));
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText('is read: it stands in the fields above').waitFor();
    expect(await page.getByLabel('People trained per week').inputValue()).toBe('3');
  });
});
