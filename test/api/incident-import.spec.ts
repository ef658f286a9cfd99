import { gzipSync } from 'node:zlib';
import { importPaths, type ImportPathsOptions } from '../../server/sources/import-paths';
import { replayRejects } from '../../server/sources/replay-rejects';
import { takeDeliveries } from '../../server/modules/connections/delivery-taking';
import * as exports from '../support/incident-exports';
import { livesOfTools } from '../support/incident-payloads';
import { LedgerBench } from '../support/ledger-bench';
import { ordersOf } from '../support/orders';

jest.setTimeout(120_000);

let bench: LedgerBench;
let id: number;

beforeAll(async () => {
  bench = await LedgerBench.open();
});
afterAll(() => bench.close());
beforeEach(async () => {
  id = await bench.organization();
});

const columns = 'id, title, service, severity, opened_at, acknowledged_at, resolved_at, status, responders';
const incidents = async (): Promise<unknown> => {
  const stored = await bench.select(id, `SELECT ${columns} FROM incident ORDER BY id`);
  const told = ([name, value]: [string, unknown]) => [name, /_at$/.test(name) && value !== null ? new Date(value as string).toISOString() : value]; // prettier-ignore
  return stored.map((row) => Object.fromEntries(Object.entries(row).map(told)) as unknown);
};

async function taken(value: unknown, options: ImportPathsOptions & { name?: string } = {}) {
  const text = typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value);
  const messages: string[] = [];
  const path = await bench.file(options.name ?? 'export.json', text);
  const summary = await importPaths(bench.store, id, [path], { ...options, onReject: (message) => void messages.push(message) }); // prettier-ignore
  return { ...summary, messages: messages.map((message) => message.replace(path, 'FILE')) };
}

const q1 = { id: 'pagerduty:Q1', title: 'Checkout fails', service: 'Shop', severity: 'p3', opened_at: '2026-03-02T09:00:00.000Z', acknowledged_at: '2026-03-02T09:04:00.000Z', resolved_at: null, status: 'acknowledged', responders: ['ada'] }; // prettier-ignore
const rows = {
  pagerduty: q1,
  opsgenie: { id: 'opsgenie:A1', title: 'Disk is full', service: 'store', severity: 'p1', opened_at: '2026-03-02T09:00:00.000Z', acknowledged_at: '2026-03-02T09:03:00.000Z', resolved_at: '2026-03-02T09:45:00.000Z', status: 'resolved', responders: ['ben@acme.example', 'ada@acme.example'] }, // prettier-ignore
  incidentIo: { id: 'incident-io:01F', title: 'Payments are slow', service: 'Payments, Ledger', severity: 'critical', opened_at: '2026-03-02T09:00:00.000Z', acknowledged_at: '2026-03-02T09:02:00.000Z', resolved_at: '2026-03-02T09:50:00.000Z', status: 'resolved', responders: ['ada@acme.example'] }, // prettier-ignore
  statuspage: { id: 'statuspage:lbk1', title: 'API errors', service: 'API, Web', severity: 'major', opened_at: '2026-03-02T09:00:00.000Z', acknowledged_at: null, resolved_at: '2026-03-02T09:55:00.000Z', status: 'resolved', responders: null }, // prettier-ignore
};

const pages: [string, unknown, object][] = [
  ['PagerDuty, GET /incidents', exports.pagerdutyPage([exports.pagerdutyItem('Q1')]), rows.pagerduty],
  ['PagerDuty, a plain list', [exports.pagerdutyItem('Q1')], rows.pagerduty],
  ['PagerDuty, one incident', { incident: exports.pagerdutyItem('Q1') }, rows.pagerduty],
  ['Opsgenie, GET /v2/alerts', exports.opsgeniePage([exports.opsgenieItem('A1')]), rows.opsgenie],
  ['Opsgenie, a plain list', [exports.opsgenieItem('A1')], rows.opsgenie],
  ['incident.io, GET /v2/incidents', exports.incidentIoPage([exports.incidentIoItem('01F')]), rows.incidentIo],
  ['incident.io, a plain list', [exports.incidentIoItem('01F')], rows.incidentIo],
  ['Statuspage, GET /v1/pages/:id/incidents', [exports.statuspageItem('lbk1')], rows.statuspage],
  ['Statuspage, /api/v2/incidents.json', exports.statuspagePage([exports.statuspageItem('lbk1')]), rows.statuspage],
];

