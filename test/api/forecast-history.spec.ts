import { tallyOf } from '../../server/domain/tally';
import { DEPLOY, MERGE, PICKUP, REVIEW, WRITE } from '../../server/domain/stage';
import type { ForecastHistory } from '../../server/domain/forecast-history';
import { AdoptionViews } from '../../server/store/adoption-columns';
import { openStore, type Store } from '../../server/store/data-source';
import { FindingViews } from '../../server/store/finding-columns';
import { forecastHistoryOf } from '../../server/store/forecast-history';
import { forecastReviews } from '../../server/store/forecast-reviews';
import { ColumnsCache } from '../../server/store/organization-columns';
import { Organizations } from '../../server/store/organizations';
import { OrganizationViews, type OrganizationView } from '../../server/store/organization-view';
import { cloneDatabase, type TestDatabase } from '../support/database';

const DAY = 86400;

let database: TestDatabase;
let store: Store;
let view: OrganizationView;
let history: ForecastHistory;
let dataHorizon: number;
jest.setTimeout(120_000);
beforeAll(async () => {
  database = await cloneDatabase('simulated');
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
  const findings = new FindingViews(store);
  const adoption = new AdoptionViews(store, findings);
  view = await new OrganizationViews(new Organizations(store), new ColumnsCache(store), adoption).open();
  // As if it ended in the middle of a week, a month earlier: what comes after that week's start is the future.
  dataHorizon = view.organization.dataHorizon - 31 * DAY;
  const earlier = { ...view, organization: { ...view.organization, dataHorizon } };
  history = forecastHistoryOf(earlier, {}, undefined, dataHorizon, await forecastReviews(store, view));
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

it('ends with a whole week, begins its future there, and knows nothing later', () => {
  const { now, past, future, table, deploys, incidents, reviews } = history;
  expect(now).toBe(past.edges[past.length]);
  expect(now).toBe(future.edges[0]);
  expect(now).toBeLessThan(dataHorizon);
  expect(now).toBeGreaterThan(dataHorizon - 7 * DAY);
  const latest = (column: Float64Array): number => column.reduce((most, at) => (at > most ? at : most), -Infinity);
  for (const column of [table.created, table.end, ...table.enter, ...table.leave, table.court.from, table.court.to])
    expect(latest(column)).toBeLessThanOrEqual(now);
  for (const column of [deploys.finished, incidents.opened, incidents.resolved, reviews!.at])
    expect(latest(column)).toBeLessThanOrEqual(now);
});

it('holds the pull requests that were created by then, and its weeks are those of the flow', () => {
  const { now, past, table } = history;
  expect(table.length).toBe(view.flow.table.created.filter((at) => at <= now).length);
  // What is written and not yet opened is in the flow of later, and unknown by then.
  const selected = Uint8Array.from(view.flow.table.created, (at) => (at <= now ? 1 : 0));
  const told = [WRITE, PICKUP, REVIEW, MERGE, DEPLOY].map((stage) => {
    const mine = tallyOf(table, stage, past, { now });
    const flow = tallyOf(view.flow.table, stage, past, { now, selected });
    expect(Array.from(mine.departures)).toEqual(Array.from(flow.departures));
    return { mine: mine.wip, flow: flow.wip };
  });
  for (const stage of [WRITE, REVIEW, DEPLOY])
    expect(Array.from(told[stage].mine)).toEqual(Array.from(told[stage].flow));
  // What is merged without a review later waits for one now: pickup has what merge seems to have.
  const both = (of: 'mine' | 'flow'): number => told[PICKUP][of][past.length - 1] + told[MERGE][of][past.length - 1];
  expect(both('mine')).toBe(both('flow'));
});

it('knows who reviewed: people of the organization, never the author', () => {
  const { reviews, table } = history;
  const people = new Set(reviews!.person);
  expect(people.size).toBeGreaterThan(10);
  expect(people.size).toBeLessThan(100);
  // Nearly everything that went through review was said something to by a person.
  const reviewed = table.enter[REVIEW].filter((at) => at === at).length;
  expect(new Set(reviews!.item).size).toBeGreaterThan(0.9 * reviewed);
});
