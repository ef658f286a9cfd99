import { columnRows, flowTableRows } from '../domain/flow-table-rows';
import type { ForecastHistory } from '../domain/forecast-history';
import { tableUntil } from '../domain/history-until';
import { hitRateOf } from '../domain/hit-rate';
import { DEPLOY, flagBit, OPERATE, REVIEW, STAGES } from '../domain/stage';
import type { Scope } from '../platform/scope.types';
import { weekStarts, workingIntervals, type WeeklyCalendar } from '../platform/time-zone';
import type { FindingColumns } from './finding-columns';
import type { OrganizationView } from './organization-view';
import { OFFICE_HOURS, TARGETS } from './organizations';
import { nowOf, rangeOf } from './range';
import type { ReviewTurns } from './review-turns';
import { incidentSelectionOf, selectionOf } from './selection';

const DAY = 86400;
const WEEK = 7 * DAY;
/** Weeks that are looked back, and that can be asked for; a backtest's origins need both. */
const PAST = 60;
const FUTURE = 27;
/** Weeks whose findings tell the hit rate. */
const HIT_RATE_WEEKS = 13;
const FEWEST_FINDINGS = 10;
const FROM_GIT = flagBit('from_git');

/**
 * What a forecast of an organization, or of a part of it, is made from: the weeks up to the last whole one, or to an earlier one, with what was known at
 * its end. Pull requests known from a clone alone are
 * left out, because nothing tells when they were reviewed; others closed before these weeks, too. Tiers are told where the view has them.
 *
 * @param scope its range and clock are of no account
 * @param findings undefined = no agent's review is known
 * @param turns undefined = nothing tells who reviews
 * @param to end of a whole week that is over; undefined = of the last one
 * @throws Failure bad_input for something in the scope that does not exist
 */
export function forecastHistoryOf(
  view: OrganizationView,
  scope: Scope,
  findings: FindingColumns | undefined,
  wallClock: number,
  turns?: ReviewTurns,
  to = rangeOf(view.organization, '-1w', view.first, wallClock).to,
): ForecastHistory {
  const { flow, organization } = view;
  const { timeZone, settings } = organization;
  const now = Math.min(to, nowOf(organization));
  const past = weekStarts(timeZone, Math.max(to - PAST * WEEK, Math.min(view.first, to - 1)), to);
  const future = weekStarts(timeZone, to, to + FUTURE * WEEK - DAY);
  const begins = past[0];
  const selected = selectionOf(flow, scope);
  const rows = rowsOf(view, begins, now);
  const { starts, ends } = workingIntervals(
    timeZone,
    (settings.calendar as WeeklyCalendar | undefined) ?? (OFFICE_HOURS as WeeklyCalendar),
    settings.holidays ?? [],
    begins,
    future[future.length - 1] + WEEK,
  );
  const shown = incidentSelectionOf(flow, view.incidents, scope);
  const services = [...flow.services];
  const serviceAt = indexOf(services);
  const deployRows = view.deploys.rows
    .map((row, place) => ({ row, place, left: Number.isNaN(row.startedAt) ? row.finishedAt : row.startedAt }))
    .filter(({ row, left }) => left >= begins && row.finishedAt <= now)
    .sort((a, b) => a.left - b.left || a.row.finishedAt - b.row.finishedAt || a.place - b.place);
  const placeOfDeploy = new Map(deployRows.map(({ row }, place) => [row.id, place]));
  // What is known of the week that has begun is unknown to a forecast from its start.
  const table = tableUntil(
    flowTableRows(flow.table, rows),
    now,
    (deploy) => placeOfDeploy.get(flow.deployIds[deploy]) ?? -1,
  );
  const changes = new Int32Array(deployRows.length);
  for (const place of table.deploy) if (place >= 0) changes[place]++;
  const incidents = view.incidents.rows.filter(
    ({ openedAt, resolvedAt }, place) => shown?.[place] !== 0 && openedAt <= now && !(resolvedAt < begins),
  );
  const known = STAGES.map((_, stage) => {
    if (stage === OPERATE) return shown !== null && view.incidents.rows.length > 0;
    if (stage === DEPLOY) return table.enter[DEPLOY].some((at) => at === at);
    return rows.length > 0;
  });
  return {
    now,
    past: { length: past.length - 1, edges: past },
    future: { length: future.length - 1, edges: future },
    table,
    ...(selected && { selected: columnRows(selected, rows) }),
    ...(flow.tier?.length === flow.table.length && { tier: columnRows(flow.tier, rows) }),
    ...(turns && { reviews: reviewsOf(turns, rows, begins, now) }),
    firstPass: columnRows(firstPassOf(view, findings), rows),
    teams: flow.people.teams.map(({ team }) => team),
    services,
    known,
    targets: STAGES.map((stage) => settings.targets?.[stage] ?? TARGETS[stage] ?? NaN),
    deploys: {
      service: Int32Array.from(deployRows, ({ row }) => serviceAt(row.service)),
      left: Float64Array.from(deployRows, ({ left }) => left),
      finished: Float64Array.from(deployRows, ({ row }) => row.finishedAt),
      success: Uint8Array.from(deployRows, ({ row }) => (row.status === 'success' ? 1 : 0)),
      changes,
    },
    incidents: {
      opened: Float64Array.from(incidents, ({ openedAt }) => openedAt),
      resolved: Float64Array.from(incidents, ({ resolvedAt }) => (resolvedAt <= now ? resolvedAt : NaN)),
      service: Int32Array.from(incidents, ({ service }) => serviceAt(service)),
      deploy: Int32Array.from(incidents, ({ deploy }) => placeOfDeploy.get(deploy) ?? -1),
    },
    hitRate: findings ? hitRateIn(findings, now, selected) : null,
    calendar: { starts, ends },
  };
}