describe.each(pages)('%s', (_name, value, row) => {
  const forms: [string, string | Buffer, string][] = [
    ['in one line', JSON.stringify(value), 'export.json'],
    ['over many lines', JSON.stringify(value, null, 2), 'export.json'],
  ];
  if (!Array.isArray(value))
    forms.push(
      ['as a line of NDJSON, packed', gzipSync(`${JSON.stringify(value)}\n`), 'pages.ndjson.gz'],
      ['in a list of pages', JSON.stringify([value]), 'export.json'],
    );
  it.each(forms)('is recognised %s; again nothing changes', async (_form, text, name) => {
    expect(await taken(text, { name })).toMatchObject({ accepted: 1, rejected: 0, extras: 0 });
    expect(await incidents()).toEqual([row]);
    expect(await taken(text, { name })).toMatchObject({ accepted: 0, unchanged: 1, rejected: 0 });
  });
});

it('a page longer than what is looked at, in one line and over many', async () => {
  const many = Array.from({ length: 300 }, (_, at) => exports.pagerdutyItem(`Q${at}`));
  for (const text of [
    JSON.stringify(exports.pagerdutyPage(many)),
    JSON.stringify(exports.pagerdutyPage(many), null, 1),
    JSON.stringify(many),
  ])
    // prettier-ignore
    expect(await taken(text)).toMatchObject({ rejected: 0, kinds: { incident: expect.objectContaining({ rejected: 0 }) } });
  expect(await bench.select(id, 'SELECT count(*)::int AS n FROM incident')).toEqual([{ n: 300 }]);
});

it('an empty page is taken and holds nothing', async () => {
  for (const page of [
    exports.pagerdutyPage([]),
    exports.opsgeniePage([]),
    exports.incidentIoPage([]),
    exports.statuspagePage([]),
  ])
    // prettier-ignore
    expect(await taken(page)).toMatchObject({ accepted: 0, rejected: 0 });
});

describe('the log of PagerDuty', () => {
  it('tells of acknowledgements that the incident no longer does', async () => {
    const over = exports.pagerdutyItem('Q1', { status: 'resolved', resolved_at: '2026-03-02T09:20:00Z', acknowledgements: [], assignments: [] }); // prettier-ignore
    await taken(exports.pagerdutyPage([over]));
    expect(await incidents()).toMatchObject([{ acknowledged_at: null, resolved_at: '2026-03-02T09:20:00.000Z' }]);
    expect(await taken({ log_entries: exports.pagerdutyLog, limit: 25, more: false })).toMatchObject({ accepted: 1, rejected: 0 }); // prettier-ignore
    expect(await incidents()).toEqual([{ ...q1, acknowledged_at: '2026-03-02T09:04:00.000Z', resolved_at: '2026-03-02T09:20:00.000Z', status: 'resolved', responders: ['ada', 'ben'] }]); // prettier-ignore
  });

  it('comes to the same in the other order, and a page per line is one log', async () => {
    const [resolve, ...rest] = exports.pagerdutyLog;
    const text = [[resolve], rest].map((entries) => JSON.stringify({ log_entries: entries, more: true })).join('\n');
    expect(await taken(text, { name: 'log.ndjson' })).toMatchObject({ accepted: 1, rejected: 0 });
    expect(await incidents()).toMatchObject([{ title: '[#7] Checkout fails', acknowledged_at: '2026-03-02T09:04:00.000Z', resolved_at: '2026-03-02T09:20:00.000Z', responders: ['ada', 'ben'] }]); // prettier-ignore
  });

  it('without its beginning is put aside with what to do', async () => {
    const { messages, rejected } = await taken({ log_entries: exports.pagerdutyLog.slice(0, 2) });
    expect(rejected).toBe(1);
    expect(messages).toEqual(['FILE:1: the log of pagerduty:Q1 does not tell when it was triggered; export it with include[]=incidents, or join the pages into one file.']); // prettier-ignore
  });

  it('with its incidents included is enough without its beginning', async () => {
    const entries = exports.pagerdutyLog
      .slice(0, 2)
      .map((entry) => ({ ...entry, incident: exports.pagerdutyItem('Q1') }));
    expect(await taken({ log_entries: entries })).toMatchObject({ accepted: 1, rejected: 0 });
    expect(await incidents()).toMatchObject([{ title: 'Checkout fails', opened_at: '2026-03-02T09:00:00.000Z' }]);
  });
});

