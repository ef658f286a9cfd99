import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

interface Sentence {
  code: string;
  text: string;
  value: number;
  lastWeek: number | null;
  fourWeeks: number | null;
  n: number | null;
  link: string;
  urgent: boolean;
}
interface Document {
  week: string;
  from: string;
  to: string;
  dataVersion: number;
  headline: Sentence;
  parts: { section: string; sentences: Sentence[] }[];
  waiting: { repo: string; number: number; stage: string; waitHours: number; onText: string }[];
  waitingTotal: number;
  suggestions: { text: string; effect: string; link: string }[];
  stages: { stage: string; wip: number | null; constraint: boolean }[];
  charts: { code: string; values: (number | null)[] }[];
  weeks: string[];
}

const SENTENCE = '{ code text value lastWeek fourWeeks n link urgent }';
const DOCUMENT = `{ week from to dataVersion headline ${SENTENCE} parts { section sentences ${SENTENCE} } waiting { repo number stage waitHours onText } waitingTotal
  suggestions { text effect link } stages { stage wip constraint } charts { code values } weeks }`;

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase('simulated');
  server = await startServer(database);
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

/** The report once its forecast is there. */
async function made(week: string | null = null, team: string | null = null): Promise<Document> {
  const query = `query ($week: String, $team: String) { reportRun(week: $week, team: $team) { state message document ${DOCUMENT} } }`;
  const run = await eventually(
    async () =>
      (
        await server.graphql<{ reportRun: { state: string; message: string | null; document: Document } }>(query, {
          week,
          team,
        })
      ).reportRun,
    ({ state }) => state !== 'running',
    90,
  );
  expect(run).toMatchObject({ state: 'done', message: null });
  return run.document;
}

const sentencesOf = ({ headline, parts }: Document) => [headline, ...parts.flatMap(({ sentences }) => sentences)];

test('every sentence has a number, something to compare with or an n, and a link into weeks that are written out', async () => {
  const document = await made();
  const sentences = sentencesOf(document);
  expect(sentences.length).toBeGreaterThan(8);
  for (const { text, link, lastWeek, fourWeeks, n } of sentences) {
    expect(text).toMatch(/\d/);
    expect(text).toMatch(/\.$/);
    expect([lastWeek, fourWeeks, n].some((value) => value !== null)).toBe(true);
    expect(link).toMatch(/^\/[a-z-]+(\/[a-z]+)?\?org=simulated&range=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d&.*dv=\d+$/);
  }
  // A part stands once, and not what the headline said already.
  const sections = document.parts.map(({ section }) => section);
  expect(new Set(sections).size).toBe(sections.length);
  expect(document.weeks).toHaveLength(26);
  expect(document.weeks.at(-1)).toBe(document.week);
  for (const { values } of document.charts) expect(values).toHaveLength(26);
});

test('its numbers are those of the pages', async () => {
  const { from, to, week, ...document } = await made();
  const sentence = (code: string) => sentencesOf({ from, to, week, ...document }).find((of) => of.code === code)!;
  const days = `${from}..${to}`;
  const asked = await server.graphql<{
    flow: { pullRequests: { merged: number } };
    hitRate: { total: { rate: number; n: number } };
    adoption: { counts: { casual: number; power: number }; people: number };
    bottleneck: { stages: { stage: string; wip: number[] }[] };
    operateStage: { weekly: { incidents: number[] } };
  }>(
    `query ($scope: Scope) {
      flow(scope: $scope) { pullRequests { merged } }
      hitRate(scope: $scope) { total { rate n } }
      adoption(scope: $scope) { counts { casual power } people }
      bottleneck(scope: $scope) { stages { stage wip } }
      operateStage(scope: $scope) { weekly { incidents } }
    }`,
    { scope: { range: days } },
  );
  expect(sentence('merged').value).toBe(asked.flow.pullRequests.merged);
  expect(sentence('hit_rate')).toMatchObject({ value: asked.hitRate.total.rate, n: asked.hitRate.total.n });
  expect(sentence('tiers')).toMatchObject({
    value: asked.adoption.counts.casual + asked.adoption.counts.power,
    n: asked.adoption.people,
  });
  expect(sentence('incidents').value).toBe(asked.operateStage.weekly.incidents.at(-1));
  const wip = (...stages: string[]) =>
    asked.bottleneck.stages.filter(({ stage }) => stages.includes(stage)).reduce((sum, of) => sum + of.wip.at(-1)!, 0);
  expect(document.waitingTotal).toBe(wip('pickup', 'review', 'merge'));
  expect(document.stages.map((of) => of.wip)).toEqual(asked.bottleneck.stages.map((of) => of.wip.at(-1)));
});

