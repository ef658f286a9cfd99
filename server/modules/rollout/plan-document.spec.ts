import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonOf, readDocument, yamlOf } from './plan-document';
import { rolloutSchemaText } from './rollout-schema';

const TEAMS = ['amber', 'beryl', 'coral'];
const PLAN = `
downstream: rollout-plan/1
name: Agents for all
start: 2026-W48
target: { reviewWaitHours: 24 }
waves:
  - { name: First, teams: [amber], tier: casual }
  - { name: Then, teams: [beryl], tier: power, start: 2026-W52, soakWeeks: 3 }
trainingSeats: 4
holdout: [coral]
writing:
  casual: { times: 1.2, source: stated, name: a guess }
  power: { times: 1.5, source: stated, name: a guess }
gates:
  - { name: Hits, metric: hit_rate, pass: { atLeast: 0.5 }, fail: { below: 0.4 } }
`;
/** What the lines above hold, as far as a test changes it. */
interface Written {
  start: string;
  waves: { name: string; teams: string[]; start?: string }[];
  gates: { pass: object; fail: object }[];
}
const faultsOf = (change: (plan: Written) => void): string[] => {
  const plan = parse(PLAN) as Written;
  change(plan);
  return readDocument(JSON.stringify(plan), TEAMS).faults.map(({ path }) => path);
};

test('YAML and JSON are read alike, with defaults for what is left out', () => {
  const { document, faults } = readDocument(PLAN, TEAMS);
  expect(faults).toEqual([]);
  expect(document).toMatchObject({ weeks: 26, order: 'given', seed: 1, target: { reviewWaitHours: 24, share: 0.8 } });
  expect(document!.waves[0]).toEqual({ name: 'First', teams: ['amber'], tier: 'casual', start: null, soakWeeks: 2 });
  expect(document!.gates[0]).toMatchObject({ scope: 'organization', lookBackWeeks: 8, minimumN: 30 });
  expect(readDocument(JSON.stringify(parse(PLAN)), TEAMS).document).toEqual(document);
});

test('what is exported comes back the same, as YAML and as JSON', () => {
  const { document } = readDocument(PLAN, TEAMS);
  expect(readDocument(yamlOf(document!), TEAMS).document).toEqual(document);
  expect(readDocument(jsonOf(document!), TEAMS).document).toEqual(document);
  expect(yamlOf(readDocument(yamlOf(document!), TEAMS).document!)).toBe(yamlOf(document!));
});

test('every fault is told at once, each with its path', () => {
  const { faults } = readDocument(
    'downstream: rollout-plan/2\nwaves: [{name: "", teams: [], tier: all, foo: 1}]\n',
    TEAMS,
  );
  expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining(['downstream', 'name', 'start', 'target', 'waves[0].name', 'waves[0].teams', 'waves[0].tier', 'waves[0]', 'trainingSeats', 'writing'])); // prettier-ignore
  expect(faults.every(({ message }) => message.endsWith('.'))).toBe(true);
});

test('what cannot be meant is refused where it stands', () => {
  expect(faultsOf((plan) => (plan.waves[0].teams = ['amber', 'nobody']))).toEqual(['waves[0].teams[1]']);
  expect(faultsOf((plan) => plan.waves[0].teams.push('coral'))).toEqual(['waves[0].teams[1]']);
  expect(faultsOf((plan) => (plan.waves[1].name = 'First'))).toEqual(['waves[1].name']);
  expect(faultsOf((plan) => (plan.waves[1].start = '2027-W40'))).toEqual(['waves[1].start']);
  // 2026 has 53 weeks, 2027 has 52.
  expect(faultsOf((plan) => (plan.start = '2027-W53'))).toEqual(['start']);
  expect(faultsOf((plan) => (plan.gates[0].fail = { above: 0.4 }))).toEqual(['gates[0]']);
  expect(faultsOf((plan) => (plan.gates[0].pass = { atLeast: 0.3 }))).toEqual(['gates[0]']);
  expect(faultsOf((plan) => (plan.gates[0].pass = { atLeast: 1.5 }))).toEqual(['gates[0].pass.atLeast']);
  expect(faultsOf((plan) => (plan.gates[0].pass = {}))).toEqual(['gates[0].pass']);
});

test('neither broken YAML nor a document that refers to itself is taken', () => {
  expect(readDocument('a: [', TEAMS).faults[0].message).toContain('neither YAML nor JSON');
  expect(readDocument('a: &x [1]\nb: *x', TEAMS).faults[0].message).toContain('refers to parts of itself');
});

const DOCS = join(__dirname, '..', '..', '..', 'docs');

test('docs/rollout-plan.schema.json is the schema that is checked by', () => {
  expect(JSON.parse(readFileSync(join(DOCS, 'rollout-plan.schema.json'), 'utf8'))).toEqual(JSON.parse(rolloutSchemaText())); // prettier-ignore
});

test('the examples of docs/rollout.md are plans, by the documented schema and by the check', () => {
  const documented = z.fromJSONSchema(JSON.parse(readFileSync(join(DOCS, 'rollout-plan.schema.json'), 'utf8')) as Parameters<typeof z.fromJSONSchema>[0]); // prettier-ignore
  const text = readFileSync(join(DOCS, 'rollout.md'), 'utf8');
  const examples = [...text.matchAll(/```(?:yaml|json)\n(.*?)```/gs)].map(([, example]) => example);
  expect(examples).toHaveLength(2);
  for (const example of examples) {
    expect(documented.safeParse(parse(example)).success).toBe(true);
    expect(readDocument(example, ['checkout', 'growth', 'mobile', 'search']).faults).toEqual([]);
  }
  // The schema by itself refuses what does not fit.
  expect(documented.safeParse({ ...(parse(examples[0]) as object), seed: 'one' }).success).toBe(false);
  expect(documented.safeParse({ ...(parse(examples[0]) as object), trainigSeats: 3 }).success).toBe(false);
});