/** Place of a word in a list, which grows by it. */
function indexOf(words: string[]): (word: string) => number {
  const places = new Map(words.map((word, place) => [word, place]));
  return (word) => {
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, words.length);
    return words.push(word) - 1;
  };
}

/** Pull requests that were there in the weeks, and are known from more than a clone. */
function rowsOf({ flow: { table } }: OrganizationView, begins: number, now: number): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++) {
    if ((table.flags[row] & FROM_GIT) !== 0 || table.created[row] > now) continue;
    const waits = table.enter[DEPLOY][row] === table.enter[DEPLOY][row] && !(table.leave[DEPLOY][row] < begins);
    if (table.end[row] < begins && !waits) continue;
    rows.push(row);
  }
  return Int32Array.from(rows);
}

/** What people said in reviews of some pull requests in the weeks. */
function reviewsOf(
  turns: ReviewTurns,
  rows: Int32Array,
  begins: number,
  now: number,
): NonNullable<ForecastHistory['reviews']> {
  const placeOf = new Map<number, number>();
  rows.forEach((row, place) => placeOf.set(row, place));
  const kept = Int32Array.from(turns.item, (_, turn) => turn).filter(
    (turn) => turns.at[turn] >= begins && turns.at[turn] <= now && placeOf.has(turns.item[turn]),
  );
  return {
    item: kept.map((turn) => placeOf.get(turns.item[turn])!),
    at: Float64Array.from(kept, (turn) => turns.at[turn]),
    person: kept.map((turn) => turns.person[turn]),
  };
}

/** Per pull request whether an agent had finished a look before the first human review; 255 = there was none, or no agent reviews here. */
function firstPassOf({ flow: { table } }: OrganizationView, findings: FindingColumns | undefined): Uint8Array {
  const passed = new Uint8Array(table.length).fill(255);
  if (!findings || findings.reviews.length === 0) return passed;
  const reviewed = table.enter[REVIEW];
  for (let row = 0; row < table.length; row++) if (reviewed[row] === reviewed[row]) passed[row] = 0;
  const { item, first, completed, length } = findings.reviews;
  for (let review = 0; review < length; review++) {
    const row = item[review];
    if (row >= 0 && passed[row] === 0 && completed[review] === 1 && first[review] <= reviewed[row]) passed[row] = 1;
  }
  return passed;
}

function hitRateIn(
  { table }: FindingColumns,
  now: number,
  selected: Uint8Array | undefined,
): ForecastHistory['hitRate'] {
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++) {
    if (!(table.closed[row] >= now - HIT_RATE_WEEKS * WEEK && table.closed[row] <= now)) continue;
    if (selected && (table.item[row] < 0 || selected[table.item[row]] === 0)) continue;
    rows.push(row);
  }
  const { rate, effectiveN } = hitRateOf(table, Int32Array.from(rows), table.outcome);
  return effectiveN >= FEWEST_FINDINGS ? { rate, n: effectiveN } : null;
}