test('lists the ten that wait longest, the longest first, each with whom it waits on', async () => {
  const { waiting, waitingTotal } = await made();
  expect(waiting).toHaveLength(Math.min(10, waitingTotal));
  const hours = waiting.map(({ waitHours }) => waitHours);
  expect(hours).toEqual([...hours].sort((a, b) => b - a));
  for (const { stage, onText } of waiting) {
    expect(['pickup', 'review', 'merge']).toContain(stage);
    expect(onText).not.toBe('');
  }
});

test('the planted move to Deploy is the headline of its week, and the train the first thing that would help', async () => {
  const { moves } = (
    await server.graphql<{ bottleneck: { moves: { from: string; to: string; week: string }[] } }>(
      '{ bottleneck(scope: { range: "all" }) { moves { from to week } } }',
    )
  ).bottleneck;
  const { week } = moves.find(({ from, to }) => from === 'review' && to === 'deploy')!;
  const document = await made(week);
  expect(document.headline).toMatchObject({ code: 'moved', urgent: true });
  expect(document.headline.text).toMatch(/^The bottleneck has moved from Review to Deploy, .*: [\d.]+ days of work stand there \(last week [\d.]+ days?, four-week mean [\d.]+ days?\)/); // prettier-ignore
  expect(document.suggestions[0].text).toMatch(/^Deploy every [\d.]+ h\.$/);
  expect(document.suggestions[0].effect).toMatch(/^The forecast expects .* (less, 95 % interval, \d+ runs\))/);
  expect(document.suggestions.length).toBeLessThanOrEqual(3);
  expect(document.stages.filter(({ constraint }) => constraint).map(({ stage }) => stage)).toEqual(['deploy']);
});

