import type { Page } from 'playwright-core';
import { testToken } from '../doubles/github/credentials';
import { startGithubDouble, type GithubDouble } from '../doubles/github/github-double';
import { seededWorld } from '../doubles/github/seeded-world';
import { thereAre, type Pages, severeFaults, startPages } from '../support/pages';

jest.setTimeout(300_000);

/** Two repositories of 150: each takes two pages of a hundred. */
const PULL_REQUESTS = 300;
const DAY_MS = 86_400_000;
/** 1970-01-05, a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

let double: GithubDouble;
let pages: Pages;
/** Takes back the limit that holds up every second page. */
let goOn: () => void;

beforeAll(async () => {
  // One is opened each hour: from a Tuesday at 11 the last is on a Sunday, whenever this runs. What is opened in the data's last week is not counted.
  const weeks = Math.floor((Date.now() - FIRST_MONDAY_MS) / (7 * DAY_MS)) - 10;
  const from = new Date(FIRST_MONDAY_MS + weeks * 7 * DAY_MS + DAY_MS + 11 * 3_600_000).toISOString();
  const world = seededWorld({ repositories: 2, pullRequests: PULL_REQUESTS, from });
  double = await startGithubDouble(world);
  goOn = double.fail({
    when: ({ operationName, variables }) => operationName === 'pullRequests' && Boolean(variables.after),
    with: { kind: 'primaryLimit', resetSeconds: 3000 },
  });
  pages = await startPages('none', {
    DOWNSTREAM_ALLOW_HOSTS: '127.0.0.1',
    DOWNSTREAM_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
});
afterAll(async () => {
  await pages?.close();
  await double?.close();
});

const name = () => `${new URL(double.url).host}/acme`;
const sentence = (page: Page) => page.getByRole('region', { name: 'Completeness' });

/** From the first screen to the third step, where the token is asked for. */
async function toTheToken(page: Page): Promise<void> {
  await page.goto(pages.url);
  await page.getByRole('link', { name: 'Connect GitHub' }).click();
  await page.getByRole('radio', { name: 'GitHub Enterprise' }).check();
  await page.getByRole('textbox', { name: 'Address' }).fill(double.url);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox', { name: 'Organization' }).fill('acme');
  await page.getByRole('textbox', { name: 'Organization' }).press('Enter');
  await page.getByRole('heading', { name: 'How to get in' }).waitFor();
}

test('the steps are addresses: Back goes to the one before, and none opens before its turn', async () => {
  await pages.inWindow({}, async (page) => {
    await page.goto(`${pages.url}/connect/access`);
    await page.getByRole('heading', { name: 'What to read' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/connect/what');
    await page.getByRole('button', { name: 'Continue' }).click();
    const field = page.getByRole('textbox', { name: 'Organization' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await toTheToken(page);
    await page.goBack();
    await page.getByRole('heading', { name: 'What to read' }).waitFor();
    expect(await field.inputValue()).toBe('acme');
  });
});

test('a token that GitHub refuses is turned down in place, and nothing is stored', async () => {
  await pages.inWindow({ allowed: /status of \d+/ }, async (page) => {
    await toTheToken(page);
    const token = page.getByLabel('Token', { exact: true });
    expect(await token.getAttribute('type')).toBe('password');
    await token.fill('a-token-nobody-gave');
    await page.getByRole('button', { name: 'Check' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/credentials.*new one/);
    expect(await page.content()).not.toContain('a-token-nobody-gave');
    expect(await severeFaults(page)).toEqual([]);
    await page.goto(pages.url);
    await page.getByRole('heading', { name: 'Where is your bottleneck, and did it move?' }).waitFor();
  });
});

test('connect: what is seen, then the first sync, on every page and after a reload', async () => {
  await pages.inWindow({}, async (page) => {
    await toTheToken(page);
    await page.getByLabel('Token', { exact: true }).fill(testToken);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText(`2 repositories with ${PULL_REQUESTS} pull requests.`).waitFor();
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('heading', { name: `Connected to ${name()}` }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Payload URL' }).inputValue()).toMatch(
      new RegExp(`^${pages.url}/hooks/github/.{16,}$`),
    );
    const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
    expect(secret.length).toBeGreaterThanOrEqual(16);
    await page.getByRole('progressbar', { name: `Syncing ${name()}` }).waitFor();
    // The first hundred of each repository are in; the page after them is held up.
    await page.getByText(/limit/i).first().waitFor();
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open the map' }).click();
    await page.getByRole('region', { name: 'Figures of the range' }).waitFor();
    const notice = page.getByRole('complementary', { name: 'Completeness' });
    expect(await notice.textContent()).toMatch(/^Still syncing: .*of 300 pull requests/);
    await page.reload();
    await notice.getByRole('link', { name: 'Progress' }).click();
    expect(await sentence(page).textContent()).toMatch(/^Still syncing: .*of 300 pull requests in 2 repositories\./);
    await page.getByRole('progressbar', { name: `Syncing ${name()}` }).waitFor();
    // The secret was shown once.
    expect(await page.content()).not.toContain(secret);
    expect(await severeFaults(page)).toEqual([]);
  });
});

test('stop, and go on until it is complete; another window follows by itself', async () => {
  await pages.inWindow({}, async (page, context) => {
    await pages.open(page, '/sources');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Sync now' }).waitFor();
    await sentence(page)
      .getByText(/^Incomplete: \d+ of 300 pull requests/)
      .waitFor();
    await thereAre(page.getByRole('progressbar'), 0);
    const other = await context.newPage();
    await pages.open(other, '/map');
    await other
      .getByRole('complementary', { name: 'Completeness' })
      .getByRole('link', { name: 'What to do' })
      .waitFor();
    goOn();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await sentence(page)
      .getByText(/^Complete up to .*: 300 of 300 pull requests in 2 repositories\.$/)
      .waitFor();
    const table = page.getByRole('table', { name: `Repositories of ${name()}` });
    // The table is asked for apart from the sentence.
    await table.getByText('150 of 150').nth(1).waitFor();
    await table.getByText('Current').nth(1).waitFor();
    // Without a word from this window: the notice goes, and the figures are those of all pull requests.
    await other.getByRole('complementary', { name: 'Completeness' }).waitFor({ state: 'detached' });
    await other.getByRole('link', { name: /^Opened: 300 / }).waitFor();
  });
});

test.each(['light', 'dark'] as const)('what failed says what to do, in the %s theme', async (theme) => {
  const recover = double.fail({ with: { kind: 'unauthorized' } });
  await pages.inWindow({ theme }, async (page) => {
    await pages.open(page, '/sources');
    await page.getByRole('button', { name: 'Sync now' }).click();
    const fault = page.getByRole('group', { name: 'Last error' });
    await fault.waitFor();
    expect(await fault.textContent()).toMatch(/GitHub refused the token.*What to do: \S/);
    await sentence(page)
      .getByText(/^Incomplete: 300 of 300 pull requests; the last sync failed\.$/)
      .waitFor();
    expect(await severeFaults(page)).toEqual([]);
    recover();
    await page.getByRole('button', { name: `More actions of ${name()}` }).click();
    await page.getByRole('menuitem', { name: 'New token' }).click();
    await page.getByLabel('Token', { exact: true }).fill(testToken);
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save the token' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const again = page.getByRole('button', { name: 'Sync now' });
    if (await again.isVisible()) await again.click();
    await sentence(page)
      .getByText(/^Complete up to /)
      .waitFor();
    await fault.waitFor({ state: 'detached' });
  });
});

test('the webhook’s secret is made anew: two are valid until the old one is dropped', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/sources');
    await page.getByText('Webhook', { exact: false }).first().click();
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByText('The new secret, shown this once.').waitFor();
    await page.getByText('Two secrets are valid.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Drop the old secret' }).click();
    await page.getByText('One secret is valid.', { exact: false }).waitFor();
    await thereAre(page.getByText('The new secret, shown this once.'), 0);
  });
});

test('which workflows and labels are read is changed at the connection', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/sources');
    await page.locator('summary', { hasText: 'Deploys and incidents it reads' }).click();
    await page.getByRole('combobox', { name: 'Labels of issues that are incidents' }).fill('customer-down');
    await page.keyboard.press('Enter');
    expect(await severeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Leave it as it was' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('summary', { hasText: 'Deploys and incidents it reads' }).click();
    await page.getByText('customer-down', { exact: true }).waitFor();
  });
});

test('on 390 px nothing is cut, and after disconnecting the records are still there', async () => {
  await pages.inWindow({ width: 390 }, async (page) => {
    await pages.open(page, '/sources');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: `More actions of ${name()}` }).click();
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
    await page.getByText('The records that came in stay.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await sentence(page)
      .getByText(/^Not known: files do not say what is missing/)
      .waitFor();
    await pages.open(page, '/map');
    await page.getByRole('link', { name: /^Opened: 300 / }).waitFor();
  });
});
