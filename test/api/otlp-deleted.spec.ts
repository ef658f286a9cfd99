import { metricsOf } from '../support/telemetry';
import { TelemetryServer } from '../support/telemetry-server';

jest.setTimeout(180_000);

const day = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
let telemetry: TelemetryServer;

beforeAll(async () => {
  telemetry = await TelemetryServer.open();
  // That somebody was deleted stands in the log as a warning.
  await telemetry.server.stop();
  await telemetry.server.start({ DOWNSTREAM_LOG_LEVEL: 'error' });
});

afterAll(() => telemetry.close());

it('what comes of a person whose data were deleted goes in under the pseudonym, also with a token of theirs', async () => {
  const { token } = await telemetry.connect('deleted', 'laptop of ben', 'ben');
  const here = { host: new URL(telemetry.server.url).host };
  const known = await telemetry.send('/ingest?org=deleted', { kind: 'person', login: 'ben' }, undefined, here);
  expect(known.status).toBe(200);
  const sessions = (at: string) =>
    metricsOf([], {
      name: 'codex.thread.started',
      temporality: 1,
      points: [{ start: `${day}T10:00:00Z`, at, value: 1 }],
    });
  await telemetry.send('/v1/metrics', sessions(`${day}T10:01:00Z`), token);
  const { erasePerson } = await telemetry.server.graphql<{ erasePerson: { pseudonym: string } }>(
    `mutation { erasePerson(org: "deleted", login: "ben") { pseudonym } }`,
  );
  const header = { 'downstream-person': 'Ben' };
  const many = await telemetry.connect('deleted', 'many');
  await telemetry.send('/v1/metrics', sessions(`${day}T10:02:00Z`), token);
  await telemetry.send('/v1/metrics', sessions(`${day}T10:03:00Z`), many.token, header);
  const rows = await telemetry.summed('deleted');
  expect(rows).toMatchObject([{ person: erasePerson.pseudonym, day, sessions: 3 }]);
  const { rows: points } = await telemetry.server.owner.query<{ person: string }>(
    `SELECT DISTINCT person FROM telemetry_point WHERE organization_id = (SELECT id FROM organization WHERE name = 'deleted')`,
  );
  expect(points).toEqual([{ person: erasePerson.pseudonym }]);
});
