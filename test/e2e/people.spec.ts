import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activate, thereAre, type Pages, settled, severeFaults, startPages } from '../support/pages';

jest.setTimeout(300_000);

// The records of test/scenarios/people; test/api/people.spec.ts says what is in them.
let pages: Pages;
beforeAll(async () => {
  pages = await startPages('none');
  const body = await readFile(join(__dirname, '..', 'scenarios', 'people', 'records.ndjson'), 'utf8');
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${pages.url}/ingest?org=acme`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The records were refused: ${await response.text()}`);
});
afterAll(() => pages?.close());

test('two accounts are joined by keyboard, after the effect was shown, and the decision is taken back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/people');
    await page.getByRole('button', { name: 'dan', exact: true }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'dan' });
    await drawer.getByRole('heading', { name: '2 accounts', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('person')).toBe('dan');

    const picker = drawer.getByRole('combobox', { name: 'Same person as' });
    await picker.focus();
    await page.keyboard.type('dan-work');
    await page.getByRole('option', { name: 'dan-work' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const effect = drawer.getByRole('region', { name: 'Effect of the change' });
    await effect.getByText('1 review or comment counts as by the author’s own second account').waitFor();
    // shop#5 was the only one of platform’s three that somebody reviewed.
    await effect.getByRole('row', { name: 'platform 3 3 33 % → 0 %' }).waitFor();
    expect(await severeFaults(page)).toEqual([]);
    await thereAre(page.getByRole('table', { name: 'Decisions about accounts' }), 0);

    await activate(effect.getByRole('button', { name: 'Save' }));
    await page.getByRole('dialog').getByRole('heading', { name: '3 accounts' }).waitFor();
    await page.keyboard.press('Escape');
    const decisions = page.getByRole('table', { name: 'Decisions about accounts' });
    await decisions.getByText('same person as dan-work').waitFor();
    await decisions.getByRole('button', { name: 'Take back what was decided about dan' }).click();
    const back = page.getByRole('dialog', { name: 'Take back: dan' });
    await back.getByText('1 review or comment counts as by another human.').waitFor();
    expect(await severeFaults(page)).toEqual([]);
    await back.getByRole('button', { name: 'Take back' }).click();
    await decisions.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'dan-work' }).waitFor();
  });
});

test('the list narrows by words and by what to look at; the address keeps it', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/people?text=lovelace');
    await thereAre(page.locator('#list tbody tr'), 1);
    await pages.open(page, '/people');
    await page.getByText('To look at', { exact: true }).first().click();
    await page.waitForURL(/who=looks/);
    await page.getByRole('heading', { name: /^2 to look at/ }).waitFor();
    await pages.open(page, '/people?text=nobody-is-called-so');
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await page.getByRole('heading', { name: /^10 people/ }).waitFor();
  });
});

test.each(['light', 'dark'] as const)('in the %s theme page and drawer have no severe fault, and fit on 390 px', async (theme) => {
  for (const width of [1440, 390])
    await pages.inWindow({ theme, width }, async (page) => {
      for (const path of ['/people', '/people?person=gil']) {
        await pages.open(page, path);
        if (path.includes('person=')) await page.getByRole('button', { name: 'Same person' }).waitFor();
        await settled(page);
        expect(await severeFaults(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    });
}); // prettier-ignore
