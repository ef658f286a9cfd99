import type { PoolClient } from 'pg';

/** A day of a person with a tool on a surface, of which points came. */
export interface DueDay {
  readonly person: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly tool: string;
  readonly surface: string;
  /** As it was when the day was read. */
  readonly version: string;
}

/** A record of `agent_usage`; what the telemetry does not tell is left out. */
export type UsageOfDay = Record<string, string | number> & { readonly kind: 'agent_usage' };

/** What must be summed again, the longest waiting first. */
export async function dueDays(client: PoolClient, most: number): Promise<DueDay[]> {
  const { rows } = await client.query<DueDay>(
    `SELECT person, day::text, tool, surface, version FROM telemetry_due ORDER BY due_at, person, day, tool, surface LIMIT $1`,
    [most],
  );
  return rows;
}

/** Forgets days that were summed, except those of which points came meanwhile. */
export async function forgetDue(client: PoolClient, days: readonly DueDay[]): Promise<void> {
  await client.query(
    `DELETE FROM telemetry_due d USING unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::bigint[]) AS u (person, day, tool, surface, version)
     WHERE d.person = u.person AND d.day = u.day AND d.tool = u.tool AND d.surface = u.surface AND d.version = u.version`,
    [...keysOf(days), days.map(({ version }) => version)],
  );
}

const keysOf = (days: readonly DueDay[]) => [
  days.map(({ person }) => person),
  days.map(({ day }) => day),
  days.map(({ tool }) => tool),
  days.map(({ surface }) => surface),
];

interface Sums {
  person: string;
  day: string;
  tool: string;
  surface: string;
  sessions: number | null;
  prompts: number | null;
  delegated: number | null;
  interactive: number | null;
  longest: number | null;
  lines: number | null;
  cost: number | null;
  tokens: number | null;
}

const sumOf = (field: string): string => `sum(step) FILTER (WHERE field = '${field}')`;

/**
 * Sums days out of their points. A delta counts on the day of its time. Of a running total the difference to the point before counts, of its first
 * point the whole value; a value below the one before means that it began anew. The longest of a running histogram counts on the day on which it grew.
 * What no point tells stays unknown; the number of runs always does, because turns are not runs.
 *
 * @param zone time zone of the organization
 * @param closed days before this one may have lost points to the retention: their figures only grow. YYYY-MM-DD
 */
export async function usageOfDays(
  client: PoolClient,
  days: readonly DueDay[],
  zone: string,
  closed: string,
): Promise<UsageOfDay[]> {
  const { rows } = await client.query<Sums>(
    `SELECT t.person, t.day::text, t.tool, t.surface,
       CASE WHEN t.day < $6::date THEN greatest(s.sessions, u.sessions) ELSE s.sessions END AS sessions,
       CASE WHEN t.day < $6::date THEN greatest(s.prompts, u.prompts) ELSE s.prompts END AS prompts,
       CASE WHEN t.day < $6::date THEN greatest(s.delegated, u.delegated_minutes) ELSE s.delegated END AS delegated,
       CASE WHEN t.day < $6::date THEN greatest(s.interactive, u.interactive_minutes) ELSE s.interactive END AS interactive,
       CASE WHEN t.day < $6::date THEN greatest(s.longest, u.longest_run_minutes) ELSE s.longest END AS longest,
       CASE WHEN t.day < $6::date THEN greatest(s.lines, u.lines_accepted) ELSE s.lines END AS lines,
       CASE WHEN t.day < $6::date THEN greatest(s.cost, u.cost_usd) ELSE s.cost END AS cost,
       CASE WHEN t.day < $6::date THEN greatest(s.tokens, u.tokens) ELSE s.tokens END AS tokens
     FROM unnest($1::text[], $2::date[], $3::text[], $4::text[]) AS t (person, day, tool, surface)
     CROSS JOIN LATERAL (
       SELECT greatest(${sumOf('sessions')}, ${sumOf('sessions_logged')}) AS sessions, ${sumOf('prompts')} AS prompts,
         sum(step) FILTER (WHERE field IN ('delegated_minutes', 'turn_minutes')) AS delegated, ${sumOf('interactive_minutes')} AS interactive,
         max(longest) FILTER (WHERE field = 'turn_minutes') AS longest, ${sumOf('lines_accepted')} AS lines,
         greatest(${sumOf('cost_usd')}, ${sumOf('cost_logged')}) AS cost,
         greatest(${sumOf('tokens')}, ${sumOf('tokens_part')}, ${sumOf('tokens_logged')}) AS tokens
       FROM (
         SELECT p.field,
           CASE WHEN b.value <= p.value THEN p.value - b.value ELSE p.value END AS step,
           CASE WHEN b.value <= p.value AND b.most >= p.most THEN NULL ELSE p.most END AS longest
         FROM telemetry_point p
         LEFT JOIN LATERAL (
           SELECT value, most FROM telemetry_point b
           WHERE p.cumulative AND b.series = p.series AND b.start_at = p.start_at AND b.at < p.at ORDER BY b.at DESC LIMIT 1
         ) b ON true
         WHERE p.person = t.person AND p.tool = t.tool AND p.surface = t.surface
           AND p.at >= t.day::timestamp AT TIME ZONE $5 AND p.at < (t.day + 1)::timestamp AT TIME ZONE $5
       ) step
     ) s
     LEFT JOIN agent_usage u ON u.person = t.person AND u.day = t.day AND u.tool = t.tool AND u.surface = t.surface
     ORDER BY t.person, t.day, t.tool, t.surface`,
    [...keysOf(days), zone, closed],
  );
  return rows.map(recordOf);
}

function recordOf({ person, day, tool, surface, ...sums }: Sums): UsageOfDay {
  const told: [string, number | null][] = [
    ['sessions', whole(sums.sessions)],
    ['prompts', whole(sums.prompts)],
    ['delegated_minutes', sums.delegated],
    ['interactive_minutes', sums.interactive],
    ['longest_run_minutes', sums.longest],
    ['lines_accepted', whole(sums.lines)],
    ['cost_usd', sums.cost],
    ['tokens', sums.tokens],
  ];
  const known = told.filter((pair): pair is [string, number] => pair[1] !== null);
  return { kind: 'agent_usage', person, day, tool, surface, ...Object.fromEntries(known) };
}

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));
