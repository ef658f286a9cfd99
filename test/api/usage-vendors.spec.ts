import { codexDay, codexKey, codexWorkspace, startCodexDouble } from '../doubles/usage-codex';
import { copilotDay, copilotToken, startCopilotDouble } from '../doubles/usage-copilot';
import { cloudAgentEvent, cursorDay, cursorKey, startCursorDouble } from '../doubles/usage-cursor';
import { pulledAt, startPulls, type Pulls } from '../support/usage-pull';

jest.setTimeout(60_000);

let here: Pulls;
beforeAll(async () => {
  here = await startPulls();
});
afterAll(() => here.close());

const usageOf = (tool: string) =>
  here.ask<{ person: string; day: string; surface: string }>(
    'SELECT person, day::text, surface FROM agent_usage WHERE tool = $1 ORDER BY day, person, surface',
    [tool],
  );

describe('Copilot', () => {
  let double: Awaited<ReturnType<typeof startCopilotDouble>>;
  let connection: Parameters<Pulls['pull']>[0];
  beforeAll(async () => {
    double = await startCopilotDouble();
    const id = await here.connection('copilot-usage', 'Copilot acme');
    connection = { id, door: 'copilot-usage', name: 'Copilot acme', baseUrl: double.url, account: 'acme', secret: copilotToken }; // prettier-ignore
    // The newest report is of the day before yesterday; one of them has nobody in it.
    for (const day of ['2026-11-19', '2026-11-20', '2026-11-21']) double.days.set(day, []);
    double.days.set('2026-11-21', [copilotDay('2026-11-21', 'ada', 11), copilotDay('2026-11-21', 'ben', 12), copilotDay('2026-11-21', 'cleo', 13)]); // prettier-ignore
    double.days.set('2026-11-19', [copilotDay('2026-11-19', 'ada', 11)]);
  });
  beforeEach(() => {
    double.mend();
    double.files.mend();
    double.requests.splice(0);
    double.files.requests.splice(0);
  });
  afterAll(() => double.close());

  it('reads the files of every day that has a report; a day without one is unknown, not 0', async () => {
    const { result } = await here.pull(connection);
    // The newest day that GitHub names ends the reading: 89 days from 2026-08-25, of which three have a report.
    expect(result).toMatchObject({ complete: true, days: 89, missing: 0 });
    expect(result?.message).toContain('GitHub Copilot has no report of 86 days: unknown, not 0.');
    expect(await here.read(connection.id)).toMatchObject({ days: 3, absent: 86, lastDay: '2026-11-21', rows: 4, completeTo: Date.parse('2026-11-22T00:00:00Z') / 1000 }); // prettier-ignore
    expect((await usageOf('copilot')).map(({ day, person }) => `${day} ${person}`)).toEqual(['2026-11-19 ada', '2026-11-21 ada', '2026-11-21 ben', '2026-11-21 cleo']); // prettier-ignore
  });

  it('the store of the files never sees the token', async () => {
    await here.pull(connection);
    // Two files of the newest day and one of the 19th.
    expect(double.files.requests.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(double.files.requests.filter(({ headers }) => 'authorization' in headers)).toEqual([]);
  });

  it('days known to have no report are not asked for again, but for the newest seven', async () => {
    await here.pull(connection);
    expect(double.requests.map(({ search }) => search.get('day'))).toEqual([null, '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15']); // prettier-ignore
  });

  it('a report that comes late is taken', async () => {
    double.days.set('2026-11-18', [copilotDay('2026-11-18', 'ben', 12)]);
    await here.pull(connection);
    expect(await here.read(connection.id)).toMatchObject({ days: 4, absent: 85 });
  });

  it('a link that expired is asked for anew', async () => {
    double.files.fail({ when: ({ path }) => path.endsWith('2026-11-21/1.json'), answer: { status: 403, body: '<Error>' }, times: 1 }); // prettier-ignore
    expect((await here.pull(connection)).result).toMatchObject({ complete: true });
    expect(double.requests.filter(({ search }) => search.get('day') === '2026-11-21')).toHaveLength(2);
  });

  it('a line that is cut off lies aside with its place, and the others are taken', async () => {
    const broken = `${JSON.stringify(copilotDay('2026-11-20', 'dora', 14))}\n{"day":"2026-11-20","user_lo`;
    double.days.set('2026-11-20', [copilotDay('2026-11-20', 'dora', 14)]);
    double.files.fail({ when: ({ path }) => path.includes('2026-11-20'), answer: { status: 200, body: broken } });
    const { result } = await here.pull(connection);
    expect(result).toMatchObject({ complete: false, rejected: 1 });
    const [{ message }] = await here.ask<{ message: string }>('SELECT message FROM rejected_record');
    expect(message).toContain('2026-11-20:2');
    expect((await usageOf('copilot')).map(({ person }) => person)).toContain('dora');
  });

  it('figures whose shape drifted come in all the same', async () => {
    double.files.mend();
    const drifted = [
      copilotDay('2026-11-20', 'eli', 15, { ai_adoption_phase: { phase: 'Phase 2', phase_number: 2, version: 1 } }),
      copilotDay('2026-11-20', 'fay', 16, { ai_adoption_phase: '2' }),
      copilotDay('2026-11-20', 'gus', 17, { ai_adoption_phase: 2 }),
    ];
    double.days.set('2026-11-20', drifted);
    expect((await here.pull(connection)).result).toMatchObject({ complete: true, rejected: 0 });
    expect(await here.ask(`SELECT DISTINCT person, phase FROM agent_usage WHERE person IN ('eli', 'fay', 'gus') ORDER BY 1`)).toEqual([{ person: 'eli', phase: '2' }, { person: 'fay', phase: '2' }, { person: 'gus', phase: '2' }]); // prettier-ignore
  });

  it('an organization that the token does not see is a fault, not 90 days without a report', async () => {
    const id = await here.connection('copilot-usage', 'Copilot nobody');
    const { fault } = await here.pull({ ...connection, id, name: 'Copilot nobody', account: 'nobody' });
    expect(fault).toMatchObject({ code: 'not_found' });
    expect(await here.read(id)).toBeNull();
  });

  it('an enterprise is read at its own address', async () => {
    const id = await here.connection('copilot-usage', 'Copilot globe');
    await here.pull({ ...connection, id, name: 'Copilot globe', account: 'enterprise:globe' });
    expect(double.requests[0].path).toBe('/enterprises/globe/copilot/metrics/reports/users-28-day/latest');
    expect((await here.read(id))?.days).toBe(4);
  });

  it("GitHub's hourly limit, told by its headers, is waited for", async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(pulledAt + 300) };
    double.fail({ answer: { status: 403, headers, body: { message: 'API rate limit exceeded' } }, times: 1 });
    const { waits, result } = await here.pull(connection);
    expect(waits).toEqual([301]);
    expect(result).toMatchObject({ complete: true });
  });
});

