import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import { activate, thereAre, numberIn, type Pages, settled, severeFaults, startPages } from '../support/pages';

jest.setTimeout(600_000);

/*
 * Twelve deploys of the service shop, one a day at noon from 1 October 2026, each bringing the pull request of its number. Two incidents: "Cart
 * empty" states d5, "Slow search" opened three hours after d9 and states nothing. So d5 and d9 required intervention: 2 of 12, 17 %.
 */
const day = (number: number) => `2026-10-${String(number).padStart(2, '0')}`;
const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
const sha = (number: number) => number.toString(16).padStart(40, 'a');
const records = [
  ...numbers.map((number) => ({
    kind: 'pull_request',
    repo: 'acme/shop',
    number,
    title: `Change ${number}`,
    author: 'ada',
    created_at: `${day(number)}T08:00:00Z`,
    merged_at: `${day(number)}T10:00:00Z`,
    closed_at: `${day(number)}T10:00:00Z`,
    additions: 10,
    deletions: 0,
  })),
  ...numbers.map((number) => ({
    kind: 'deploy',
    id: `d${number}`,
    repo: 'acme/shop',
    service: 'shop',
    environment: 'production',
    sha: sha(number),
    name: `v1.${number}`,
    started_at: `${day(number)}T11:50:00Z`,
    finished_at: `${day(number)}T12:00:00Z`,
    status: 'success',
    pull_requests: [number],
  })),
  {
    kind: 'incident',
    id: 'i1',
    title: 'Cart empty',
    service: 'shop',
    severity: 'major',
    opened_at: `${day(6)}T09:00:00Z`,
    resolved_at: `${day(6)}T10:00:00Z`,
    caused_by: { deploy: 'd5' },
  },
  {
    kind: 'incident',
    id: 'i2',
    title: 'Slow search',
    service: 'shop',
    severity: 'minor',
    opened_at: `${day(9)}T15:00:00Z`,
    resolved_at: `${day(9)}T16:00:00Z`,
  },
];

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('simulated');
  const headers = { 'content-type': 'application/x-ndjson' };
  const body = records.map((record) => JSON.stringify(record)).join('\n');
  const response = await fetch(`${pages.url}/ingest?org=acme`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The records were refused: ${await response.text()}`);
});
afterAll(() => pages?.close());

const cut = '?org=acme&range=2026-10-01..2026-10-12';
const failed = (page: Page, count: number) =>
  page
    .getByRole('link', {
      name: `${count} deploys required immediate intervention, shop`,
      exact: true,
    })
    .waitFor();

test('from a change fail rate to the list, the deploy and the incident; unlinked the number changes, undone it is back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/services${cut}`);
    const row = page.getByRole('table', { name: 'Five DORA metrics per service' }).getByRole('row', { name: /^shop/ });
    expect(await row.textContent()).toContain('17 %');
    await page.getByRole('link', { name: '2 deploys required immediate intervention, shop', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('list') === 'failed' && url.searchParams.get('of') === 'shop');
    await settled(page);
    const list = page.locator('#list');
    await list.getByRole('heading', { name: /^2 deploys of shop required/ }).waitFor();
    await thereAre(list.locator('tbody tr'), 2);

    const opener = list.getByRole('button', { name: 'v1.5', exact: true });
    await opener.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Deploy v1.5' });
    await drawer.getByText('failed: an incident came from it').waitFor();
    await drawer.getByRole('button', { name: 'acme/shop#5', exact: true }).waitFor();
    expect(await severeFaults(page)).toEqual([]);

    await activate(drawer.getByRole('button', { name: 'Cart empty' }));
    const incident = page.getByRole('dialog', { name: 'Incident i1' });
    await incident.getByText('The incident names this deploy.').waitFor();
    // The focus is in the drawer, not lost with the button that was pressed.
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null);
    expect(await severeFaults(page)).toEqual([]);
    await activate(incident.getByRole('button', { name: 'No deploy caused it' }));
    await incident.getByText('Saved: no deploy caused it.').waitFor();
    await incident.getByText('None: a person said that no deploy caused it.').waitFor();
    expect(await severeFaults(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await incident.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: '1 deploy required immediate intervention, shop', exact: true }).waitFor();
    await list.getByRole('heading', { name: /^1 deploy of shop required/ }).waitFor();

    await page.goto(`${pages.url}/stage/operate${cut}&measure=arrivals&incident=i1`);
    await activate(incident.getByRole('button', { name: 'Undo the decision' }));
    await incident.getByText('Taken back: what the data say counts again.').waitFor();
    await pages.open(page, `/services${cut}`);
    await failed(page, 2);
  });
});