it('Statuspage: maintenance is kept under its severity, from when it was announced for', async () => {
  await taken(exports.statuspagePage([exports.statuspageMaintenance('m1')], 'scheduled_maintenances'));
  expect(await incidents()).toMatchObject([{ id: 'statuspage:m1', severity: 'maintenance', opened_at: '2026-03-02T02:00:00.000Z', status: 'open' }]); // prettier-ignore
});

it('incident.io: tests and tutorials are left out and counted', async () => {
  const items = ['test', 'tutorial', 'standard'].map((mode) => exports.incidentIoItem(mode, { mode }));
  expect(await taken(exports.incidentIoPage(items))).toMatchObject({ accepted: 1, notes: ['2 incidents of a test or a tutorial were left out.'] }); // prettier-ignore
});

it('what cannot be used is put aside with its place, what it lacks and what to do, and taken when it is right', async () => {
  const good = exports.opsgenieItem('A1');
  const { id: _id, ...nameless } = exports.opsgenieItem('A2');
  const timeless = exports.opsgenieItem('A3', { createdAt: '2026-03-02 09:00', updatedAt: null });
  const backwards = exports.opsgenieItem('A4', { report: { closeTime: 1000 }, createdAt: '2026-03-02T09:00:00Z' });
  const { messages, ...summary } = await taken(exports.opsgeniePage([good, nameless, timeless, 7, backwards]));
  expect(summary).toMatchObject({ accepted: 2, rejected: 3 });
  expect(messages.sort()).toEqual([
    'FILE:1: the alert "A3" lacks what is needed: an "id" and the time "createdAt", with its offset; export it again.',
    'FILE:1: the alert without an id lacks what is needed: an "id" and the time "createdAt", with its offset; export it again.',
    'FILE:1: this is no alert of opsgenie but 7; leave it out.',
  ]);
  const stored = await bench.select(id, `SELECT door, kind, reason, raw::jsonb->>'message' AS title FROM rejected_record ORDER BY reason, title`); // prettier-ignore
  expect(stored).toMatchObject([
    { door: 'opsgenie', kind: 'incident', reason: 'missing_field', title: 'Disk is full' },
    { door: 'opsgenie', kind: 'incident', reason: 'missing_field', title: 'Disk is full' },
    { door: 'opsgenie', kind: 'incident', reason: 'not_an_object' },
  ]);
  await bench.select(id, `UPDATE rejected_record SET raw = replace(raw, '2026-03-02 09:00', '2026-03-02T09:00:00Z')`);
  expect(await replayRejects(bench.store, id)).toMatchObject({ taken: 1, left: 2 });
  expect(await incidents()).toContainEqual(expect.objectContaining({ id: 'opsgenie:A3', status: 'resolved' }));
});

it('"--from" takes the door that the content does not tell', async () => {
  const bare = [{ id: 'Q9', title: 'Bare', created_at: '2026-03-02T09:00:00Z', status: 'triggered' }];
  await expect(taken(bare)).rejects.toThrow(/export of an incident tool/);
  expect(await taken(bare, { from: 'pagerduty' })).toMatchObject({ accepted: 1 });
  expect(await incidents()).toMatchObject([{ id: 'pagerduty:Q9', title: 'Bare' }]);
});

