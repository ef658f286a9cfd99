import { createRequire } from 'node:module';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTuneScenario, RANGE, type TuneScenario } from '../support/tune-scenario';

jest.setTimeout(180_000);

interface Validator {
  compile(schema: object): { (document: unknown): boolean; errors?: unknown };
}
const Ajv = createRequire(__filename)('ajv') as new (options: object) => Validator;

let scenario: TuneScenario;

beforeAll(async () => {
  scenario = await openTuneScenario();
});
afterAll(() => scenario?.close());

interface Outcome {
  n: number;
  hits: number;
  rate: number | null;
}
interface Policy {
  id: number;
  agent: string;
  name: string;
  rule: Record<string, unknown>;
  target: number;
  promise: Outcome;
  promiseOlder: Outcome;
  promiseNewer: Outcome;
  certified: boolean | null;
  madeFrom: string;
  scope: string | null;
  savedAt: string;
  startedAt: string;
  endedAt: string | null;
  weeks: {
    label: string[];
    start: string[];
    running: boolean[];
    rate: (number | null)[];
    n: number[];
    posted: number[];
    outside: number[];
  };
  actual: Outcome;
  posted: number;
  outside: number;
  state: string;
  gate: string;
  low: number | null;
  high: number | null;
}
interface Export {
  json: string;
  schema: string;
  warning: string;
  snippets: { tool: string; file: string; text: string; approximate: boolean; source: string | null }[];
}

const POLICY = `id agent name target certified madeFrom scope savedAt startedAt endedAt posted outside state gate low high
  rule { minSeverity categories minConfidence paths capPerPullRequest } promise { n hits rate } promiseOlder { n hits rate }
  promiseNewer { n hits rate } actual { n hits rate } weeks { label start running rate n posted outside }`;
const SAVE = `mutation ($org: String, $scope: Scope, $agent: String!, $name: String!, $rule: TuneRuleInput!, $target: Float, $startedAt: DateTime) {
  savePolicy(org: $org, scope: $scope, agent: $agent, name: $name, rule: $rule, target: $target, startedAt: $startedAt) { ${POLICY} }
}`;
const END = `mutation ($org: String, $id: Int!, $undo: Boolean) { endPolicy(org: $org, id: $id, undo: $undo) { ${POLICY} } }`;
const EXPORT = 'json schema warning snippets { tool file text approximate source }';

/** The Monday of the eighth of ten weeks. */
const WEEK_7 = '2026-02-23T00:00:00.000Z';

const save = async (name: string, rule: object, more: object = {}): Promise<Policy> =>
  (await scenario.server.graphql<{ savePolicy: Policy }>(SAVE, { org: 'acme', scope: { range: RANGE }, agent: 'codex', name, rule, ...more })).savePolicy; // prettier-ignore
const list = async (org = 'acme'): Promise<Policy[]> =>
  (await scenario.server.graphql<{ policies: Policy[] }>(`query ($org: String) { policies(org: $org) { ${POLICY} } }`, { org })).policies; // prettier-ignore
const end = async (id: number, undo?: boolean, org = 'acme'): Promise<Policy> =>
  (await scenario.server.graphql<{ endPolicy: Policy }>(END, { org, id, undo })).endPolicy;
const exported = async (id: number, org = 'acme'): Promise<Export> =>
  (await scenario.server.graphql<{ policyExport: Export }>(`query ($org: String, $id: Int!) { policyExport(org: $org, id: $id) { ${EXPORT} } }`, { org, id })).policyExport; // prettier-ignore

