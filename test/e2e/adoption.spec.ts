import type { Page } from 'playwright-core';
import { thereAre, type Pages, settled, severeFaults, startPages } from '../support/pages';

jest.setTimeout(600_000);

/*
 * Eleven people: six engineers in the team shop, three of support in care, two designers in look. The range is the four weeks from 28 September to
 * 25 October 2026; usage and runs are told from 24 August to 26 October, so the windows of both periods are covered. Within the last window (28
 * September to 25 October) ada used two surfaces and cleo had four runs: power. ben used an agent on two days, gus on two days in the chat: casual.
 * The other seven did nothing: none. In the window of the period before (31 August to 27 September) nobody did anything.
 */
const teams: Record<string, [string, string[]]> = {
  shop: ['engineering', ['ada', 'ben', 'cleo', 'dora', 'emil', 'fay']],
  care: ['support', ['gus', 'hal', 'ivo']],
  look: ['design', ['jan', 'kim']],
};
const use = (person: string, day: string, surface = 'cli') => ({
  kind: 'agent_usage',
  person,
  day: `2026-${day}`,
  tool: 'claude-code',
  surface,
  sessions: 1,
});
const run = (id: string, start: string, end: string, more: object = {}) => ({
  kind: 'agent_run',
  id,
  person: 'cleo',
  tool: 'claude-code',
  surface: 'cli',
  mode: 'delegated',
  started_at: `2026-${start}:00Z`,
  ended_at: `2026-${end}:00Z`,
  ...more,
});
const change = (number: number, author: string, day: string) => ({
  kind: 'pull_request',
  repo: 'acme/shop',
  number,
  title: `Change ${number}`,
  author,
  created_at: `2026-${day}T13:00:00Z`,
  merged_at: `2026-${day}T15:00:00Z`,
  closed_at: `2026-${day}T15:00:00Z`,
});
const records = [
  ...Object.entries(teams).flatMap(([team, [of, people]]) =>
    people.map((login) => ({ kind: 'person', login, team, function: of, started_on: '2026-01-01' })),
  ),
  use('ada', '08-24'),
  use('ada', '10-05'),
  use('ada', '10-12', 'web'),
  use('ben', '10-12'),
  use('ben', '10-13'),
  use('ben', '10-26'),
  use('gus', '10-14', 'chat'),
  use('gus', '10-15', 'chat'),
  run('r0', '08-24T08:00', '08-24T08:10'),
  // 30 + 60 + 150 + 10 minutes: 4.2 h, the longest 2.5 h, the first two at once.
  run('r1', '10-13T08:00', '10-13T08:30', { repo: 'acme/shop', number: 1 }),
  run('r2', '10-13T08:15', '10-13T09:15', { outcome: 'answered' }),
  run('r3', '10-13T10:00', '10-13T12:30', { repo: 'acme/shop', number: 2 }),
  run('r4', '10-13T13:00', '10-13T13:10', { outcome: 'closed' }),
  run('r5', '10-26T08:00', '10-26T08:10'),
  change(1, 'cleo', '10-13'),
  change(2, 'cleo', '10-13'),
  change(3, 'ada', '10-28'),
];

let pages: Pages;
const send = async (org: string, of: object[]) => {
  const headers = { 'content-type': 'application/x-ndjson' };
  const body = of.map((record) => JSON.stringify(record)).join('\n');
  const response = await fetch(`${pages.url}/ingest?org=${org}`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The records were refused: ${await response.text()}`);
};
beforeAll(async () => {
  pages = await startPages('none');
  await send('acme', records);
  await send(
    'bare',
    records.filter(({ kind }) => kind === 'pull_request'),
  );
});
afterAll(() => pages?.close());

const cut = '?org=acme&range=2026-09-28..2026-10-25';
const frame = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('the answer comes first, with what it rests on and what was before', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/adoption${cut}`);
    await page.getByText('4 of 11 people use agents, 2 of them at power').waitFor();
    const verdict = await page.getByRole('region', { name: 'The verdict' }).textContent();
    // Wilson for 4 of 11: 0.3989 ± 0.2473.
    expect(verdict).toContain('At casual or above: 4 of 11 (36 %; interval 15 to 65 %). At power: 2');
    expect(verdict).toContain('At the end of 2026-W43.');
    expect(verdict).toContain('At the end of the equal period before: 0 of 11 at casual or above (0 %), 0 at power');
    expect(await frame(page, 'What tells of it').textContent()).toContain('Claude Code 24 Aug 2026');
    expect(await frame(page, 'Moves between tiers').textContent()).toContain('4 moved up, 0 down, 7 stayed');
    const moves = page.getByRole('listitem', { name: '2 people from none to power' });
    await moves.focus();
    await page.getByRole('tooltip', { name: '2 people from none to power' }).waitFor();
  });
});