it('what quotes an export is not taken for one', async () => {
  const quoting = { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'Map them', author: 'ada', created_at: '2026-03-02T09:00:00Z', body: JSON.stringify(exports.pagerdutyPage([exports.pagerdutyItem('Q1')])) }; // prettier-ignore
  expect(await taken(JSON.stringify([quoting], null, 1))).toMatchObject({ accepted: 1, kinds: { pull_request: { accepted: 1 } } }); // prettier-ignore
});

/** Deliveries of a connection to PagerDuty, as the hook stores them. */
async function hooked(organization: number, door: string) {
  const [{ connection }] = await bench.select(
    organization,
    `INSERT INTO connection (organization_id, door, name, settings, hook_token) VALUES (${organization}, '${door}', 'Acme', '{"auth": "none"}', '${organization}-${door}') RETURNING id AS connection`,
  );
  let received = 0;
  return async (payloads: readonly object[]) => {
    await bench.store.inOrganization(organization, async (client) => {
      for (const payload of payloads)
        await client.query(
          `INSERT INTO webhook_delivery (organization_id, connection_id, id, event, payload, received_at)
           VALUES ($1, $2, $3, 'event', $4, timestamptz '2026-03-03T00:00:00Z' + make_interval(secs => $5))`,
          [organization, connection, `d${(received += 1)}`, JSON.stringify(payload), received],
        );
    });
    return takeDeliveries(bench.store, { organizationId: organization, connectionId: connection as number, door, name: 'Acme', synced: false }, undefined); // prettier-ignore
  };
}

describe('an export and webhooks of the same incident are one row', () => {
  const item = exports.pagerdutyItem('Q1', { updated_at: '2026-03-02T09:04:01Z' });
  const messages = livesOfTools.pagerduty.map(({ payload }) => payload);
  const wanted = { ...q1, severity: 'p1', acknowledged_at: '2026-03-02T09:04:00.250Z', status: 'open', responders: ['ada', 'cleo', 'ben'] }; // prettier-ignore

  it('the export first', async () => {
    const take = await hooked(id, 'pagerduty');
    await taken(exports.pagerdutyPage([item]));
    for (const message of messages) await take([message]);
    expect(await incidents()).toEqual([wanted]);
  });

  it('the export last', async () => {
    const take = await hooked(id, 'pagerduty');
    await take(messages);
    await taken(exports.pagerdutyPage([item]));
    expect(await incidents()).toEqual([wanted]);
  });

  it('the export between, opened again after it was resolved', async () => {
    const take = await hooked(id, 'pagerduty');
    await take(messages.slice(0, 3));
    const over = { status: 'resolved', resolved_at: '2026-03-02T09:20:00Z', updated_at: '2026-03-02T09:20:01Z' };
    await taken(exports.pagerdutyPage([exports.pagerdutyItem('Q1', over)]));
    expect(await incidents()).toMatchObject([{ status: 'resolved', resolved_at: '2026-03-02T09:20:00.000Z' }]);
    await take(messages.slice(3));
    expect(await incidents()).toEqual([wanted]);
  });
});

it.each(Object.keys(livesOfTools))(
  '%s: each of the 120 orders of five messages comes to the same row',
  async (door) => {
    const take = await hooked(id, door);
    const life = livesOfTools[door].map(({ payload }) => JSON.stringify(payload));
    const names: Record<string, string> = { pagerduty: '"Q1"', opsgenie: '"a1b2-1772442000123"', 'incident-io': '"01FDAG4SAP5TYPT98WGR2N7W91"', statuspage: '"lbk1"' }; // prettier-ignore
    const orders = ordersOf(life);
    // An incident of its own per order; the first message of each, then the second of each.
    for (let turn = 0; turn < life.length; turn++) {
      const payloads = orders.map((order, at) => JSON.parse(order[turn].replaceAll(names[door], `"I${at}"`)) as object);
      expect(await take(payloads)).toEqual({ taken: 120, ignored: 0, failed: 0 });
    }
    const distinct = await bench.select(id, `SELECT count(*)::int AS n FROM incident GROUP BY ${columns.replace('id, ', '')}, updated_at, url, source`); // prettier-ignore
    expect(distinct).toEqual([{ n: 120 }]);
  },
);