describe('a saved policy', () => {
  it('keeps what it promised, and is told against what came of it week by week', async () => {
    const policy = await save('only P1', { minSeverity: 'P1' }, { startedAt: WEEK_7 });
    expect(policy).toMatchObject({
      agent: 'codex',
      name: 'only P1',
      target: 0.6,
      certified: true,
      rule: { minSeverity: 'P1', categories: null, minConfidence: null, paths: null, capPerPullRequest: null },
      promise: { n: 120, hits: 110 },
      promiseOlder: { n: 84, hits: 77 },
      promiseNewer: { n: 36, hits: 33 },
      madeFrom: RANGE,
      scope: null,
      startedAt: WEEK_7,
      endedAt: null,
      // Three weeks of twelve P1; a late and a pending one are posted, and in no rate.
      actual: { n: 36, hits: 33 },
      posted: 3 * 24 + 2,
      outside: 3 * 12,
      state: 'kept',
      gate: 'pass',
    });
    expect(policy.weeks).toEqual({
      label: ['2026-W09', '2026-W10', '2026-W11'],
      start: ['2026-02-23T00:00:00.000Z', '2026-03-02T00:00:00.000Z', '2026-03-09T00:00:00.000Z'],
      // The data end on Thursday.
      running: [false, false, true],
      rate: [11 / 12, 11 / 12, 11 / 12],
      n: [12, 12, 12],
      posted: [24, 24, 26],
      outside: [12, 12, 12],
    });
    expect(policy.low!).toBeGreaterThan(0.6);
    expect(policy.low!).toBeLessThan(33 / 36);
    expect(policy.high!).toBeGreaterThan(33 / 36);
    expect(await list()).toContainEqual(policy);
  });

  it('is broken where the upper bound misses the target, and undecided where the bounds hold it', async () => {
    // 42 of 72 against 95 %, and 33 of 36 against 90 %.
    const broken = await save('everything', {}, { startedAt: WEEK_7, target: 0.95 });
    expect(broken).toMatchObject({ state: 'broken', gate: 'fail', actual: { n: 72, hits: 42 }, outside: 0 });
    const open = await save('ambitious', { minSeverity: 'P1' }, { startedAt: WEEK_7, target: 0.9 });
    expect(open).toMatchObject({ state: 'not_enough_data', gate: 'inconclusive' });
  });

  it('starts now when nothing else is told, and then has nothing to tell yet', async () => {
    const policy = await save('from now on', { capPerPullRequest: 1 });
    expect(policy).toMatchObject({ posted: 0, outside: 0, state: 'not_enough_data', actual: { n: 0, rate: null }, low: null }); // prettier-ignore
    expect(policy.startedAt).toBe(policy.savedAt);
    expect(policy.weeks.label).toEqual([]);
  });

  it('counts what a cap would have hidden among everything that was posted', async () => {
    const policy = await save('one each', { capPerPullRequest: 1 }, { startedAt: WEEK_7 });
    // Of each pull request the earliest P1 stays; on the last the pending and the late one go too.
    expect(policy).toMatchObject({ posted: 74, outside: 36 + 2, actual: { n: 36, hits: 33 } });
  });

  it('is told within its scope, also as text', async () => {
    const policy = await save('api', { minSeverity: 'P1' }, { startedAt: WEEK_7, scope: { range: RANGE, repos: ['acme/api'] } }); // prettier-ignore
    // Places 6 to 11: five of six accepted.
    expect(policy).toMatchObject({ scope: 'repos: acme/api', promise: { n: 60, hits: 50 }, actual: { n: 18, hits: 15 }, posted: 36 }); // prettier-ignore
  });

  it('ends, goes on, and stands below those that hold once it has ended', async () => {
    const { id } = await save('to be ended', { minSeverity: 'P1' }, { startedAt: WEEK_7 });
    const ended = await end(id);
    expect(ended).toMatchObject({ id, state: 'ended', gate: 'pass' });
    expect(ended.endedAt).not.toBeNull();
    expect((await list()).at(-1)!.id).toBe(id);
    expect(await end(id, true)).toMatchObject({ id, state: 'kept', endedAt: null });
  });

  it('belongs to its organization alone', async () => {
    expect(await list('other')).toEqual([]);
    await expect(exported(1, 'other')).rejects.toThrow('There is no policy 1');
    await expect(end(1, false, 'other')).rejects.toThrow('There is no policy 1');
  });

  it.each([
    ['no name', '  ', {}, {}, '1 to 100 characters'],
    ['an agent without findings', 'x', {}, { agent: 'claude' }, 'There is no finding of'],
    ['a rule that does not fit', 'x', { minSeverity: 'major' }, {}, 'is no severity of codex'],
    ['a target of nothing', 'x', {}, { target: 0 }, 'A target hit rate of 0 is none'],
  ])('is refused with %s, and nothing is saved', async (_, name, rule, more, message) => {
    const before = (await list()).length;
    await expect(save(name, rule, more)).rejects.toThrow(message);
    expect(await list()).toHaveLength(before);
  });

  it('gets a number of its own where several are saved at once', async () => {
    const saved = await Promise.all([1, 2, 3, 4].map((each) => save(`at once ${each}`, {})));
    expect(new Set(saved.map(({ id }) => id)).size).toBe(4);
  });
});

