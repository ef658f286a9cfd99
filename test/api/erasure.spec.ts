import { Client } from 'pg';
import { DemoService } from '../../server/modules/demo/demo.service';
import { identitiesOf } from '../../server/domain/identity';
import { DeliveryIntake } from '../../server/modules/connections/delivery-intake';
import { derive } from '../../server/ledger/derivation';
import { batchOf } from '../../server/ledger/entry';
import { erasePerson, erasureCounts } from '../../server/ledger/erasure';
import { importRecords } from '../../server/ledger/import-records';
import { TouchedCollector } from '../../server/ledger/touched';
import { SecretBox } from '../../server/platform/sealed';
import { accountFactsIn } from '../../server/store/account-facts';
import { AdoptionViews } from '../../server/store/adoption-columns';
import { openStore, type Store } from '../../server/store/data-source';
import { FindingViews } from '../../server/store/finding-columns';
import { ColumnsCache } from '../../server/store/organization-columns';
import { OrganizationViews } from '../../server/store/organization-view';
import { Organizations } from '../../server/store/organizations';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { LOGIN, recordsOfPerson, SECOND } from '../support/erasure-records';
import { IMPERSONAL } from '../support/impersonal-columns';

jest.setTimeout(300_000);

const TRACES = [LOGIN, SECOND, 'avery-k@northwind-sim.example', 'Avery K', '900000001', '900999001'];

let database: TestDatabase;
let store: Store;
let owner: Client;
let id: number;
let repo: string;
let pseudonym = '';

beforeAll(async () => {
  database = await cloneDatabase('simulated');
  store = await openStore(
    { ownerUrl: database.url, appUrl: database.url },
    new SecretBox(Buffer.alloc(32, 7), '/nowhere'),
  );
  // The owner sees through row-level security.
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  id = (await owner.query<{ id: number }>('SELECT id FROM organization')).rows[0].id;
  repo = (await owner.query<{ repo: string }>('SELECT repo FROM pull_request ORDER BY repo LIMIT 1')).rows[0].repo;
  await imported();
  await owner.query(
    `INSERT INTO connection (organization_id, door, name, settings, hook_token) VALUES ($1, 'github', $2, $3, 'token')`,
    [id, `of ${LOGIN}`, JSON.stringify({ person: LOGIN })],
  );
  await owner.query(
    `INSERT INTO webhook_delivery (organization_id, connection_id, id, event, payload) SELECT $1, id, 'd-1', 'pull_request', $2 FROM connection`,
    [id, JSON.stringify({ sender: { login: LOGIN, id: 900000001 }, pull_request: { user: { login: SECOND } } })],
  );
  await owner.query(
    `INSERT INTO person_key (organization_id, login, hash, expires_at) VALUES ($1, $2, '\\x00', now() + interval '1 day')`,
    [id, LOGIN],
  );
  await owner.query(
    `INSERT INTO telemetry_point (organization_id, series, at, start_at, person, tool, surface, session, field, cumulative, value)
     VALUES ($1, '\\x01', now(), now(), $2, 'codex', 'cli', 's', 'prompts', false, 1)`,
    [id, LOGIN],
  );
  await owner.query(
    `INSERT INTO finding_decision (organization_id, agent, repo, number, id, outcome, note) VALUES ($1, 'x', $2, 1, 'f', 'accepted', $3)`,
    [id, repo, `as @${LOGIN} said`],
  );
});

afterAll(async () => {
  await owner?.end();
  await store?.close();
  await database?.drop();
});

async function imported() {
  async function* batches() {
    yield batchOf('records', 'test', recordsOfPerson(repo));
    await Promise.resolve();
  }
  return importRecords(store, id, batches(), {
    door: 'records',
    source: 'test',
    derive: (organization, touched) => derive(store, organization, touched),
  });
}

const find = (login: string) => (client: Parameters<Parameters<Store['inOrganization']>[1]>[0]) =>
  accountFactsIn(client).then((facts) =>
    identitiesOf(facts).find(({ accounts }) => accounts.some((of) => of.login === login))!,
  );

/** Tables of all schemas but the database's own. */
async function tables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

