import { AUTHORSHIP, authorshipOf } from '../../server/domain/authorship';
import type { ForecastHistory } from '../../server/domain/forecast-history';
import { simulateOrganization } from '../../server/domain/simulation/organization';
import type { SimulatedOrganization } from '../../server/domain/simulation/records';
import { sizeBucketOf } from '../../server/domain/size-bucket';
import * as stage from '../../server/domain/stage';
import { simulatedDelivery } from '../scenarios/simulated-delivery';
import { simulatedStages } from '../scenarios/simulated-verdicts';
import { flowTableOf } from './flow-tables';

const DAY = 86400;
const WEEK = 7 * DAY;
/** Default targets in days. Source: measures.md 2. */
const TARGETS = [NaN, 1, 2, 0.5, 2, 0.5];
/** Monday, 2 November 2026, 00:00 UTC. */
export const SIMULATED_END = 1793577600;

/**
 * What a forecast of a simulated organization starts from, as the program would read it from its database: links, stages and authorship by the product's
 * own rules, from the records alone. Working hours are 9 to 17 UTC, from Monday to Friday, but for the holidays of the records.
 *
 * @param weeks length of the future
 */
export function forecastHistoryOfSimulation(organization: SimulatedOrganization, weeks = 26): ForecastHistory {
  const { records, startsAt, endsAt } = organization;
  const times = simulatedStages(organization);
  const delivery = simulatedDelivery(organization);
  const teams = records.team.map(({ team }) => team);
  const teamOf = new Map(records.person.map(({ login, team }) => [login, teams.indexOf(team)]));
  const loginOf = new Map(records.person.map(({ account_id: id, login }) => [id, login]));
  const services: string[] = [];
  const serviceIndex = (name: string): number => {
    if (!services.includes(name)) services.push(name);
    return services.indexOf(name);
  };
  const serviceOfRepo = new Map(records.repository.map(({ repo, service }) => [repo, service ?? repo]));
  const deploys = [...delivery.deploys].sort((a, b) => leftAt(a) - leftAt(b) || a.finishedAt - b.finishedAt);
  const placeOf = new Map(deploys.map(({ id }, place) => [id, place]));

  const rows = records.pull_request
    .map((record, place) => ({ record, times: times[place] }))
    .sort((a, b) => a.record.created_at - b.record.created_at);
  const of = ({ repo, number }: { repo: string; number: number }): string => `${repo}#${number}`;
  const linked = rows.map(({ record }) => {
    const change = delivery.changes.get(of(record));
    return change && delivery.index.linkOf(change);
  });
  const table = flowTableOf(
    rows.map(({ record, times: found }, row) => ({
      visits: found.visits,
      court: found.authorCourt,
      created: record.created_at,
      end: found.end,
      state: found.state,
      stage: found.stage,
      flags: found.flags,
      authorship: AUTHORSHIP.indexOf(
        authorshipOf({
          author: { login: record.author, id: record.author_id, type: record.author_type },
          branch: record.branch,
          title: record.title,
          body: record.body,
          labels: record.labels,
          commits: record.commits.map(({ author, email, message }) => ({ author, email, message })),
        }).authorship,
      ),
      service: serviceIndex(linked[row]?.deploy?.service ?? serviceOfRepo.get(record.repo) ?? record.repo),
      size: sizeBucketOf(record.additions + record.deletions),
      deploy: placeOf.get(linked[row]?.deploy?.id ?? '') ?? -1,
    })),
  );
  rows.forEach(({ record }, row) => {
    table.team[row] = teamOf.get(record.author) ?? teamOf.get(loginOf.get(record.author_id) ?? '') ?? -1;
  });
  const owners = new Map(records.team.flatMap(({ team, repos }) => repos.map((repo) => [repo, teams.indexOf(team)])));
  rows.forEach(({ record }, row) => {
    if (table.team[row] < 0) table.team[row] = owners.get(record.repo) ?? -1;
  });

  const rowOf = new Map(rows.map(({ record }, row) => [of(record), row]));
  const changes = new Int32Array(deploys.length);
  for (const place of table.deploy) if (place >= 0) changes[place]++;
  const links = delivery.incidents();
  const incidents = records.incident
    .filter(({ severity }) => severity !== 'maintenance')
    .sort((a, b) => a.opened_at - b.opened_at);
  const begun = startsAt;
  const past = Math.round((endsAt - begun) / WEEK);
  const free = new Set(organization.holidays.map((day) => Date.parse(day) / 1000));
  const starts: number[] = [];
  for (let day = begun; day < endsAt + (weeks + 1) * WEEK; day += DAY)
    if (new Date(day * 1000).getUTCDay() % 6 !== 0 && !free.has(day)) starts.push(day + 9 * 3600);
  return {
    now: endsAt,
    past: { length: past, edges: Float64Array.from({ length: past + 1 }, (_, week) => begun + week * WEEK) },
    future: { length: weeks, edges: Float64Array.from({ length: weeks + 1 }, (_, week) => endsAt + week * WEEK) },
    table,
    reviews: reviewsOf(organization, rowOf),
    firstPass: Uint8Array.from(rows, ({ times: found }) => firstPassOf(found)),
    teams,
    services,
    known: stage.STAGES.map(() => true),
    targets: TARGETS,
    deploys: {
      service: Int32Array.from(deploys, ({ service }) => serviceIndex(service)),
      left: Float64Array.from(deploys, leftAt),
      finished: Float64Array.from(deploys, ({ finishedAt }) => finishedAt),
      success: Uint8Array.from(deploys, ({ status }) => (status === 'success' ? 1 : 0)),
      changes,
    },
    incidents: {
      opened: Float64Array.from(incidents, (incident) => incident.opened_at),
      resolved: Float64Array.from(incidents, (incident) => incident.resolved_at ?? NaN),
      service: Int32Array.from(incidents, ({ service }) => serviceIndex(service ?? '')),
      deploy: Int32Array.from(incidents, ({ id }) => placeOf.get(links.get(id)?.deploy ?? '') ?? -1),
    },
    hitRate: null,
    calendar: { starts: Float64Array.from(starts), ends: Float64Array.from(starts, (at) => at + 8 * 3600) },
  };
}

