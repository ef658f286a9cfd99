import { severeFaults, startPages, type Pages } from '../support/pages';
import { metricsOf, text } from '../support/telemetry';

jest.setTimeout(300_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('none');
  const change = { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'One', author: 'ada' };
  const response = await fetch(`${pages.url}/ingest?org=acme`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: JSON.stringify({ ...change, created_at: new Date(Date.now() - 86_400_000).toISOString() }),
  });
  if (!response.ok) throw new Error(`The record was refused: ${await response.text()}`);
});
afterAll(() => pages?.close());

test('a token for telemetry is shown once with the lines to set, tells what came with it, and is removed', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/sources#telemetry');
    const section = page.getByRole('region', { name: 'Telemetry of agents' });
    await section.getByRole('button', { name: 'New token for telemetry' }).click();
    await page.keyboard.press('Enter');
    await section.getByText('Give it a name.').waitFor();
    await section.getByRole('textbox', { name: 'Name of the token' }).fill('laptops');
    await page.keyboard.press('Enter');
    await section.getByText('The token, shown this once.').waitFor();
    const token = await section.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
    const claude = await section.getByLabel('Lines for Claude Code', { exact: true }).textContent();
    expect(claude).toContain(`export OTEL_EXPORTER_OTLP_ENDPOINT=${pages.url}\n`);
    expect(claude).toContain(`export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer ${token}"\n`);
    await section.getByRole('tab', { name: 'Codex' }).click();
    expect(await section.getByLabel('Lines for Codex', { exact: true }).textContent()).toContain(
      `${pages.url}/v1/metrics`,
    );
    const row = section.getByRole('row', { name: /^laptops / });
    expect(await row.textContent()).toContain('never');
    expect(await severeFaults(page)).toEqual([]);

    const at = new Date(Date.now() - 3_600_000).toISOString();
    const point = { start: at, at, attributes: [text('user.email', 'ada@example.com')], value: 1 };
    const points = [point, { ...point, attributes: [] }];
    const metrics = metricsOf(
      [],
      { name: 'claude_code.session.count', temporality: 1, points },
      { name: 'http.server.duration', temporality: 1, points: [point] },
    );
    const send = () =>
      fetch(`${pages.url}/v1/metrics`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(metrics),
      });
    expect((await send()).status).toBe(200);

    await pages.open(page, '/sources');
    expect(await page.content()).not.toContain(token);
    await row.getByText('just now').waitFor();
    const told = await row.textContent();
    expect(told).toContain('1 rejected: 1 × claude_code.session.count names no person');
    expect(told).toContain('not known: http.server.duration');
    expect(await severeFaults(page)).toEqual([]);
    await row.getByRole('button', { name: 'Remove the token laptops for telemetry' }).click();
    await page.getByRole('dialog').getByText('The usage that came in stays.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
    expect((await send()).status).toBe(401);
  });
});

test.each([
  [390, 'light'],
  [1440, 'dark'],
] as const)('at %d px, %s, the lines stay within the page', async (width, theme) => {
  await pages.inWindow({ width, theme }, async (page) => {
    await pages.open(page, '/sources#telemetry');
    const section = page.getByRole('region', { name: 'Telemetry of agents' });
    await section.getByRole('button', { name: 'New token for telemetry' }).click();
    await section.getByRole('textbox', { name: 'Name of the token' }).fill(`at ${width}`);
    await section.getByRole('textbox', { name: 'Person (optional)' }).fill('ada');
    await page.keyboard.press('Enter');
    await section.getByText('The token, shown this once.').waitFor();
    await section.getByRole('row', { name: new RegExp(`at ${width}`) }).waitFor();
    expect(await severeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    if (process.env.SHOTS) await section.screenshot({ path: `${process.env.SHOTS}/otlp-${width}-${theme}.png` });
  });
});