/** Every table in which the person can be found, with one row each. */
async function traces(): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tables()) {
    const { rows } = await owner.query<{ row: string }>(
      `SELECT row::text AS row FROM (SELECT t.*::text AS row FROM ${table} t) r WHERE row ILIKE ANY ($1::text[]) LIMIT 1`,
      [TRACES.map((trace) => `%${trace}%`)],
    );
    if (rows.length > 0) found.push(`${table}: ${rows[0].row.slice(0, 400)}`);
  }
  return found;
}

/** The derived tables, without versions, as one would find them if the person had always borne the pseudonym. */
async function derived(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const table of ['pull_request_flow', 'finding_outcome', 'agent_review', 'account_seen']) {
    const { rows } = await owner.query<{ mark: string }>(
      `SELECT md5(string_agg(row, chr(10) ORDER BY row)) AS mark FROM (SELECT (to_jsonb(t) - 'version')::text AS row FROM ${table} t) r`,
    );
    all[table] = rows[0].mark;
  }
  return all;
}

/** What people see: how many changes of which authorship and length, outcomes of findings, and tiers by team at the end of every week. */
async function figures() {
  const adoptions = new AdoptionViews(store, new FindingViews(store));
  const view = await new OrganizationViews(new Organizations(store), new ColumnsCache(store), adoptions).open();
  const adoption = await adoptions.of(view);
  const tiers = adoption.tiers();
  const { team } = adoption.tables.people;
  const byTeam: Record<string, number> = {};
  for (let person = 0; person < tiers.people; person++)
    for (let week = 0; week < tiers.weeks; week++) {
      const key = `${team[person]} ${week} ${tiers.tier[person * tiers.weeks + week]} ${tiers.atLeast[person * tiers.weeks + week]}`;
      byTeam[key] = (byTeam[key] ?? 0) + 1;
    }
  const { rows: flow } = await owner.query(
    `SELECT repo, number, state, stage, flags, authorship, agent, human_reviewers, agent_reviewers, stays::text, court::text FROM pull_request_flow ORDER BY 1, 2`,
  );
  const { rows: outcomes } = await owner.query(
    `SELECT agent, outcome, lenient, evidence, count(*)::int AS n FROM finding_outcome GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  );
  return { byTeam, flow, outcomes, people: tiers.people, teams: [...view.flow.table.team] };
}

it('knows of every column whether it may tell of a person', async () => {
  const { PERSONAL, REMOVED } = await import('../../server/ledger/erased-fields');
  const { rows } = await owner.query<{ table: string; column: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type IN ('text', 'jsonb', 'ARRAY', 'character varying') AND udt_name NOT IN ('_float8', '_int4')
       AND table_name <> 'migrations' ORDER BY 1, 2`,
  );
  const unsettled = rows.filter(
    ({ table, column }) =>
      !(column in (PERSONAL[table]?.columns ?? {})) &&
      REMOVED[table] !== column &&
      !(IMPERSONAL[table] ?? '').split(' ').includes(column),
  );
  expect(unsettled.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
});

it('tells before what would change, and changes nothing by it', async () => {
  const before = await derived();
  const counts = await store.inOrganization(id, async (client) => erasureCounts(client, await find(LOGIN)(client)));
  const rows = Object.fromEntries(counts.map(({ table, rows }) => [table, rows]));
  expect(rows).toMatchObject({ person: 1, team: expect.any(Number) as number, person_key: 1, webhook_delivery: 1, telemetry_point: 1, finding_decision: 1, connection: 1, rejected_record: 1 }); // prettier-ignore
  expect(await derived()).toEqual(before);
  expect(await traces()).not.toEqual([]);
});

it('leaves no trace in any table, and every figure over people as it was', async () => {
  const before = await figures();
  const erased = await erasePerson(store, id, find(LOGIN));
  pseudonym = erased.pseudonym;
  expect(pseudonym).toMatch(/^erased-[0-9a-f]{8}$/);
  expect(await traces()).toEqual([]);
  const after = await figures();
  expect(after.people).toBe(before.people);
  expect(after.flow).toEqual(before.flow);
  expect(after.outcomes).toEqual(before.outcomes);
  expect(after.byTeam).toEqual(before.byTeam);
  expect(after.teams).toEqual(before.teams);
});

