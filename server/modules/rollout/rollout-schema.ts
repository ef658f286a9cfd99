import { z } from 'zod';
import { GATE_METRICS, GATE_SCOPES, ROLLOUT_ORDERS, ROLLOUT_TIERS, WRITING_SOURCES } from '../../domain/rollout-plan';
import { mondayOf } from '../../platform/iso-week';

const name = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `${what} needs a name of 1 to 100 characters.`)
    .max(100, `${what} needs a name of 1 to 100 characters.`);
const whole = (least: number, most: number) => z.int(`Write a whole number from ${least} to ${most}.`).min(least, `Write a whole number from ${least} to ${most}.`).max(most, `Write a whole number from ${least} to ${most}.`); // prettier-ignore
const WEEK_FORM = /^\d{4}-W\d\d$/;
const week = z
  .string('Write an ISO week such as 2026-W48.')
  .regex(WEEK_FORM, 'Write an ISO week such as 2026-W48.')
  .refine((label) => !WEEK_FORM.test(label) || mondayOf(label) !== undefined, 'There is no such week in that year.');
const onlyOne = (message: string) => ({
  check: (of: Record<string, unknown>) => Object.values(of).filter((value) => value !== undefined).length === 1,
  message,
});

const pass = onlyOne('Write exactly one of atLeast and atMost.');
const fail = onlyOne('Write exactly one of below and above.');
const figure = z.number('Write a number.').min(0, 'Write a number of at least 0.');

const gate = z.strictObject({
  name: name('A gate'),
  metric: z.enum(GATE_METRICS, `Write one of ${GATE_METRICS.join(', ')}.`).meta({ description: 'hit_rate and change_fail_rate as shares from 0 to 1; review_wait: 90th percentile in hours; incidents per week; capacity: share of simulated runs in which the target holds.' }),
  scope: z.enum(GATE_SCOPES, 'Write wave or organization.').default('organization').meta({ description: 'The teams of each wave, or everybody.' }),
  pass: z.strictObject({ atLeast: figure.optional(), atMost: figure.optional() }).refine(pass.check, pass.message).meta({ minProperties: 1, maxProperties: 1 }),
  fail: z.strictObject({ below: figure.optional(), above: figure.optional() }).refine(fail.check, fail.message).meta({ minProperties: 1, maxProperties: 1, description: 'What lies between pass and fail is held for a person.' }),
  lookBackWeeks: whole(1, 52).default(8),
  minimumN: whole(0, 1_000_000).default(30).meta({ description: 'Effective observations; weeks for incidents, simulated runs for capacity.' }),
}); // prettier-ignore

const wave = z.strictObject({
  name: name('A wave'),
  teams: z.array(z.string('Write the name of a team.').min(1, 'Write the name of a team.')).min(1, 'Write at least one team.'),
  tier: z.enum(ROLLOUT_TIERS, 'Write casual or power.'),
  start: week.nullable().default(null).meta({ description: 'ISO week; null = as early as the planner finds.' }),
  soakWeeks: whole(0, 26).default(2).meta({ description: 'Weeks between its last training and the first of the next wave.' }),
}); // prettier-ignore

const writing = z.strictObject({
  times: z.number('Write a number such as 1.26.').min(0.1, 'Write a number from 0.1 to 10.').max(10, 'Write a number from 0.1 to 10.').meta({ description: 'Pull requests somebody of the tier writes, as a multiple of before.' }),
  source: z.enum(WRITING_SOURCES, `Write one of ${WRITING_SOURCES.join(', ')}.`),
  name: name('A source'),
}); // prettier-ignore

/** A plan as its file holds it, with defaults for what may be left out. Both of it come from here: what is checked, and docs/rollout-plan.schema.json. */
export const rolloutSchema = z
  .strictObject({
    downstream: z.literal('rollout-plan/1', 'Write rollout-plan/1, so that a later version can tell what this is.'),
    name: name('A plan'),
    start: week.meta({ description: 'ISO week before which nothing starts.' }),
    weeks: whole(1, 52).default(26).meta({ description: 'Weeks the plan may take.' }),
    target: z.strictObject({
      reviewWaitHours: z.number('Write hours.').positive('Write hours above 0.').max(10_000, 'Write at most 10000 hours.').meta({ description: '90th percentile of the hours from ready to the first human review.' }),
      share: z.number('Write a share from 0.01 to 1.').min(0.01, 'Write a share from 0.01 to 1.').max(1, 'Write a share from 0.01 to 1.').default(0.8).meta({ description: 'Share of the simulated runs in which it has to hold.' }),
    }),
    waves: z.array(wave).min(1, 'Write at least one wave.').max(60, 'Write at most 60 waves.'),
    trainingSeats: whole(1, 10_000).meta({ description: 'People that can be trained per week.' }),
    holdout: z.array(z.string('Write the name of a team.').min(1, 'Write the name of a team.')).default([]).meta({ description: 'Teams that stay without, to compare with.' }),
    order: z.enum(ROLLOUT_ORDERS, 'Write given or random.').default('given').meta({ description: 'random: waves of one tier without a start of their own take each other’s places, by the seed.' }),
    seed: whole(0, 2_147_483_647).default(1),
    writing: z.strictObject({ casual: writing, power: writing }),
    gates: z.array(gate).max(40, 'Write at most 40 gates.').default([]),
  })
  .meta({ title: 'downstream/rollout-plan/1', description: 'Who gets agents when, and under which conditions.' }); // prettier-ignore

/** The JSON Schema (draft 7) of what may be written in a file; docs/rollout-plan.schema.json is what it prints. */
export function rolloutSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(rolloutSchema, { target: 'draft-7', io: 'input' }), null, 2)}\n`;
}