describe('the export', () => {
  const valid = (schema: string, json: string): unknown => {
    // Formats are told for people: this validator checks the shape.
    const check = new Ajv({ unknownFormats: 'ignore' }).compile(JSON.parse(schema) as object);
    return check(JSON.parse(json)) ? 'valid' : check.errors;
  };

  it('is JSON by its schema, with the rule, the promise and what it was made from', async () => {
    const { id } = await save('exported', { minSeverity: 'P1', categories: ['security'], paths: ['!docs/**'], capPerPullRequest: 3 }, { startedAt: WEEK_7 }); // prettier-ignore
    const { json, schema, snippets, warning } = await exported(id);
    expect(valid(schema, json)).toBe('valid');
    expect(JSON.parse(json)).toMatchObject({
      schema: 'downstream/policy/1',
      agent: 'codex',
      name: 'exported',
      rule: {
        minSeverity: 'P1',
        severities: ['P0', 'P1'],
        categories: ['security'],
        uncategorized: false,
        minConfidence: null,
        paths: ['!docs/**'],
        capPerPullRequest: 3,
      },
      target: 0.6,
      promise: { kept: 120, hits: 110, hidden: 120, hiddenHits: 30, certified: null, older: { hits: 77 }, newer: { hits: 33 } },
      madeFrom: { range: { from: '2026-01-05T00:00:00.000Z', to: '2026-03-16T00:00:00.000Z', timeZone: 'UTC' }, scope: {} },
      startedAt: WEEK_7,
      endedAt: null,
    }); // prettier-ignore
    expect(warning).toContain('only judge tightening');
    expect(snippets).toHaveLength(1);
    expect(snippets[0]).toMatchObject({ tool: 'OpenAI Codex', file: 'AGENTS.md', approximate: true });
    expect(snippets[0].text).toContain('severity is P0 or P1');
  });

  it('of a rule that is not saved has no name and no times', async () => {
    const query = `query ($org: String, $scope: Scope, $rule: TuneRuleInput!) { ruleExport(org: $org, scope: $scope, agent: "qodo", rule: $rule) { ${EXPORT} } }`;
    const { ruleExport } = await scenario.server.graphql<{ ruleExport: Export }>(query, { org: 'acme', scope: { range: RANGE, repos: ['acme/shop'] }, rule: { minConfidence: 8 } }); // prettier-ignore
    expect(valid(ruleExport.schema, ruleExport.json)).toBe('valid');
    const document = JSON.parse(ruleExport.json) as Record<string, unknown>;
    expect(document).toMatchObject({ rule: { minConfidence: 8, severities: null, uncategorized: true }, madeFrom: { scope: { repos: ['acme/shop'] } } }); // prettier-ignore
    for (const key of ['name', 'savedAt', 'startedAt', 'endedAt']) expect(document).not.toHaveProperty(key);
    expect(ruleExport.snippets.map(({ tool }) => tool)).toEqual(['Qodo v2', 'PR-Agent and Qodo v1']);
  });

  it('has the schema that the documentation holds, which refuses what is no policy', async () => {
    const { schema, json } = await exported(1);
    const documented = await readFile(join(__dirname, '..', '..', 'docs', 'policy.schema.json'), 'utf8');
    expect(JSON.parse(documented)).toEqual(JSON.parse(schema));
    const document = JSON.parse(json) as { rule: object };
    for (const wrong of [
      { ...document, schema: 'downstream/policy/2' },
      { ...document, target: 60 },
      { ...document, another: 1 },
      { ...document, rule: { ...document.rule, capPerPullRequest: 0 } },
      { ...document, agent: undefined },
    ])
      expect(valid(schema, JSON.stringify(wrong))).not.toBe('valid');
  });
});

