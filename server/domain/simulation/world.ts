import type { Change } from './change';
import { WEEK } from './civil-date';
import { Draw } from './draw';
import { phaseOfWeek, type Phase } from './planted';
import type { SimulatedRecords, SimulatedTruth } from './records';
import { rosterOf, type Person } from './roster';
import { Timeline } from './timeline';
import { WorkCalendar } from './work-calendar';

/** What all parts of the simulation share. */
export interface World {
  startsAt: number;
  endsAt: number;
  timeline: Timeline;
  people: Person[];
  /** Calendar of pipelines: 9 to 17 UTC on working days. */
  calendar: WorkCalendar;
  /** Streams apart, so that a text more does not move a queue. */
  draw: {
    writing: Draw;
    review: Draw;
    merge: Draw;
    deploy: Draw;
    incident: Draw;
    agent: Draw;
    text: Draw;
    /** Who is on call, and announced work. */
    onCall: Draw;
    /** Changes that mend an incident, from their writing to their deploy. */
    repair: Draw;
    /** Which records tell of a change and a deploy, and in which form. */
    form: Draw;
    /** What agents find, and what becomes of it. */
    finding: Draw;
    /** Whom a review is asked of. */
    request: Draw;
  };
  records: SimulatedRecords;
  truth: SimulatedTruth;
  /** Merged changes of both services of the monorepo that have not reached production. */
  shared: Change[];
  /** Week of a moment, counted from 1. */
  weekAt(at: number): number;
  phaseNow(): Phase;
  nextId(): string;
}

export function worldOf(seed: number, startsAt: number, endsAt: number): World {
  const timeline = new Timeline(startsAt, endsAt);
  const roster = rosterOf(new Draw(seed, 1), startsAt, endsAt);
  const weekAt = (at: number): number => Math.floor((at - startsAt) / WEEK) + 1;
  let id = 5_000_000;
  return {
    startsAt,
    endsAt,
    timeline,
    people: roster.people,
    calendar: new WorkCalendar(0, startsAt, endsAt),
    draw: {
      writing: new Draw(seed, 2),
      review: new Draw(seed, 3),
      merge: new Draw(seed, 4),
      deploy: new Draw(seed, 5),
      incident: new Draw(seed, 6),
      agent: new Draw(seed, 7),
      text: new Draw(seed, 8),
      onCall: new Draw(seed, 9),
      repair: new Draw(seed, 10),
      form: new Draw(seed, 11),
      finding: new Draw(seed, 12),
      request: new Draw(seed, 13),
    },
    truth: { changes: [], incidents: [], findings: [], production: [], rework: [] },
    shared: [],
    records: {
      ...roster.records,
      pull_request: [],
      pull_request_event: [],
      review: [],
      review_comment: [],
      pull_request_comment: [],
      commit_file: [],
      deploy: [],
      incident: [],
      agent_usage: [],
      agent_run: [],
    },
    weekAt,
    phaseNow: () => phaseOfWeek(weekAt(timeline.now)),
    nextId: () => String(id++),
  };
}
