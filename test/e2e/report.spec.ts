import { activate, severeFaults, startPages, type Pages } from '../support/pages';

jest.setTimeout(240_000);

let pages: Pages;
beforeAll(async () => {
  pages = await startPages('simulated');
});
afterAll(() => pages?.close());

test('Overview tells the verdict of a week and prints on one page; [ goes to the week before; a team has its own', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/');
    await page.waitForURL(/\/overview/);
    const verdict = page.getByRole('region', { name: 'The verdict' });
    await verdict.waitFor();
    await page.getByText('The forecast runs').waitFor({ state: 'hidden', timeout: 90_000 });
    await page.getByRole('heading', { name: 'Waits longest' }).waitFor();
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    await page.keyboard.press('[');
    await page.waitForURL(/week=\d{4}-W\d\d/);
    await page.getByRole('button', { name: 'Week after' }).and(page.locator(':enabled')).waitFor();
    await pages.open(page, '/overview?team=checkout');
    await verdict.getByText('checkout in simulated').waitFor();
  });
});

test('a report is frozen, compared with the week before, shared by a link that opens without the rest, and sent by a schedule', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/report');
    await page.getByRole('region', { name: 'The verdict' }).waitFor();
    await activate(page.getByRole('button', { name: 'Freeze', exact: true }));
    await page.waitForURL(/report=/, { timeout: 90_000 });
    await activate(page.getByRole('button', { name: 'Freeze the week before, too' }));
    const changes = page.getByRole('region', { name: 'What changed' });
    await changes
      .getByText(/Against the report of \d{4}-W\d\d: \d+ sentences? of \d+ changed\./)
      .waitFor({ timeout: 90_000 });
    await changes.getByText('Before:').first().waitFor();

    await activate(page.getByRole('button', { name: 'Share' }));
    await page.getByRole('textbox', { name: 'For whom' }).fill('Board');
    await activate(page.getByRole('button', { name: 'Make the link' }));
    const dialog = page.getByRole('dialog', { name: /Share the report/ });
    const address = await dialog.getByText(/\/shared\//).innerText();
    expect(await severeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Shared links' }).getByText('Board').waitFor();
    await pages.inWindow({}, async (other) => {
      await other.goto(`${pages.url}${new URL(address).pathname}`);
      await other.getByText('Shared until').waitFor();
      expect(await other.getByRole('link').count()).toBe(0);
      expect(await severeFaults(other)).toEqual([]);
    });

    const schedules = page.getByRole('region', { name: 'Schedules' });
    await activate(schedules.getByRole('button', { name: 'New schedule' }));
    await schedules.getByRole('textbox', { name: 'Name' }).fill('Leadership');
    await schedules
      .getByRole('combobox', { name: 'By' })
      .or(schedules.getByRole('textbox', { name: 'By' }))
      .first()
      .click();
    await page.getByRole('option', { name: 'File' }).click();
    await schedules.getByRole('textbox', { name: 'Folder' }).fill('leadership');
    await schedules
      .getByRole('combobox', { name: 'Form' })
      .or(schedules.getByRole('textbox', { name: 'Form' }))
      .first()
      .click();
    await page.getByRole('option', { name: 'Markdown' }).click();
    await activate(schedules.getByRole('button', { name: 'Add the schedule' }));
    await activate(schedules.getByRole('button', { name: 'Test' }));
    await schedules.getByText(/A test went out on/).waitFor({ timeout: 90_000 });
  });
});

test('an alert is found, acknowledged by a name, and that is taken back', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/report');
    const alerts = page.getByRole('region', { name: 'Alerts' });
    await activate(alerts.getByRole('button', { name: 'Check now' }));
    await activate(alerts.getByRole('button', { name: 'Acknowledge' }));
    await alerts.getByRole('textbox', { name: 'Your name' }).fill('Kim');
    await activate(alerts.getByRole('button', { name: 'Acknowledge' }));
    await alerts.getByText('acknowledged by Kim').waitFor();
    await activate(alerts.getByRole('button', { name: 'Undo' }));
    await alerts.getByRole('button', { name: 'Acknowledge' }).waitFor();
    // What nobody looks after stands above the overview.
    await pages.open(page, '/overview');
    await page.getByRole('region', { name: 'An alert' }).waitFor();
  });
});