describe('the command line', () => {
  it('saves a rule, lists it with its state, exports and ends it', async () => {
    const saved = JSON.parse(await scenario.output('tune', '--org', 'acme', '--range', RANGE, '--agent', 'codex', '--save', 'chosen', '--json')) as Policy; // prettier-ignore
    expect(saved).toMatchObject({
      name: 'chosen',
      rule: { minSeverity: 'P1' },
      certified: true,
      promise: { hits: 110 },
    });
    const lines = (await scenario.output('policies', '--org', 'acme', '--json')).trim().split('\n');
    const told = lines.map((line) => JSON.parse(line) as Omit<Policy, 'weeks'> & { weeks: Record<string, unknown>[] });
    expect(told.map(({ id }) => id)).toEqual((await list()).map(({ id }) => id));
    expect(told.find(({ name }) => name === 'only P1')!.weeks[0]).toEqual({
      label: '2026-W09', start: '2026-02-23T00:00:00.000Z', running: false, rate: 11 / 12, n: 12, posted: 24, outside: 12,
    }); // prettier-ignore
    const text = await scenario.output('policies', '--org', 'acme');
    expect(text).toMatch(/codex\s+only P1\s+P1 and more severe\s+60\.0 %\s+91\.7 % of 120\s+91\.7 % of 36/);
    const json = await scenario.output('policies', '--org', 'acme', '--export', String(saved.id));
    expect(json).toBe((await exported(saved.id)).json);
    expect(await scenario.output('policies', '--org', 'acme', '--end', String(saved.id))).toContain('ended');
    expect(await scenario.output('policies', '--org', 'acme', '--undo', String(saved.id))).not.toContain('ended');
    expect(await scenario.output('policies', '--schema')).toBe((await exported(saved.id)).schema);
  });

  it('writes the JSON policy to a file and prints what to set', async () => {
    const file = join(tmpdir(), `downstream-policy-${process.pid}.json`);
    try {
      const printed = await scenario.output('tune', '--org', 'acme', '--range', RANGE, '--agent', 'codex', '--cap', '2', '--export', file, '--snippets'); // prettier-ignore
      expect(printed).toContain('# OpenAI Codex: AGENTS.md (approximate)');
      expect(printed).toContain('Post at most 2 findings per pull request');
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
        agent: 'codex',
        rule: { capPerPullRequest: 2 },
      });
    } finally {
      await rm(file, { force: true });
    }
  });

  it('gives the list as CSV, the same as for download', async () => {
    const rows = (text: string): string[] => text.split('\r\n').filter((line) => line !== '' && !/^"?#/.test(line));
    const csv = rows(await scenario.output('policies', '--org', 'acme', '--csv'));
    const downloaded = await (await fetch(`${scenario.server.url}/export/policies.csv?org=acme`)).text();
    expect(csv).toEqual(rows(downloaded));
    expect(csv).toHaveLength(1 + (await list()).length);
    expect(csv[0]).toBe('id,agent,name,rule,target,promised,actual,n,low,high,state,posted,outside,madeFrom,scope,savedAt,startedAt,endedAt'); // prettier-ignore
  });

  it.each([
    [['--end', 'x'], '--end x names no policy'],
    [['--end', '1', '--undo', '1'], '--end and --undo exclude each other'],
    [['--export', '9999'], 'There is no policy 9999'],
  ])('refuses %j', async (options, message) => {
    const result = await scenario.run('policies', '--org', 'acme', ...options);
    expect(result.code).not.toBe(0);
    expect(result.errors).toContain(message);
  });
});
