import type { PoolClient } from 'pg';
import type { AdoptionTables } from '../domain/adoption-table';
import type { AdoptionPeople } from './adoption-people';

/** First and last day by person of which anything is recorded; NaN = nothing is. */
export interface Signs {
  firstDay: Float64Array;
  lastDay: Float64Array;
}

/** The signs that usage, runs and pull requests give. */
export function signsOf(
  people: number,
  { usage, periods, runs, authored }: Pick<AdoptionTables, 'usage' | 'periods' | 'runs' | 'authored'>,
): Signs {
  const signs: Signs = { firstDay: new Float64Array(people).fill(NaN), lastDay: new Float64Array(people).fill(NaN) };
  for (let row = 0; row < usage.length; row++) note(signs, usage.person[row], usage.day[row]);
  for (let row = 0; row < periods.length; row++) {
    note(signs, periods.person[row], periods.fromDay[row]);
    note(signs, periods.person[row], periods.toDay[row]);
  }
  for (let row = 0; row < runs.length; row++) {
    note(signs, runs.person[row], runs.startDay[row]);
    note(signs, runs.person[row], runs.endDay[row]);
  }
  for (let row = 0; row < authored.length; row++) {
    note(signs, authored.person[row], authored.createdDay[row]);
    note(signs, authored.person[row], authored.mergedDay[row]);
  }
  return signs;
}

/** Adds reviews and comments by people; a pass over all of them, so only where somebody's presence hangs on it. Inside `inOrganization`. */
export async function addReviewSigns(
  client: PoolClient,
  signs: Signs,
  people: AdoptionPeople,
  dayOf: (at: number) => number,
): Promise<void> {
  const { rows } = await client.query<{ login: string; first: number; last: number }>(
    `SELECT login, min(first)::float8 AS first, max(last)::float8 AS last FROM (
       SELECT reviewer AS login, extract(epoch FROM min(submitted_at)) AS first, extract(epoch FROM max(submitted_at)) AS last FROM review GROUP BY 1
       UNION ALL SELECT author, extract(epoch FROM min(created_at)), extract(epoch FROM max(created_at)) FROM review_comment GROUP BY 1
     ) AS told GROUP BY 1`,
  );
  for (const { login, first, last } of rows) {
    const person = people.find(login);
    if (person < 0) continue;
    note(signs, person, dayOf(first));
    note(signs, person, dayOf(last));
  }
}

function note({ firstDay, lastDay }: Signs, person: number, day: number): void {
  if (day !== day) return;
  if (!(firstDay[person] <= day)) firstDay[person] = day;
  if (!(lastDay[person] >= day)) lastDay[person] = day;
}
