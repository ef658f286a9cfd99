import type { Page } from 'playwright-core';
import { thereAre, type Pages, settled, severeFaults, startPages } from '../support/pages';

jest.setTimeout(300_000);

const HOUR_MS = 3_600_000;
/** Three weeks ago, at a whole hour. */
const begin = Math.floor(Date.now() / HOUR_MS - 21 * 24) * HOUR_MS;
const at = (hours: number) => new Date(begin + hours * HOUR_MS).toISOString();

const merged = (number: number, hours: number) => ({
  kind: 'pull_request',
  repo: 'acme/app',
  number,
  title: `Change ${number}`,
  author: number % 2 ? 'ada' : 'ben',
  created_at: at(hours - 5),
  merged_at: at(hours),
  closed_at: at(hours),
});
const release = (repo: string, name: string, hours: number, pulls: number[]) => ({
  kind: 'deploy',
  id: `${repo} ${name}`,
  repo,
  environment: 'release',
  source: 'release',
  name,
  ref: name,
  sha: `${name.replace(/\D/g, '')}`.padEnd(40, '0'),
  finished_at: at(hours),
  status: 'success',
  pull_requests: pulls.map((number) => `${repo}#${number}`),
});

/**
 * An organization whose releases are its deploys. From merge to release the changes 1 to 5 wait 10, 8, 20, 12 and 2 hours: 10 in the middle. The sixth is
 * in no release yet. The incident says which release it came from. The documentation has releases too, which deliver nothing.
 */
const records = [
  merged(1, 20),
  merged(2, 22),
  release('acme/app', 'v1.0.0', 30, [1, 2]),
  merged(3, 100),
  merged(4, 108),
  merged(5, 118),
  release('acme/app', 'v1.1.0', 120, [3, 4, 5]),
  merged(6, 150),
  release('acme/docs', 'v7.0.0', 90, []),
  { kind: 'incident', id: 'one', title: 'Slow', opened_at: at(121), caused_by: { deploy: 'acme/app v1.1.0' } },
];

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

/** The rows of the numbers, by name: `['2', '0']` of now and after, or the one that holds. */
async function numbers(page: Page): Promise<Record<string, string[]>> {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  const rows = await page
    .getByRole('region', { name: /^What (would change|holds now)$/ })
    .locator('table')
    .first()
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.firstChild?.textContent?.trim() ?? '')),
    );
  return Object.fromEntries(rows.map(([name, ...values]) => [name, values]));
}

const none = {
  'Production deploys': '0',
  Services: '0',
  'Changes deployed': '0',
  'Changes waiting': '0',
  'Changes unknown': '6',
  'Inferred from time': '–',
  'Merge to production': '–',
  'Change fail rate': '–',
  'Incidents linked to a deploy': '0',
};
const ruled = {
  'Production deploys': '2',
  Services: '1',
  'Changes deployed': '5',
  'Changes waiting': '1',
  'Changes unknown': '0',
  'Inferred from time': '0 %',
  'Merge to production': '10 h',
  'Change fail rate': 'not enough data',
  'Incidents linked to a deploy': '1',
};

interface Answer {
  data: {
    deploys: { total: number };
    deployStage: { unknown: boolean; mergeToProduction: { p50: number | null; n: number } };
  };
}

