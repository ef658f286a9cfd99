import { createHmac } from 'node:crypto';
import { eventually } from '../support/eventually';
import { severeFaults, startPages, type Pages } from '../support/pages';

jest.setTimeout(300_000);

// The doors by which deploys and incidents come in, as the page Sources opens and closes them.
let pages: Pages;
beforeAll(async () => {
  pages = await startPages('none', { DOWNSTREAM_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') });
  const change = { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'One', author: 'ada' };
  const response = await fetch(`${pages.url}/ingest?org=acme`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: JSON.stringify({ ...change, created_at: new Date(Date.now() - 86_400_000).toISOString() }),
  });
  if (!response.ok) throw new Error(`The record was refused: ${await response.text()}`);
});
afterAll(() => pages?.close());

test('a token for pipelines is shown once, lets a deploy in, tells its last use, and is removed', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/sources#deploys');
    const section = page.getByRole('region', { name: 'Send deploys' });
    await section.getByRole('button', { name: 'New token' }).click();
    await section.getByRole('textbox', { name: 'Name of the token' }).fill('ci');
    await page.keyboard.press('Enter');
    await section.getByText('The token, shown this once.').waitFor();
    const token = await section.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
    expect(token.length).toBeGreaterThan(20);
    await section.getByRole('textbox', { name: 'Service' }).fill('shop-api');
    for (const [tool, words] of [
      ['GitHub Actions', 'secrets.DOWNSTREAM_TOKEN'],
      ['GitLab CI', 'CI_COMMIT_SHA'],
      ['Jenkins', 'withCredentials'],
      ['Argo CD', 'argocd-notifications-cm'],
      ['Any other', token],
    ]) {
      await section.getByRole('tab', { name: tool }).click();
      const text = await section.getByLabel(`Snippet for ${tool}`, { exact: true }).textContent();
      expect(text).toContain(words);
      expect(text).toContain(`${pages.url}/ingest/deploys`);
    }
    expect(await section.getByLabel('Snippet for Any other', { exact: true }).textContent()).toContain('shop-api');
    expect(await severeFaults(page)).toEqual([]);
    const row = section.getByRole('row', { name: /^ci / });
    expect(await row.textContent()).toContain('never');

    const deploy = { service: 'shop-api', environment: 'production', sha: 'a'.repeat(40), status: 'success' };
    const send = (bearer: string) =>
      fetch(`${pages.url}/ingest/deploys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(deploy),
      });
    expect((await send(`${token}x`)).status).toBe(401);
    const taken = await send(token);
    expect([taken.status, await taken.text()]).toEqual([200, expect.stringMatching(/"accepted":1/)]);

    await pages.open(page, '/mapping');
    const group = page.getByRole('row', { name: /^production Pipeline or file none named 1 / });
    expect(await group.textContent()).toMatch(/yesby its name, service shop-api/);
    await pages.open(page, '/sources');
    expect(await page.content()).not.toContain(token);
    await row.getByText('just now').waitFor();
    await row.getByRole('button', { name: 'Remove the token ci' }).click();
    await page.getByRole('dialog').getByText('The deploys that came in stay.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await send(token)).status).toBe(401);
  });
});

test('an incident tool that signs: its secret is entered after the address was, and what it does not sign is refused', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/sources#incidents');
    await page.getByRole('button', { name: 'Connect PagerDuty', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect PagerDuty' });
    await dialog.getByRole('button', { name: 'Connect' }).click();
    await dialog.getByText('Give it a name.').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('acme');
    await page.keyboard.press('Enter');
    await dialog.getByText('PagerDuty acme is connected.').waitFor();
    const address = await dialog.getByRole('textbox', { name: 'Address' }).inputValue();
    expect(address).toMatch(new RegExp(`^${pages.url}/hooks/pagerduty/.{16,}$`));
    expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(2);
    expect(await severeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Enter it later' }).click();

    const card = page.getByRole('region', { name: /^PagerDuty: acme/ });
    await card.getByText('until it is entered, every delivery is refused.', { exact: false }).first().waitFor();
    const body = JSON.stringify({ event: { id: 'one', event_type: 'pagey.ping' } });
    const send = (secret: string) =>
      fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-pagerduty-signature': `v1=${createHmac('sha256', secret).update(body).digest('hex')}`,
        },
        body,
      });
    expect((await send('made-in-pagerduty')).status).toBe(401);
    await card.getByLabel('Secret that PagerDuty shows').fill('made-in-pagerduty');
    await card.getByRole('button', { name: 'Save the secret' }).click();
    await card.getByText('One secret is valid.').waitFor();
    expect(await page.content()).not.toContain('made-in-pagerduty');
    expect((await send('another')).status).toBe(401);
    await eventually(
      () => send('made-in-pagerduty'),
      ({ status }) => status === 202,
    );
    await pages.open(page, '/sources');
    await card.getByText('Deliveries').waitFor();
    expect(await severeFaults(page)).toEqual([]);
    await card.getByRole('button', { name: 'Disconnect PagerDuty acme' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await card.waitFor({ state: 'detached' });
  });
});

test('an incident tool that signs nothing says so; its secret is made here, shown once, and made anew', async () => {
  await pages.inWindow({ theme: 'dark' }, async (page) => {
    await pages.open(page, '/sources');
    await page.getByRole('button', { name: 'Connect Opsgenie', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect Opsgenie' });
    await dialog.getByText('Opsgenie signs nothing.', { exact: false }).waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('acme');
    await page.keyboard.press('Enter');
    const address = await dialog.getByRole('textbox', { name: 'Address' }).inputValue();
    const secret = await dialog.getByRole('textbox', { name: 'Secret' }).inputValue();
    expect(secret.length).toBeGreaterThanOrEqual(16);
    expect(await severeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    const send = (bearer: string) =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: JSON.stringify({ action: 'Seen', alert: { alertId: 'one', updatedAt: Date.now() } }),
      });
    expect((await send('guessed')).status).toBe(401);
    expect((await send(secret)).status).toBe(202);

    const card = page.getByRole('region', { name: /^Opsgenie: acme/ });
    await card.getByRole('button', { name: 'New secret' }).click();
    const made = await card.getByRole('textbox', { name: 'Secret' }).inputValue();
    expect(made).not.toBe(secret);
    await card.getByText('Two secrets are valid', { exact: false }).waitFor();
    await card.getByRole('button', { name: 'Drop the old secret' }).click();
    await card.getByText('One secret is valid.').waitFor();
    await eventually(
      () => send(made),
      ({ status }) => status === 202,
    );
    await card.getByRole('button', { name: 'Disconnect Opsgenie acme' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await card.waitFor({ state: 'detached' });
  });
});