describe('Cursor', () => {
  let double: Awaited<ReturnType<typeof startCursorDouble>>;
  let connection: Parameters<Pulls['pull']>[0];
  beforeAll(async () => {
    double = await startCursorDouble();
    const id = await here.connection('cursor-usage', 'Cursor');
    connection = { id, door: 'cursor-usage', name: 'Cursor', baseUrl: double.url, secret: cursorKey };
    double.days.push(
      cursorDay('2026-11-22', 'ada@example.com'),
      cursorDay('2026-11-22', 'ben@example.com'),
      cursorDay('2026-11-17', 'cleo@example.com'),
      cursorDay('2026-09-01', 'ada@example.com'),
    );
    // It runs over the night from a Sunday to a Monday, and so over two weeks that are asked for apart.
    double.events.push(
      cloudAgentEvent('2026-11-15T22:30:00Z', 'ada@example.com', 'agent-1'),
      cloudAgentEvent('2026-11-15T23:45:00Z', 'ada@example.com', 'agent-1'),
      cloudAgentEvent('2026-11-16T01:00:00Z', 'ada@example.com', 'agent-1'),
    );
  });
  beforeEach(() => {
    double.mend();
    double.requests.splice(0);
  });
  afterAll(() => double.close());

  it('reads both lists, week by week, to their last pages', async () => {
    const { result } = await here.pull(connection);
    expect(result).toMatchObject({ complete: true, days: 90, missing: 0 });
    // 13 weeks of two lists; the newest week has a second page of days, its neighbour a page of two events and the newest one event.
    expect(double.requests.filter(({ path }) => path === '/teams/daily-usage-data')).toHaveLength(14);
    expect(double.requests.filter(({ path }) => path === '/teams/filtered-usage-events')).toHaveLength(13);
    const persons = (await usageOf('cursor')).map(({ day, person, surface }) => `${day} ${person} ${surface}`);
    expect(persons).toEqual(expect.arrayContaining(['2026-09-01 ada@example.com ide', '2026-11-17 cleo@example.com ide', '2026-11-22 ada@example.com ide', '2026-11-22 ben@example.com ide'])); // prettier-ignore
  });

  it('a cloud agent is one run from its first to its last request, over two weeks', async () => {
    expect(await here.ask('SELECT person, mode, started_at AS "from", ended_at AS "to" FROM agent_run')).toEqual([
      {
        person: 'ada@example.com',
        mode: 'delegated',
        from: '2026-11-15 22:30:00+00',
        to: '2026-11-16 01:00:00+00',
      },
    ]);
  });

  it('weeks that are read again do not shorten it', async () => {
    const { result } = await here.pull(connection);
    // Seven days back from a Sunday is its whole week.
    expect(result).toMatchObject({ complete: true, days: 7 });
    expect(await here.ask('SELECT started_at AS "from" FROM agent_run')).toEqual([{ from: '2026-11-15 22:30:00+00' }]); // prettier-ignore
  });

  it('a plan without usage events leaves runs unknown, says so, and the days are in', async () => {
    double.fail({ when: ({ path }) => path.endsWith('events'), answer: { status: 403, body: { message: 'Enterprise only' } } }); // prettier-ignore
    const { result } = await here.pull(connection);
    expect(result).toMatchObject({ complete: true });
    expect(result?.message).toContain(
      'Cursor does not give its usage events to this key: delegated runs stay unknown.',
    );
  });

  it('a wrong key is told', async () => {
    const { fault } = await here.pull({ ...connection, secret: 'key_wrong' });
    expect(fault).toMatchObject({ code: 'unauthorized', message: 'Cursor does not accept the key (Invalid API key).' });
  });
});

