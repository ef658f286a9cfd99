import { Client } from 'pg';
import { startChatWebhook, type ChatWebhook } from '../doubles/chat-webhook';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

interface Alert { id: string; kind: string; subject: string; state: string; text: string; link: string; acknowledgedBy: string | null; note: string | null; toldTimes: number } // prettier-ignore
const ALERT = '{ id kind subject state text link acknowledgedBy note toldTimes }';

let database: TestDatabase;
let chat: ChatWebhook;
let server: TestServer;
let owner: Client;

beforeAll(async () => {
  [database, chat] = await Promise.all([cloneDatabase('simulated'), startChatWebhook()]);
  server = await startServer(database, { DOWNSTREAM_ALLOW_HOSTS: chat.host });
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await server?.close();
  await chat?.close();
  await database?.drop();
});

const check = async () =>
  (await server.graphql<{ checkAlerts: Alert[] }>(`mutation { checkAlerts ${ALERT} }`)).checkAlerts;
const list = async (state?: string) =>
  (
    await server.graphql<{ alerts: { nodes: Alert[] } }>(
      `query ($state: AlertState) { alerts(state: $state) { nodes ${ALERT} } }`,
      { state },
    )
  ).alerts.nodes;

test('opens one alert per subject, goes on with it, and closes what holds no more', async () => {
  // The simulation plants an agent whose findings people stop reading; its alarm stands at the end of the data.
  const { signalAlarms } = await server.graphql<{ signalAlarms: { agent: string; state: string }[] }>(
    '{ signalAlarms { agent state } }',
  );
  const alarmed = signalAlarms.filter(({ state }) => state === 'alarm').map(({ agent }) => agent);
  expect(alarmed.length).toBeGreaterThan(0);
  const first = await check();
  expect(first.filter(({ kind }) => kind === 'hit_rate_alarm').map(({ subject }) => subject)).toEqual(alarmed);
  const [alarm] = first;
  expect(alarm).toMatchObject({ state: 'open', toldTimes: 0 });
  expect(alarm.text).toMatch(
    /fell below the [\d.]+ % it has to keep: [\d.]+ % of \d+ findings in the last four weeks were accepted \(95 % interval \d+ to \d+ %\)\.$/,
  );
  expect(alarm.link).toBe(`/signal?org=simulated&agent=${alarm.subject}`);
  expect((await check()).map(({ id }) => id)).toEqual(first.map(({ id }) => id));

  await owner.query(`UPDATE alert SET subject = 'gone' WHERE id = $1`, [alarm.id]);
  const anew = await check();
  expect(anew.find(({ subject }) => subject === alarm.subject)!.id).not.toBe(alarm.id);
  expect(await list('closed')).toMatchObject([{ id: alarm.id, state: 'closed' }]);
  // What comes back within a week goes on as the same.
  await owner.query(`UPDATE alert SET subject = 'other' WHERE closed_at IS NULL AND subject = $1`, [alarm.subject]);
  await owner.query('UPDATE alert SET subject = $2 WHERE id = $1', [alarm.id, alarm.subject]);
  expect((await check()).map(({ id }) => id)).toContain(alarm.id);
  await owner.query(`DELETE FROM alert WHERE subject = 'other'`);
});

test('is acknowledged by somebody, and that can be taken back', async () => {
  const [alarm] = await check();
  const acknowledge = (who: string) =>
    server.graphql<{ acknowledgeAlert: Alert }>(
      `mutation ($id: ID!, $who: String!) { acknowledgeAlert(id: $id, who: $who, note: "Tuning it") ${ALERT} }`,
      { id: alarm.id, who },
    );
  await expect(acknowledge(' ')).rejects.toThrow('Say who acknowledges it');
  expect((await acknowledge('Kim')).acknowledgeAlert).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: 'Kim',
    note: 'Tuning it',
  });
  expect((await check()).find(({ id }) => id === alarm.id)).toMatchObject({ state: 'acknowledged' });
  expect(await outputOf(database, 'alerts')).toContain('acknowledged');
  const back = await server.graphql<{ unacknowledgeAlert: Alert }>(
    `mutation ($id: ID!) { unacknowledgeAlert(id: $id) ${ALERT} }`,
    { id: alarm.id },
  );
  expect(back.unacknowledgeAlert).toMatchObject({ state: 'open', acknowledgedBy: null, note: null });
});

test('is told once and then weekly, not when it is old news at the first look, and not once somebody looks after it', async () => {
  await server.graphql(`mutation ($input: ReportScheduleInput!) { saveReportSchedule(input: $input) { id } }`, {
    input: { name: 'On-call', kind: 'slack', webhook: `http://${chat.host}/alerts`, alerts: true },
  });
  await owner.query('DELETE FROM alert');
  // Nothing is sent about simulated data.
  await owner.query('UPDATE organization SET simulated = false');
  /** Lets the next look come now, and waits for it. */
  const look = async (version?: number) => {
    const { rows } = await owner.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    await owner.query(
      `INSERT INTO alert_check SELECT id, coalesce($1, data_version), now() - interval '2 hours' FROM organization
       ON CONFLICT (organization_id) DO UPDATE SET data_version = excluded.data_version, checked_at = excluded.checked_at`,
      [version ?? null],
    );
    await eventually(
      async () =>
        (await owner.query('SELECT FROM alert WHERE seen_at > $1 AND closed_at IS NULL', [rows[0].now])).rowCount,
      (count) => (count ?? 0) > 0,
    );
  };
  const tell = () => owner.query(`UPDATE alert SET told_at = now() - interval '8 days'`);
  await look(-1);
  expect((await list('open'))[0]).toMatchObject({ toldTimes: 0 });
  expect(chat.posts).toEqual([]);
  await tell();
  await look();
  await eventually(
    () => chat.posts.length,
    (count) => count === 1,
  );
  expect(JSON.stringify(chat.posts[0].body)).toContain('AI review is heard less');
  const [alarm] = await eventually(
    () => list('open'),
    ([{ toldTimes }]) => toldTimes === 1,
  );
  // Told today: not again.
  await look();
  await server.graphql(`mutation ($id: ID!) { acknowledgeAlert(id: $id, who: "Kim") { id } }`, { id: alarm.id });
  await tell();
  await look();
  const { rows } = await owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM report_delivery WHERE what = 'alert'`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});