/** The history of the simulated organization of a seed, after `weeks` weeks. */
export function simulatedHistory(seed: number, weeks = 52): ForecastHistory {
  return forecastHistoryOfSimulation(simulateOrganization({ seed, endsAt: SIMULATED_END, weeks }));
}

const leftAt = ({ startedAt, finishedAt }: { startedAt: number; finishedAt: number }): number =>
  Number.isNaN(startedAt) ? finishedAt : startedAt;

/** What people said in reviews of what others wrote. */
function reviewsOf(
  { records }: SimulatedOrganization,
  rowOf: ReadonlyMap<string, number>,
): NonNullable<ForecastHistory['reviews']> {
  const persons = new Map(records.person.map(({ account_id: id }, person) => [id, person]));
  const authors = new Map(records.pull_request.map(({ repo, number, author_id: id }) => [`${repo}#${number}`, id]));
  const said = records.review.filter(
    (review) =>
      review.reviewer_type === 'human' && review.reviewer_id !== authors.get(`${review.repo}#${review.number}`),
  );
  return {
    item: Int32Array.from(said, ({ repo, number }) => rowOf.get(`${repo}#${number}`) ?? -1),
    at: Float64Array.from(said, (review) => review.submitted_at),
    person: Int32Array.from(said, (review) => persons.get(review.reviewer_id) ?? -1),
  };
}

/** Whether an agent had reviewed before the first human did. */
function firstPassOf({ firstAgentReview, firstReview }: stage.StageTimes): number {
  if (Number.isNaN(firstReview)) return 255;
  return firstAgentReview <= firstReview ? 1 : 0;
}
