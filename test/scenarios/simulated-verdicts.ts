import { isAutomated, isSameAccount } from '../../server/domain/account';
import { verdictsOf } from '../../server/domain/bottleneck';
import { blocksOf, type FlowTable } from '../../server/domain/flow-table';
import { saturationOf } from '../../server/domain/saturation';
import type { SimulatedOrganization } from '../../server/domain/simulation/records';
import * as stage from '../../server/domain/stage';
import { tallyOf } from '../../server/domain/tally';
import { simulatedDelivery } from './simulated-delivery';

/** Default targets in days. Source: measures.md 2. */
const TARGETS = { write: NaN, pickup: 1, review: 2, merge: 0.5, deploy: 2, operate: 0.5 };
const EVENTS: Record<string, number | undefined> = {
  ready_for_review: stage.READY_FOR_REVIEW,
  convert_to_draft: stage.CONVERT_TO_DRAFT,
  closed: stage.CLOSED,
  reopened: stage.REOPENED,
  committed: stage.PUSHED,
  review_requested: stage.REVIEW_REQUESTED,
};
const STATES = {
  approved: stage.APPROVED,
  changes_requested: stage.CHANGES_REQUESTED,
  commented: stage.COMMENTED,
};

/** The stages of every pull request of a simulated organization, in the order of its records. */
export function simulatedStages(organization: SimulatedOrganization): stage.StageTimes[] {
  const { records } = organization;
  const { index, changes } = simulatedDelivery(organization);
  const events = byPullRequest(records.pull_request_event);
  const reviews = byPullRequest(records.review);
  return records.pull_request.map((record) => {
    const author = { login: record.author, id: record.author_id, type: record.author_type };
    const change = changes.get(keyOf(record));
    const link = change && index.linkOf(change);
    return stage.stagesOf({
      createdAt: record.created_at,
      readyAt: NaN,
      firstCommitAt: NaN,
      commitsAuthoredAt: record.commits.map((commit) => commit.authored_at),
      draft: record.draft,
      mergedAt: record.merged_at ?? NaN,
      closedAt: record.closed_at ?? NaN,
      events: (events.get(keyOf(record)) ?? []).flatMap(({ event, at }) => {
        const code = EVENTS[event];
        return code === undefined ? [] : [{ code, at }];
      }),
      reviews: (reviews.get(keyOf(record)) ?? []).map((review) => {
        const reviewer = { login: review.reviewer, id: review.reviewer_id, type: review.reviewer_type };
        const by = isSameAccount(author, reviewer)
          ? stage.BY_AUTHOR
          : isAutomated(reviewer)
            ? stage.BY_AGENT
            : stage.BY_HUMAN;
        return { at: review.submitted_at, state: STATES[review.state], by };
      }),
      deployKnown: link?.known ?? false,
      deployedAt: link?.deployedAt ?? NaN,
      operatedAt: NaN,
    });
  });
}

const keyOf = ({ repo, number }: { repo: string; number: number }): string => `${repo}#${number}`;

function byPullRequest<T extends { repo: string; number: number }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Visits as the columns the tally reads; every visit stands in `extra`. */
function tableOf(visits: stage.Visit[], items: number): FlowTable {
  const nothing = (): Float64Array => new Float64Array(items).fill(NaN);
  const table: Omit<FlowTable, 'blockStart' | 'blockEnd'> = {
    length: items,
    enter: stage.STAGES.map(nothing),
    leave: stage.STAGES.map(nothing),
    extra: {
      item: new Int32Array(visits.length),
      stage: Uint8Array.from(visits, (visit) => visit.stage),
      enter: Float64Array.from(visits, (visit) => visit.enter),
      leave: Float64Array.from(visits, (visit) => visit.leave),
    },
    court: { item: new Int32Array(0), from: new Float64Array(0), to: new Float64Array(0) },
    created: nothing(),
    end: nothing(),
    state: new Uint8Array(items),
    stage: new Int8Array(items),
    flags: new Uint16Array(items),
    repo: new Int32Array(items),
    author: new Int32Array(items),
    team: new Int16Array(items),
    service: new Int32Array(items),
    person: new Uint8Array(items),
    size: new Uint8Array(items),
    authorship: new Uint8Array(items),
    deploy: new Int32Array(items).fill(-1),
    deployEvidence: new Uint8Array(items),
  };
  const blocks = blocksOf(table);
  return { ...table, blockStart: blocks.start, blockEnd: blocks.end };
}

/** The constraint of every week as the product's own rules name it; undefined = not enough data. */
export function simulatedVerdicts(organization: SimulatedOrganization): (stage.Stage | undefined)[] {
  const { startsAt, endsAt, planted, records } = organization;
  const weeks = planted.length;
  const visits = simulatedStages(organization).flatMap((times) => times.visits);
  // Announced maintenance is no incident.
  for (const incident of records.incident.filter(({ severity }) => severity !== 'maintenance'))
    visits.push({ stage: stage.OPERATE, enter: incident.opened_at, leave: incident.resolved_at ?? NaN });
  const table = tableOf(visits, 1);
  const edges = Float64Array.from({ length: weeks + 1 }, (_, week) => startsAt + week * 7 * 86400);
  const weekDays = new Float64Array(weeks).fill(7);
  const stages = stage.STAGES.map((name, place) => {
    const tally = tallyOf(table, place, { length: weeks, edges }, { now: endsAt });
    return saturationOf(
      {
        known: true,
        target: TARGETS[name],
        averageWip: tally.hours.map((hours) => hours / (7 * 24)),
        departures: tally.departures,
      },
      weekDays,
    );
  });
  return Array.from(verdictsOf(stages).constraint, (place) => stage.STAGES[place]);
}
