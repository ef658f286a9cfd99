import { settled, severeFaults, startPages, type Pages } from '../support/pages';

jest.setTimeout(300_000);

const RECORDS = [
  { kind: 'person', login: 'ada', name: 'Ada Example', emails: ['ada@acme.test'], team: 'core', started_on: '2025-01-01' },
  { kind: 'person', login: 'ben', team: 'core', started_on: '2025-01-01' },
  { kind: 'agent_usage', person: 'ada', day: '2026-03-03', tool: 'codex', surface: 'cli', prompts: 1 },
  { kind: 'agent_usage', person: 'ada', day: '2026-03-04', tool: 'codex', surface: 'cli', prompts: 1 },
  { kind: 'agent_usage', person: 'ben', day: '2026-03-04', tool: 'codex', surface: 'cli', prompts: 1 },
  { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'One', author: 'ada', created_at: '2026-03-08T10:00:00Z' },
]; // prettier-ignore

let pages: Pages;
beforeAll(async () => {
  // The line that says a person was deleted is no complaint.
  pages = await startPages('none', { DOWNSTREAM_LOG_LEVEL: 'error' });
  const body = RECORDS.map((record) => JSON.stringify(record)).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${pages.url}/ingest?org=acme`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The records were refused: ${await response.text()}`);
});
afterAll(() => pages?.close());

test('a key opens the own row, and nothing once it is withdrawn', async () => {
  await pages.inWindow({ allowed: /status of 40\d/ }, async (page) => {
    await pages.open(page, '/privacy');
    await page.getByLabel('Login or e-mail address', { exact: true }).fill('ada');
    await page.getByRole('button', { name: 'Make the address' }).click();
    const address = await page.getByRole('textbox', { name: 'Address', exact: true }).inputValue();
    expect(address).toMatch(/\/own-row#\d+-[\w-]{32}$/);
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('row', { name: /hidden while rows of people are off/ }).waitFor();

    await pages.open(page, address.replace(pages.url, ''));
    await page.getByRole('heading', { name: 'ada, week by week' }).waitFor();
    // Two days of use in the window; minutes of runs are not told, so it may have been more.
    await page.getByRole('row', { name: /2026-W10.* casual or more an agent on 2 days/ }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('ben');
    expect(await severeFaults(page)).toEqual([]);

    await pages.open(page, '/privacy');
    await page.getByRole('button', { name: /^Withdraw key/ }).click();
    await page.getByRole('button', { name: /^Withdraw key/ }).waitFor({ state: 'hidden' });
    await page.goto('about:blank');
    await pages.open(page, address.replace(pages.url, ''));
    await page.getByRole('alert').getByText('This key opens nothing').waitFor();
  });
});

test('how long data are kept is changed after a warning', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/privacy');
    await page.getByRole('button', { name: 'Change how long: Usage of codex' }).click();
    const dialog = page.getByRole('dialog', { name: 'Usage of codex' });
    await dialog.getByRole('combobox', { name: 'Kept' }).click();
    await page.getByRole('option', { name: '730 days' }).click();
    await dialog.getByText('What is older is removed at once').waitFor();
    await dialog.getByRole('button', { name: 'Keep less and remove' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /Usage of codex 730 days 3/ }).waitFor();
  });
});

test('a person is deleted once the login was typed again', async () => {
  await pages.inWindow({ allowed: /status of 40\d/ }, async (page) => {
    await pages.open(page, '/privacy');
    await page.getByLabel('Login or e-mail address of the person').fill('ada@acme.test');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page
      .getByRole('table', { name: 'Rows that would change' })
      .getByRole('row', { name: 'agent usage 2' })
      .waitFor();
    const remove = page.getByRole('button', { name: 'Delete this person' });
    expect(await remove.isDisabled()).toBe(true);
    await page.getByLabel(/^Type ada to delete/).fill('ada');
    expect(await severeFaults(page)).toEqual([]);
    await remove.click();
    await page.getByText(/The person is now erased-[0-9a-f]{8}/).waitFor();
    await page.getByText('1 person was deleted').waitFor();
    await settled(page);

    await pages.open(page, '/people');
    await page.getByRole('button', { name: /^erased-[0-9a-f]{8}$/ }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/ada|Example/);
  });
});