describe('Codex', () => {
  let double: Awaited<ReturnType<typeof startCodexDouble>>;
  afterAll(() => double.close());

  it('reads the workspace by weeks and pages, a row per client', async () => {
    double = await startCodexDouble();
    double.rows.push(
      codexDay('2026-11-16', 'ada@example.com'),
      codexDay('2026-11-22', 'ada@example.com'),
      codexDay('2026-11-22', 'ben@example.com'),
      // Outside of what is read: 2026-11-23 is not over.
      codexDay('2026-11-23', 'ada@example.com'),
    );
    const id = await here.connection('codex-usage', 'Codex');
    const baseUrl = `${double.url}/v1/analytics/codex`;
    const { result } = await here.pull({ id, door: 'codex-usage', name: 'Codex', baseUrl, account: codexWorkspace, secret: codexKey }); // prettier-ignore
    expect(result).toMatchObject({ complete: true, days: 90 });
    expect(double.requests).toHaveLength(14);
    expect((await usageOf('codex')).map(({ day, person, surface }) => `${day} ${person} ${surface}`)).toEqual([
      '2026-11-16 ada@example.com cli',
      '2026-11-16 ada@example.com web',
      '2026-11-22 ada@example.com cli',
      '2026-11-22 ada@example.com web',
      '2026-11-22 ben@example.com cli',
      '2026-11-22 ben@example.com web',
    ]);
  });
});
