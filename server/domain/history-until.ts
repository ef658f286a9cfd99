import { blocksOf, type FlowTable } from './flow-table';
import type { ForecastHistory } from './forecast-history';
import { DEPLOY, flagBit, MERGE, OPEN, PICKUP, WRITE } from './stage';

const UNREVIEWED = flagBit('unreviewed');

/**
 * The history as it was at the start of one of its past weeks: what was created, done or deployed later is unknown to it, and that week and the
 * ones after it are its future. A change that is merged without a review later still waits for one. What was said of a pull request's size, team and
 * authorship stays as it is known today.
 *
 * @param week place in `past`, from 1
 */
export function historyUntil(history: ForecastHistory, week: number): ForecastHistory {
  const { past, future, deploys, incidents } = history;
  const now = past.edges[week];
  const edges = new Float64Array(past.length - week + future.length + 1);
  edges.set(past.edges.subarray(week));
  edges.set(future.edges.subarray(1), past.length - week + 1);
  const departed = countWhere(deploys.left.length, (place) => deploys.finished[place] <= now);
  const table = tableUntil(history.table, now, (place) => departed[place]);
  const kept = history.table.created.findIndex((at) => at > now);
  const length = kept < 0 ? history.table.length : kept;

  const changes = new Int32Array(departed.count);
  for (let item = 0; item < length; item++) if (table.deploy[item] >= 0) changes[table.deploy[item]]++;
  const done = places(departed, deploys.left.length);
  const known = countWhere(incidents.opened.length, (place) => incidents.opened[place] <= now);
  const opened = places(known, incidents.opened.length);
  return {
    ...history,
    now,
    past: { length: week, edges: past.edges.slice(0, week + 1) },
    future: { length: edges.length - 1, edges },
    table,
    selected: history.selected?.slice(0, length),
    tier: history.tier?.slice(0, length),
    firstPass: history.firstPass.slice(0, length),
    ...(history.reviews && { reviews: reviewsUntil(history.reviews, length, now) }),
    deploys: {
      service: done.map((place) => deploys.service[place]),
      left: Float64Array.from(done, (place) => deploys.left[place]),
      finished: Float64Array.from(done, (place) => deploys.finished[place]),
      success: Uint8Array.from(done, (place) => deploys.success[place]),
      changes,
    },
    incidents: {
      opened: Float64Array.from(opened, (place) => incidents.opened[place]),
      resolved: Float64Array.from(opened, (place) => until(incidents.resolved[place], now)),
      service: opened.map((place) => incidents.service[place]),
      deploy: opened.map((place) => (incidents.deploy[place] < 0 ? -1 : departed[incidents.deploy[place]])),
    },
  };
}

function reviewsUntil(
  { item, at, person }: NonNullable<ForecastHistory['reviews']>,
  length: number,
  now: number,
): ForecastHistory['reviews'] {
  const rows = rowsWhere(item.length, (row) => item[row] < length && at[row] <= now);
  return {
    item: rows.map((row) => item[row]),
    at: Float64Array.from(rows, (row) => at[row]),
    person: rows.map((row) => person[row]),
  };
}

const until = (at: number, now: number): number => (at <= now ? at : NaN);

/** New place per old one, −1 = left out; `count` of those that stay. */
type Places = Int32Array & { count: number };

function countWhere(length: number, stays: (place: number) => boolean): Places {
  const places = Object.assign(new Int32Array(length).fill(-1), { count: 0 });
  for (let place = 0; place < length; place++) if (stays(place)) places[place] = places.count++;
  return places;
}

function places(of: Places, length: number): Int32Array {
  const found = new Int32Array(of.count);
  for (let place = 0; place < length; place++) if (of[place] >= 0) found[of[place]] = place;
  return found;
}

/**
 * A table as it was known at a moment: what was created later is left out, stays that went on are open, and so are changes that ended later.
 *
 * @param deployPlace place of a deploy then, −1 = it had not finished
 */
export function tableUntil(table: FlowTable, now: number, deployPlace: (place: number) => number): FlowTable {
  const found = table.created.findIndex((at) => at > now);
  const length = found < 0 ? table.length : found;
  const enter = table.enter.map((column) => column.slice(0, length));
  const leave = table.leave.map((column) => column.slice(0, length));
  const end = table.end.slice(0, length);
  const state = table.state.slice(0, length);
  const stage = table.stage.slice(0, length);
  const flags = table.flags.slice(0, length);
  const deploy = table.deploy.slice(0, length);
  const extraRows = rowsWhere(
    table.extra.item.length,
    (row) => table.extra.item[row] < length && table.extra.enter[row] <= now,
  );
  const extra = {
    item: extraRows.map((row) => table.extra.item[row]),
    stage: Uint8Array.from(extraRows, (row) => table.extra.stage[row]),
    enter: Float64Array.from(extraRows, (row) => table.extra.enter[row]),
    leave: Float64Array.from(extraRows, (row) => until(table.extra.leave[row], now)),
  };
  const inExtra = new Int8Array(length).fill(-1);
  for (let row = 0; row < extraRows.length; row++)
    if (!(extra.leave[row] <= now)) inExtra[extra.item[row]] = extra.stage[row];
  for (let item = 0; item < length; item++) {
    const open = !(end[item] <= now);
    if (open && (flags[item] & UNREVIEWED) !== 0 && enter[MERGE][item] <= now) {
      enter[PICKUP][item] = enter[MERGE][item];
      leave[PICKUP][item] = NaN;
      enter[MERGE][item] = NaN;
      flags[item] &= ~UNREVIEWED;
    }
    let at = inExtra[item];
    for (let of = WRITE; of <= DEPLOY; of++) {
      if (!(enter[of][item] <= now)) enter[of][item] = leave[of][item] = NaN;
      else if (!(leave[of][item] <= now)) {
        leave[of][item] = NaN;
        at = of;
      }
    }
    if (open) {
      end[item] = NaN;
      state[item] = OPEN;
      stage[item] = at;
    } else if (at === DEPLOY) stage[item] = DEPLOY;
    deploy[item] = deploy[item] < 0 ? -1 : deployPlace(deploy[item]);
  }
  const courtRows = rowsWhere(
    table.court.item.length,
    (row) => table.court.item[row] < length && table.court.from[row] <= now,
  );
  const unblocked = {
    length,
    enter,
    leave,
    extra,
    court: {
      item: courtRows.map((row) => table.court.item[row]),
      from: Float64Array.from(courtRows, (row) => table.court.from[row]),
      to: Float64Array.from(courtRows, (row) => until(table.court.to[row], now)),
    },
    created: table.created.slice(0, length),
    end,
    state,
    stage,
    flags,
    repo: table.repo.slice(0, length),
    author: table.author.slice(0, length),
    team: table.team.slice(0, length),
    service: table.service.slice(0, length),
    person: table.person.slice(0, length),
    size: table.size.slice(0, length),
    authorship: table.authorship.slice(0, length),
    deploy,
    deployEvidence: table.deployEvidence.slice(0, length),
  };
  const blocks = blocksOf(unblocked);
  return { ...unblocked, blockStart: blocks.start, blockEnd: blocks.end };
}

function rowsWhere(length: number, stays: (row: number) => boolean): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (stays(row)) rows.push(row);
  return Int32Array.from(rows);
}
