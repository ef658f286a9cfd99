import type { Page } from 'playwright-core';
import { thereAre, type Pages, settled, severeFaults, startPages } from '../support/pages';

jest.setTimeout(300_000);

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;
const at = (moment: number) => new Date(moment).toISOString();
const begin = Math.floor(Date.now() / HOUR_MS - 24 * 7 * 21) * HOUR_MS;

/**
 * Twenty weeks of four pull requests. On each one P1 and one P3 are posted: of the 80 P1 seven in eight are accepted (70), of the 80 P3 one in eight (10).
 * So 160 findings are posted and half of them (80) are useful; "P1 only" keeps 80 with 70 useful, and hides 80 with 10 useful.
 */
const records = Array.from({ length: 80 }, (_, index) => {
  const merged = begin + Math.floor(index / 4) * WEEK_MS + (index % 4) * 30 * HOUR_MS;
  const pull = { repo: 'acme/app', number: index + 1 };
  const said = (severity: string, accepted: boolean) => ({
    kind: 'finding',
    agent: 'codex',
    ...pull,
    id: `${severity}-${index}`,
    severity,
    path: 'src/cart.ts',
    line: 4,
    posted_at: at(merged - 5 * HOUR_MS),
    outcome: accepted ? 'accepted' : 'ignored',
    outcome_at: at(merged),
  });
  return [
    {
      kind: 'pull_request',
      ...pull,
      title: `Change ${index + 1}`,
      author: index % 2 ? 'ada' : 'ben',
      created_at: at(merged - 9 * HOUR_MS),
      merged_at: at(merged),
      closed_at: at(merged),
    },
    said('P1', index % 8 !== 0),
    said('P3', index % 8 === 0),
  ];
}).flat();

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('none');
  const response = await fetch(`${pages.url}/ingest?org=acme`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: records.map((record) => JSON.stringify(record)).join('\n'),
  });
  const said = await response.text();
  if (!response.ok || !said.includes('"rejected":0')) throw new Error(`The records were refused: ${said}`);
});
afterAll(() => pages?.close());

const cut = (page: Page) => page.getByRole('slider', { name: /^Cut by/ });
const live = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

test('the cut answers in words by keyboard, and the address follows without a new entry', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/tune');
    await live(page, 'Nothing is hidden: 160 findings');
    const entries = await page.evaluate(() => history.length);
    await cut(page).focus();
    await page.keyboard.press('ArrowLeft');
    await live(page, 'P1 and more severe would have hidden 80 of 160, 10 of them useful. Of the 80 it keeps, 88 %');
    await page.waitForURL(/rule=severity:P1/);
    await page.keyboard.press('End');
    await live(page, 'Nothing is hidden');
    await page.keyboard.press('Home');
    await live(page, 'would have hidden 80 of 160');
    expect(await page.evaluate(() => history.length)).toBe(entries);
    expect(await cut(page).getAttribute('aria-valuetext')).toContain('would have hidden 80 of 160');
    expect(await severeFaults(page)).toEqual([]);
  });
});

test('the cut follows the pointer', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/tune');
    await live(page, 'Nothing is hidden');
    const box = await cut(page).boundingBox();
    if (!box) throw new Error('The cut is not drawn.');
    const [x, y] = [box.x + box.width / 2, box.y + 60];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y);
    await live(page, 'Nothing is hidden');
    // Past the middle between 80 and 160 kept findings.
    await page.mouse.move(x - 330, y, { steps: 5 });
    await live(page, 'would have hidden 80 of 160');
    await page.mouse.up();
    await page.waitForURL(/rule=severity:P1/);
  });
});