test('teams under 5 people stand together, other groups keep their own row', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/adoption${cut}`);
    const groups = frame(page, 'Tiers by team');
    const counts = groups.getByRole('list').filter({ hasText: /power|casual|none/ });
    expect((await counts.allTextContents()).filter((text) => /^(power|casual|none) \d/.test(text))).toEqual([
      'power 2casual 1none 3',
      'casual 1none 4',
    ]);
    expect(await groups.textContent()).toContain('teams under 5 people');
    expect(await groups.textContent()).not.toContain('care');
    await groups.getByText('Function', { exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('peopleBy') === 'function');
    await frame(page, 'Tiers by function').getByText('functions under 5 people').first().waitFor();
    await page.goBack();
    await frame(page, 'Tiers by team').waitFor();
  });
});

test('people outside of engineering are seen, and 0 is not unknown', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/adoption${cut}`);
    const matrix = frame(page, 'Who uses which surface').getByRole('table');
    const row = matrix.getByRole('row').filter({ hasText: 'functions under 5 people' });
    // CLI, IDE, web, chat, tracker, CI, API: gus in the chat.
    expect(await row.getByRole('cell').allTextContents()).toEqual(['0', '0', '0', '1', '0', '0', '0']);
  });
});

test('delegated work: hours, longest run, runs at once, and what became of the runs', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/adoption${cut}`);
    const figures = await frame(page, 'Delegated work in figures').textContent();
    expect(figures).toContain('Delegated hours4 h');
    expect(figures).toContain('Longest run2.5 h');
    expect(figures).toContain('Runs at once2');
    expect(figures).toContain('Sub-agent runsunknown');
    expect(figures).toContain('Length, p50 / p90not enough data');
    const runs = frame(page, 'Runs that ended in a merged pull request');
    // r1 and r3 were merged, r4 is stated closed; r2 only answered and is apart.
    expect(await runs.textContent()).toContain('not enough data, 2 of 3 decided runs');
    expect(await runs.textContent()).toContain('1 that name no pull request');
    await runs.getByText('Tool', { exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('runsBy') === 'tool');
    await runs.getByText('Claude Code').first().waitFor();
  });
});

test('the number of a week leads to a list as long as it said', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/adoption${cut}`);
    await page.keyboard.press('t');
    await page.getByRole('link', { name: '2 pull requests, unmarked, 2026-W42' }).click();
    await page.getByRole('heading', { name: 'Pull requests', level: 1 }).waitFor();
    await settled(page);
    await thereAre(page.locator('main tbody tr'), 2);
  });
});

test('a filter that leaves fewer than 5 people shows nothing of them', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/adoption${cut}&team=care`);
    await page.getByText('Fewer than 5 people match: nothing is told of them').first().waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/of 3 people|casual 1/);
  });
});

test('every frame gives its figures as CSV', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/adoption${cut}`);
    const addresses = await page
      .getByRole('link', { name: /: download as CSV$/ })
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(addresses.length).toBe(10);
    for (const address of addresses) expect((await fetch(address)).status).toBe(200);
  });
});

test('where no source tells of usage it is unknown, not 0, and says what to connect', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, '/adoption?org=bare&range=2026-09-28..2026-10-25');
    const none = frame(page, 'No use of agents is known');
    await none.waitFor();
    expect(
      await none.getByRole('link').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).hash)),
    ).toEqual(['#usage', '#telemetry']);
    expect(await page.getByRole('region', { name: 'The verdict' }).textContent()).not.toContain('0 %');
    expect(await severeFaults(page)).toEqual([]);
  });
});

test('g a leads to Adoption', async () => {
  await pages.inWindow({}, async (page) => {
    await pages.open(page, `/map${cut}`);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL(/\/adoption\?org=acme/);
    await page.getByRole('heading', { name: 'Adoption', level: 1 }).waitFor();
  });
});