it('keeps both accounts one person, with team and function', async () => {
  const identity = await store.inOrganization(id, find(pseudonym));
  expect(identity.accounts.map(({ login }) => login).sort()).toEqual([pseudonym, `${pseudonym}-2`]);
  const { rows } = await owner.query(
    `SELECT name, emails, level, time_zone, account_id, extra, team IS NOT NULL AS team, "function" FROM person WHERE login = $1`,
    [pseudonym],
  );
  expect(rows).toEqual([
    { name: null, emails: null, level: null, time_zone: null, account_id: null, extra: null, team: true, function: 'engineering' },
  ]); // prettier-ignore
});

it('derives the same again', async () => {
  const before = await derived();
  const touched = new TouchedCollector();
  touched.all = true;
  await derive(store, id, touched);
  expect(await derived()).toEqual(before);
});

it('lets nothing of it come back with the same records', async () => {
  const before = await derived();
  const summary = await imported();
  // The one that is refused stays refused; nothing else is new or different.
  expect(summary.accepted).toBe(0);
  const organizations = new Organizations(store);
  const { startsAt } = await new DemoService(store, organizations).load({ now: Date.now() / 1000 });
  expect(startsAt).toBeGreaterThan(0);
  expect(await traces()).toEqual([]);
  expect(await derived()).toEqual(before);
});

it('knows a renamed account by its id', async () => {
  async function* batches() {
    yield batchOf('records', 'test', [
      { kind: 'pull_request', repo, number: 990002, title: 'New name', author: 'somebody-new', author_id: '900000001', created_at: '2026-02-04T10:00:00Z' },
    ]); // prettier-ignore
    await Promise.resolve();
  }
  await importRecords(store, id, batches(), { door: 'records', source: 'test' });
  const { rows } = await owner.query('SELECT author, author_id FROM pull_request WHERE number = 990002');
  expect(rows).toEqual([{ author: pseudonym, author_id: null }]);
});

it('refuses to bring anything in when the key of the marks is another', async () => {
  const other = await openStore({ ownerUrl: database.url, appUrl: database.url }, new SecretBox(Buffer.alloc(32, 8), '/nowhere')); // prettier-ignore
  try {
    async function* none() {
      yield batchOf('records', 'test', []);
      await Promise.resolve();
    }
    await expect(importRecords(other, id, none(), { door: 'records', source: 'test' })).rejects.toThrow(
      /key with which deleted people were marked/,
    );
  } finally {
    await other.close();
  }
});

it('stores deliveries of webhooks under the pseudonym', async () => {
  const intake = new DeliveryIntake(store, id, 1);
  const payload = JSON.stringify({ sender: { login: LOGIN, id: 900000001 }, zen: `as @${LOGIN} said` });
  await intake.take({ id: 'd-9', event: 'ping', action: null, repo: null, payload });
  const { rows } = await owner.query<{ payload: string }>(`SELECT payload FROM webhook_delivery WHERE id = 'd-9'`);
  expect(JSON.parse(rows[0].payload)).toEqual({ sender: { login: pseudonym, id: null }, zen: `as @${pseudonym} said` });
});

it('waits for an import under way, and the next one for it', async () => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  async function* slow() {
    yield batchOf('records', 'test', []);
    await held;
    yield batchOf('records', 'test', [
      { kind: 'agent_usage', person: 'blake-m', day: '2026-02-05', tool: 'chat-tool', surface: 'chat', prompts: 1 },
    ]); // prettier-ignore
  }
  const importing = importRecords(store, id, slow(), { door: 'records', source: 'test' });
  const locks = async (granted: boolean): Promise<number> =>
    (
      await owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND classid = 461009 AND granted = $1`,
        [granted],
      )
    ).rows[0].n;
  await eventually(
    () => locks(true),
    (n) => n === 1,
  );
  const erasing = erasePerson(store, id, find('blake-m'));
  await eventually(
    () => locks(false),
    (n) => n === 1,
  );
  goOn();
  await importing;
  const other = (await erasing).pseudonym;
  const { rows } = await owner.query<{ person: string }>(`SELECT person FROM agent_usage WHERE day = '2026-02-05' AND tool = 'chat-tool'`); // prettier-ignore
  expect(rows).toEqual([{ person: other }]);
});