test('the certified rule is told with its hold-out, shown, and saved as a policy that can be ended and taken back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/tune?target=0.6');
    const answer = page.getByRole('region', { name: /^Certified to be above 60 %/ });
    expect(await answer.textContent()).toMatch(/P1 and more severe: .* promised, .* held out on the newer weeks/);
    await answer.getByRole('button', { name: 'Show this rule' }).click();
    await live(page, 'would have hidden 80 of 160');
    await page.getByLabel('Name', { exact: true }).fill('Only what matters');
    await page.getByLabel('In force since').fill(at(begin - 24 * HOUR_MS).slice(0, 10));
    await page.getByRole('button', { name: 'Save as a policy' }).click();
    const policy = page.getByRole('region', { name: 'Only what matters (OpenAI Codex)' });
    await policy.waitFor();
    // The agent still posts what the rule would hide.
    await policy.getByText(/80 of 160 findings were posted though it would have hidden them/).waitFor();
    await policy.getByText('Kept', { exact: true }).waitFor();
    // While it runs, its name is taken.
    await page.getByLabel('Name', { exact: true }).fill('only what matters');
    await page.getByText(/^A policy of OpenAI Codex that runs has this name/).waitFor();
    await page.getByRole('button', { name: 'Save as a policy' }).click();
    await page.getByLabel('Name', { exact: true }).fill('');
    await thereAre(page.getByRole('region', { name: /\(OpenAI Codex\)$/ }), 1);
    await policy.getByRole('button', { name: 'End it: Only what matters' }).click();
    await policy.getByText('Ended', { exact: true }).waitFor();
    await policy.getByRole('button', { name: /^Take the end back/ }).click();
    await policy.getByText('Kept', { exact: true }).waitFor();
    expect(await severeFaults(page)).toEqual([]);
  });
});

test('the rule is taken along as JSON and as settings, with what they cannot say', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/tune?rule=severity:P1;cap:1');
    await page.getByRole('button', { name: 'Export as settings' }).click();
    const dialog = page.getByRole('dialog');
    const json = JSON.parse((await dialog.locator('pre').textContent()) ?? '') as {
      schema: string;
      rule: { minSeverity: string; capPerPullRequest: number };
    };
    expect(json).toMatchObject({
      schema: 'downstream/policy/1',
      rule: { minSeverity: 'P1', capPerPullRequest: 1 },
    });
    await dialog.getByRole('tab').nth(1).click();
    await dialog.getByText('Approximate', { exact: true }).waitFor();
    expect(await dialog.getByRole('link', { name: /^Download: / }).getAttribute('download')).toBe('AGENTS.md');
    expect(await severeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

test('path globs that do nothing are named, broken ones are refused', async () => {
  await pages.inWindow({ allowed: /status of 400/ }, async (page) => {
    await pages.open(page, '/tune');
    await live(page, 'Nothing is hidden: 160 findings');
    const paths = page.getByLabel('Paths', { exact: true });
    await paths.fill('src/**\n!lib/**');
    await page.getByText('!lib/** fits the path of none of the 160 findings.').waitFor();
    await paths.fill('[[[');
    await page
      .getByText(/The path glob "\[\[\[" opens a "\[" that is not closed/)
      .first()
      .waitFor();
  });
});

test('few findings are not enough data, and nothing is certified', async () => {
  await pages.inWindow({}, async (page) => {
    const week = [at(begin - 24 * HOUR_MS), at(begin + 2 * 24 * HOUR_MS)].map((moment) => moment.slice(0, 10));
    await pages.open(page, `/tune?range=${week.join('..')}`);
    await page.getByRole('heading', { name: /^Not enough data yet/ }).waitFor();
    await live(page, 'are not enough data for a rate');
    await thereAre(page.getByRole('button', { name: 'Show this rule' }), 0);
  });
});

test('an own agent is tried before it is saved, kept, and taken back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/agents');
    await page.getByRole('button', { name: 'Add an agent' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Acme review');
    await page.getByLabel('Key', { exact: true }).fill('acme-review');
    await page.getByLabel('Severities, most severe first').fill('high, low');
    await page.getByLabel('Pattern of the severity').fill('\\*\\*(high|low)\\*\\*');
    const tried = page.getByRole('region', { name: 'Try it on a text' });
    await tried.getByLabel('Agent').selectOption({ label: 'Acme review' });
    await tried.getByLabel('Text').fill('**low** The name of the variable says nothing.');
    // What is missing is told at its field, and nothing is sent.
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Name an account.').waitFor();
    await page.getByLabel('Accounts').fill('acme-review[bot]');
    await tried.getByText('1 finding.').waitFor();
    expect(await tried.locator('dd').first().textContent()).toBe('low');
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(/^It is saved/).waitFor();
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Change Acme review' }).waitFor();
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByRole('button', { name: 'Change Acme review' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Make the change again' }).click();
    await page.getByRole('button', { name: 'Change Acme review' }).waitFor();
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByRole('button', { name: 'Change Acme review' }).waitFor({ state: 'detached' });
  });
});
