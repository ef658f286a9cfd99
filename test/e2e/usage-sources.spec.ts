import type { Page } from 'playwright-core';
import {
  claudeCodeDay,
  claudeCodeKey,
  startClaudeCodeDouble,
  type ClaudeCodeDouble,
} from '../doubles/usage-claude-code';
import { severeFaults, startPages, type Pages } from '../support/pages';

jest.setTimeout(300_000);

let double: ClaudeCodeDouble;
let pages: Pages;

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  double = await startClaudeCodeDouble();
  double.days.set(yesterday, ['ada', 'ben', 'cleo'].map((who) => claudeCodeDay(yesterday, `${who}@example.com`))); // prettier-ignore
  pages = await startPages('none', {
    DOWNSTREAM_ALLOW_HOSTS: '127.0.0.1',
    DOWNSTREAM_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  // The page Sources is there once there is a pull request.
  const headers = { 'content-type': 'application/x-ndjson' };
  const change = { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'A', author: 'ada', created_at: `${yesterday}T08:00:00Z` }; // prettier-ignore
  const body = `${JSON.stringify(change)}\n`;
  const answer = await fetch(`${pages.url}/ingest`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(await answer.text());
});
afterAll(async () => {
  await pages?.close();
  await double?.close();
});

const card = (page: Page) => page.getByRole('region', { name: 'Claude Code' });

test('a vendor is connected by its key, tried before it is stored; the card tells which days are in', async () => {
  await pages.inWindow({}, async (page) => {
    await page.goto(`${pages.url}/sources`);
    await page.getByRole('button', { name: 'Connect Claude Code usage' }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect Claude Code' });
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await dialog.getByText('Paste it here.').waitFor();
    await dialog.getByLabel('Base URL').fill(double.url);
    await dialog.getByLabel('Admin API key').fill('sk-wrong');
    await dialog.getByRole('button', { name: 'Try the key' }).click();
    await dialog.getByRole('alert').getByText('Claude Code does not accept the key (invalid x-api-key).').waitFor();
    await dialog.getByLabel('Admin API key').fill(claudeCodeKey);
    await dialog.getByRole('button', { name: 'Try the key' }).click();
    await dialog.getByRole('status').getByText('The usage of Claude Code of this organization can be read.').waitFor();
    expect(await severeFaults(page)).toEqual([]);
    expect(await page.content()).not.toContain(claudeCodeKey);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await card(page).getByText('Complete', { exact: true }).waitFor({ timeout: 60_000 });
    const said = await card(page).innerText();
    expect(said).toContain(yesterday);
    expect(said).toMatch(/Days\s+90\s+from \d{4}-\d\d-\d\d, none missing/);
    expect(said).toMatch(/Rows\s+3\s+none put aside/);
    expect(said).toContain('every 6 hours');
    expect(await severeFaults(page)).toEqual([]);
  });
});

test('a key that is refused later is told at the card with what to do', async () => {
  double.fail({ answer: { status: 401, body: { error: { message: 'invalid x-api-key' } } } });
  await pages.inWindow({ width: 390, theme: 'dark' }, async (page) => {
    await page.goto(`${pages.url}/sources`);
    await card(page).getByRole('button', { name: 'Sync now' }).click();
    await card(page).getByText('Claude Code refused the key.').waitFor({ timeout: 30_000 });
    await card(page).getByText('It has to be an Admin API key').waitFor();
    await card(page).getByText('after a new key').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await severeFaults(page)).toEqual([]);
  });
});