/** What the other answers of the server say. */
async function told() {
  const query = `{ deploys(scope: {range: "-8w"}) { total } deployStage(scope: {range: "-8w"}) { unknown mergeToProduction { p50 n } } }`;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${pages.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { deploys, deployStage } = ((await response.json()) as Answer).data;
  return { deploys: deploys.total, unknown: deployStage.unknown, ...deployStage.mergeToProduction };
}

test('releases become deploys by a rule: matched, its effect shown, saved, and it holds; then undone', async () => {
  await pages.inWindow({}, async (page) => {
    expect(await told()).toMatchObject({ deploys: 0, unknown: true, n: 0 });
    await pages.open(page, '/services');
    await page.locator('main a[href^="/mapping"]').first().click();
    await page
      .getByRole('heading', { name: '1 environment, workflow or release, none counts as production' })
      .waitFor();
    await settled(page);
    expect(await numbers(page)).toEqual(Object.fromEntries(Object.entries(none).map(([name, now]) => [name, [now]])));

    await page.getByRole('button', { name: 'Make a rule for releases' }).click();
    const rules = page.getByRole('list', { name: 'Rules for deploys' });
    await rules.getByText('Matches 3 deploys in 2 repositories').waitFor();
    await rules.getByRole('textbox', { name: 'Repository' }).fill('acme/app');
    await rules.getByText('Matches 2 deploys in 1 repository').waitFor();
    await rules.getByText('GitHub releases of acme/app').waitFor();
    await rules.getByText('Newest 2').click();
    const day = at(120).slice(0, 10);
    await rules.getByText(`acme/app · v1.1.0 · v1.1.0 · ${day}`).waitFor();
    const effect = page.getByRole('region', { name: 'What would change' });
    await effect.getByRole('row', { name: 'Production deploys 0 2' }).waitFor();
    expect(await numbers(page)).toEqual(
      Object.fromEntries(Object.entries(ruled).map(([name, after]) => [name, [none[name as 'Services'], after]])),
    );
    expect(await severeFaults(page)).toEqual([]);
    // Shown, not done.
    expect(await told()).toMatchObject({ deploys: 0, unknown: true });

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('It is saved.').waitFor();
    await page
      .getByRole('heading', { name: '2 environments, workflows and releases, 1 counts as production' })
      .waitFor();
    expect(await numbers(page)).toEqual(Object.fromEntries(Object.entries(ruled).map(([name, now]) => [name, [now]])));
    expect(await told()).toEqual({ deploys: 2, unknown: false, p50: 10, n: 5 });

    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByText('The last change is taken back.').waitFor();
    await thereAre(rules, 0);
    expect(await numbers(page)).toEqual(Object.fromEntries(Object.entries(none).map(([name, now]) => [name, [now]])));
    expect(await told()).toMatchObject({ deploys: 0, unknown: true, n: 0 });
  });
});

test('the order decides, and is changed by keyboard; a rule that gets nothing says so', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/mapping');
    await page.getByRole('button', { name: 'Make a rule for releases' }).click();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const rules = page.getByRole('list', { name: 'Rules for deploys' });
    const fields = rules.getByRole('group', { name: 'Fields of rule 2' });
    await fields.getByRole('textbox', { name: 'Workflow or release' }).fill('v7*');
    await fields.getByRole('combobox', { name: 'Production' }).selectOption('no');
    const row = (index: number) => rules.getByRole('listitem').nth(index);
    await row(1).getByText('Nothing is left for it', { exact: false }).waitFor();
    await row(0).getByText('Matches 3 deploys in 2 repositories').waitFor();
    await fields.getByRole('combobox', { name: 'Production' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await row(0).getByText('Deploys named “v7*”').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await row(0).getByText('Matches 1 deploy in 1 repository').waitFor();
    await row(1).getByText('Matches 2 deploys in 1 repository').waitFor();
    await page.getByRole('button', { name: 'Move rule 1 down' }).click();
    await row(0).getByText('GitHub releases').waitFor();
    await page.getByRole('button', { name: 'Remove rule 1' }).click();
    await row(0).getByText('Deploys named “v7*”').waitFor();
    await page.getByRole('button', { name: 'Leave it as it was' }).click();
    await thereAre(rules, 0);
  });
});

test('what does not fit is told at its field, and not saved', async () => {
  await pages.inWindow({ allowed: /status of 400/ }, async (page) => {
    await pages.open(page, '/mapping');
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('button', { name: 'Add a service' }).click();
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const environment = page.getByRole('textbox', { name: 'Environment' });
    await page.getByText('Say which deploys', { exact: false }).waitFor();
    expect(await environment.getAttribute('aria-invalid')).toBe('true');
    await thereAre(page.getByText('Name the service.'), 1);
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove service rule 1' }).click();
    await environment.fill('a*b*c*d*e*f*g*');
    const told = page.locator('.mantine-InputWrapper-error', { hasText: 'write at most 6' });
    await told.waitFor();
    expect(await environment.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  });
});

test('Sources leads here and says how many count', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/sources');
    const notice = page.getByRole('region', { name: 'What counts as production' });
    expect(await notice.textContent()).toContain('1 environment, workflow or release, none counts as production.');
    await notice.getByRole('link', { name: 'Deploys and services' }).click();
    await page.waitForURL(/\/mapping/);
  });
});