test('an incident inferred from time is confirmed, then given to another deploy', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/stage/operate${cut}&measure=arrivals`);
    await page.locator('#list').getByRole('button', { name: 'Slow search' }).focus();
    await page.keyboard.press('Enter');
    const incident = page.getByRole('dialog', { name: 'Incident i2' });
    await incident.getByText(/: inferred from time\.$/).waitFor();
    await activate(incident.getByRole('button', { name: 'Confirm' }));
    await incident.getByText(/: confirmed by a person\./).waitFor();
    await incident.getByText('Saved: confirmed.').waitFor();

    await incident.getByRole('combobox', { name: 'Another deploy' }).focus();
    await page.keyboard.type('v1.8');
    await page.getByRole('option', { name: /^v1\.8/ }).waitFor();
    await thereAre(page.getByRole('option'), 1);
    const choose = incident.getByRole('button', { name: 'Choose it' });
    const byKeys = async () => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      return choose.isEnabled();
    };
    // On a busy machine the list forgets what the keys marked before its own timer after opening has run.
    await eventually(byKeys, Boolean);
    await activate(choose);
    await incident.getByText(/: chosen by a person\./).waitFor();
    await page.keyboard.press('Escape');
    await incident.waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'Slow search');
    await page.locator('#list').getByText('chosen by a person').waitFor();

    await pages.open(page, `/services${cut}&list=failed`);
    // d5 by what its incident states, d8 by what a person chose; d9 no more.
    const names = await page.locator('#list tbody th button').allTextContents();
    expect(names).toEqual(['v1.8', 'v1.5']);
  });
});

test('the pull request names its deploy, and the deploy its neighbours; Back goes the same way back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/pull-requests${cut}&pr=acme/shop%237`);
    await activate(page.getByRole('dialog').getByRole('button', { name: 'd7', exact: true }));
    const deploy = page.getByRole('dialog', { name: 'Deploy v1.7' });
    const beside = deploy.getByRole('navigation');
    await beside.getByRole('button', { name: 'v1.6', exact: true }).waitFor();
    await activate(beside.getByRole('button', { name: 'v1.8', exact: true }));
    await page.getByRole('dialog', { name: 'Deploy v1.8' }).waitFor();
    await page.goBack();
    await deploy.waitFor();
    await page.goBack();
    await page.getByRole('dialog', { name: 'acme/shop#7' }).waitFor();
  });
});

test('behind every number of all services and of one stands a list of that length', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/services?org=simulated');
    const rows = page.getByRole('table', { name: 'Five DORA metrics per service' }).locator('tbody tr');
    const found: { label: string; href: string }[] = [];
    for (const place of [0, 1])
      found.push(
        ...(await rows
          .nth(place)
          .locator('a[aria-label]')
          .evaluateAll((links) =>
            links.map((link) => ({ label: link.ariaLabel ?? '', href: (link as HTMLAnchorElement).href })),
          )),
      );
    expect(found.length).toBeGreaterThanOrEqual(16);
    for (const { label, href } of found) {
      await page.goto(href);
      await settled(page);
      const counted = numberIn(await page.locator('#list h2').textContent());
      expect({ label, counted }).toEqual({ label, counted: numberIn(label) });
    }
  });
});

test('without deploys the page says how to send them', async () => {
  const headers = { 'content-type': 'application/x-ndjson' };
  const body = JSON.stringify(records[0]);
  await fetch(`${pages.url}/ingest?org=empty`, { method: 'POST', headers, body });
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/services?org=empty');
    await page.getByText('No production deploy is known.').waitFor();
    await page.getByRole('link', { name: 'how to send deploys' }).click();
    await page.waitForURL((url) => url.pathname === '/sources' && url.hash === '#deploys');
  });
});
