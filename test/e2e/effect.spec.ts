import type { Page } from 'playwright-core';
import { EFFECT_RANGE, effectRecords, STATED } from '../support/effect-records';
import { thereAre, type Pages, severeFaults, startPages } from '../support/pages';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('none');
  const response = await fetch(`${pages.url}/ingest?org=acme`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: effectRecords()
      .map((record) => JSON.stringify(record))
      .join('\n'),
  });
  const said = await response.text();
  if (!response.ok || !said.includes('"rejected":0')) throw new Error(`The records were refused: ${said}`);
});
afterAll(() => pages?.close());

const address = `/effect?range=${EFFECT_RANGE}&rule=outcome:merged_per_week`;
const verdict = (page: Page, text: string) =>
  page.getByRole('region', { name: 'The verdict' }).filter({ hasText: text }).waitFor();

/** States a team's week the way a person does. */
async function state(page: Page, team: string, day: string): Promise<void> {
  await page.getByRole('button', { name: `State the week: ${team}` }).click();
  await page.getByLabel(`A day of the week in which ${team} was rolled out`).fill(day);
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: `${team}: rolled out in the week of` })
    .waitFor();
}

test('without a rollout the page says why there is no effect; stated weeks make one, and undo takes one back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, address);
    await verdict(page, 'No effect can be estimated');
    await thereAre(page.getByRole('heading', { name: 'By weeks from the rollout' }), 0);
    for (const [team, day] of Object.entries(STATED)) await state(page, team, day);
    await verdict(
      page,
      'After the rollout the pull requests merged per person and week changed by +1.00 [+1.00, +1.00] compared with teams not yet rolled out.',
    );
    await verdict(page, 'Teams share reviewers');
    await verdict(page, 'Teams that began early may differ');
    await page.getByRole('heading', { name: 'By weeks from the rollout' }).waitFor();
    // The drawing as a table: weeks −8 to +9 are known, three later ones are not.
    await page.getByRole('button', { name: 'By weeks from the rollout: show as a table' }).click();
    const table = page.getByRole('region', { name: 'By weeks from the rollout, as a table' });
    await thereAre(table.getByRole('row').filter({ hasText: '+1.00' }), 10);
    expect(await severeFaults(page)).toEqual([]);
    await state(page, 'red', '2026-04-01');
    await page.getByText('5 of 8 teams rolled out; 5 of these weeks stated').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('4 of 8 teams rolled out; 4 of these weeks stated').waitFor();
  });
});

test('what is asked stands in the address, and Back takes it back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, address);
    await page.getByLabel('Outcome').selectOption('cycle_time');
    await page.waitForURL((url) => !url.search.includes('rule='));
    await verdict(page, 'median cycle time');
    await page.getByLabel('Compared with').selectOption('never_treated');
    await page.waitForURL(/rule=control:never_treated/);
    await page.goBack();
    await page.goBack();
    await page.waitForURL(/rule=outcome:merged_per_week/);
    await verdict(page, 'pull requests merged per person and week');
  });
});