test('a frozen report is the same again, can be compared with the week before, taken away in every form, and deleted', async () => {
  const archive = `mutation ($week: String) { archiveReport(week: $week) { id week dataVersion document ${DOCUMENT} } }`;
  interface Archived { id: string; week: string; dataVersion: number; document: Document } // prettier-ignore
  const frozen = async (week: string) =>
    (await server.graphql<{ archiveReport: Archived }>(archive, { week })).archiveReport;
  const now = await made();
  const [last, before] = [now.week, now.weeks.at(-2)!];
  const one = await frozen(last);
  expect(await frozen(last)).toEqual(one);
  expect(one.document).toEqual(now);

  const compared = `query ($id: ID!) { reportComparison(id: $id) { week before changes { section code change before after } waitingNew waitingGone } }`;
  interface Compared { week: string; before: string | null; changes: { code: string; change: string; before: string | null; after: string | null }[] } // prettier-ignore
  const against = async () =>
    (await server.graphql<{ reportComparison: Compared }>(compared, { id: one.id })).reportComparison;
  expect(await against()).toMatchObject({ week: before, before: null, changes: [] });
  const old = await frozen(before);
  const comparison = await against();
  expect(comparison.before).toBe(old.id);
  const merged = comparison.changes.find(({ code }) => code === 'merged')!;
  const textOf = (of: Document) => sentencesOf(of).find(({ code }) => code === 'merged')!.text;
  expect(merged).toMatchObject({ change: 'changed', before: textOf(old.document), after: textOf(one.document) });

  for (const form of ['md', 'txt', 'html', 'json', 'slack']) {
    const response = await fetch(`${server.url}/reports/${one.id}.${form}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain(form === 'json' ? '"downstream": "report/1"' : String(one.dataVersion));
  }
  const { deliveryMeans } = await server.graphql<{ deliveryMeans: { pdf: boolean } }>('{ deliveryMeans { pdf } }');
  const pdf = await fetch(`${server.url}/reports/${one.id}.pdf`);
  const printed = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
  // Printed by a browser of this machine; where there is none it says what to do.
  if (deliveryMeans.pdf) {
    expect(printed.slice(0, 5)).toBe('%PDF-');
    expect(printed.match(/\/Type\s*\/Page[^s]/g)!.length).toBeLessThanOrEqual(2);
  } else expect(printed).toContain('install Chromium or Chrome, or name one in DOWNSTREAM_BROWSER');
  expect((await fetch(`${server.url}/reports/${one.id}.docx`)).status).toBe(404);
  expect((await fetch(`${server.url}/reports/nosuch.md`)).status).toBe(404);

  const { reports } = await server.graphql<{ reports: { total: number; nodes: { id: string }[] } }>(
    '{ reports(team: "") { total nodes { id } } }',
  );
  expect(reports).toEqual({ total: 2, nodes: [{ id: one.id }, { id: old.id }] });
  const remove = 'mutation ($id: ID!) { deleteArchivedReport(id: $id) }';
  expect(await server.graphql(remove, { id: old.id })).toEqual({ deleteArchivedReport: true });
  expect(await server.graphql(remove, { id: old.id })).toEqual({ deleteArchivedReport: false });
});

test('of one team it tells what is the team’s, and of an unknown one or a week without data that there is none', async () => {
  const { cuts } = await server.graphql<{ cuts: { teams: { team: string }[] } }>('{ cuts { teams { team } } }');
  const team = cuts.teams[0].team;
  const document = await made(null, team);
  expect(sentencesOf(document).every(({ link }) => link.includes(`&team=${team}`))).toBe(true);
  expect(document.parts.map(({ section }) => section)).not.toContain('operate');
  const ask = (arguments_: string) => server.graphql(`{ reportRun(${arguments_}) { state } }`);
  await expect(ask('team: "nobody"')).rejects.toThrow('There is no team \\"nobody\\"');
  await expect(ask('week: "2026-W54"')).rejects.toThrow('is no ISO week');
  await expect(ask('week: "2099-W01"')).rejects.toThrow('The data do not reach the end of 2099-W01 yet');
});

test('downstream report prints Markdown, compares, archives and lists; what cannot be asked ends with 2', async () => {
  const { week } = await made();
  const text = await outputOf(database, 'report', '--archive');
  expect(text).toMatch(new RegExp(`^# simulated: the bottleneck in ${week}\n`));
  expect(text).toMatch(
    /\n## Since last week\n\n- \d+ pull requests were merged \(last week \d+, four-week mean [\d.]+\)\. \[Pull requests\]\(http/,
  );
  const compared = JSON.parse(await outputOf(database, 'report', '--compare', '--json')) as { changes: unknown[] };
  expect(compared.changes.length).toBeGreaterThan(5);
  expect(await outputOf(database, 'report', '--list')).toContain(week);
  const wrong = await runCommand(database, 'report', '--format', 'docx');
  expect(wrong).toMatchObject({
    code: 2,
    errors: 'There is no format "docx": write one of md, txt, html, json, pdf, slack.\n',
  });
  const terminal = await runCommand(database, 'report', '--format', 'pdf');
  expect(terminal).toMatchObject({
    code: 2,
    errors: 'A PDF is not for the terminal: name a file with --out report.pdf.\n',
  });
});
