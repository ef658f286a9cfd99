import type { Change } from './change';
import type { Person } from './roster';
import { SERVICES, seatsPerWeek } from './services';
import { CLOSES, OPENS } from './work-calendar';
import type { World } from './world';

/** Minutes of review the seniors of a team set aside per week and pull request that its trains can carry. */
const MINUTES_PER_SEAT = 37;
/** Times a day a reviewer looks at the queue. */
const LOOKS = 4;
/** How often a first look is taken when second rounds wait too: answering newcomers the same day is the rule of the house. */
const FIRST_LOOKS_FIRST = 0.98;

/** Where pull requests wait for a reviewer: one queue per team for first looks, one for later rounds. */
export interface ReviewDesk {
  wait(change: Change): void;
  /** Takes it out of its queue; false when a reviewer has it already. */
  leave(change: Change): boolean;
}

/**
 * Reviewers look at their team's queue a few times a day while the time they set aside lasts, and help the sister teams when their own
 * queue is empty. They do not serve first-in-first-out: small, recent and familiar changes overtake.
 */
export function reviewDesk(world: World, reviewed: (change: Change, reviewer: Person) => void): ReviewDesk {
  const { timeline } = world;
  const draw = world.draw.review;
  const first: Change[][] = SERVICES.map(() => []);
  const again: Change[][] = SERVICES.map(() => []);
  const allowance = world.people.map(() => 0);
  const busy = world.people.map(() => false);
  const seniors = SERVICES.map(
    (_, team) => world.people.filter((person) => person.senior && person.team === team).length,
  );

  const group = ({ parent }: (typeof SERVICES)[number]): string => parent ?? SERVICES[0].parent ?? '';
  const sistersOf = SERVICES.map((own, team) =>
    SERVICES.flatMap((other, place) => (place !== team && group(other) === group(own) ? [place] : [])),
  );

  const queueOf = (change: Change): Change[] => (change.rounds === 0 ? first : again)[change.service];

  function choose(queue: Change[], reviewer: Person): Change | undefined {
    const candidates: Change[] = [];
    for (let tries = 0; tries < 6 && candidates.length < 3; tries++) {
      const candidate = draw.pick(queue);
      if (candidate.person !== reviewer) candidates.push(candidate);
    }
    if (candidates.length === 0) return queue.find((change) => change.person !== reviewer);
    const familiar = candidates.find((change) => change.firstReviewer === reviewer);
    if (familiar) return familiar;
    const taste = draw.uniform();
    const value = (change: Change): number =>
      taste < 0.5 ? -change.lines : taste < 0.75 ? change.readyAt : -change.readyAt;
    return candidates.reduce((best, change) => (value(change) > value(best) ? change : best));
  }

  function take(reviewer: Person): Change | undefined {
    const own = takeFrom(reviewer.team, reviewer);
    if (own) return own;
    const waiting = (team: number): number => first[team].length + again[team].length;
    let busiest = -1;
    for (const team of sistersOf[reviewer.team])
      if (waiting(team) > (busiest < 0 ? 0 : waiting(busiest))) busiest = team;
    return busiest < 0 ? undefined : takeFrom(busiest, reviewer);
  }

  function takeFrom(team: number, reviewer: Person): Change | undefined {
    const firstLook = first[team].length > 0 && (again[team].length === 0 || draw.chance(FIRST_LOOKS_FIRST));
    return (
      takeOf(firstLook ? first[team] : again[team], reviewer) ?? takeOf(firstLook ? again[team] : first[team], reviewer)
    );
  }

  function takeOf(queue: Change[], reviewer: Person): Change | undefined {
    const change = queue.length > 0 ? choose(queue, reviewer) : undefined;
    if (change) remove(queue, change);
    return change;
  }

  function look(reviewer: Person): void {
    if (busy[reviewer.index] || allowance[reviewer.index] <= 0) return;
    const change = take(reviewer);
    if (!change) return;
    busy[reviewer.index] = true;
    const phase = world.phaseNow();
    const size = Math.min(2.5, Math.max(0.5, (change.lines / 60) ** 0.3));
    const minutes = draw.lognormal(change.rounds === 0 ? 22 : 28, 0.5) * size * phase.reviewEffort;
    allowance[reviewer.index] -= minutes;
    timeline.at(reviewer.calendar.after(timeline.now, minutes * 60), () => {
      busy[reviewer.index] = false;
      reviewed(change, reviewer);
      look(reviewer);
    });
  }

  /** Plans a day's looks when the day comes, so that the timeline holds one event per reviewer and not a year of them. */
  function workday(reviewer: Person, daily: number, opening: number): void {
    timeline.at(opening, () => {
      if (reviewer.senior || world.phaseNow().everyoneReviews)
        for (let i = 0; i < LOOKS; i++)
          timeline.at(opening + ((i + draw.uniform()) * (CLOSES - OPENS)) / LOOKS, () => {
            allowance[reviewer.index] = Math.min(daily, allowance[reviewer.index] + daily / LOOKS);
            look(reviewer);
          });
      workday(reviewer, daily, reviewer.calendar.next(opening + CLOSES - OPENS));
    });
  }

  for (const reviewer of world.people)
    if (reviewer.engineer) {
      const daily = (seatsPerWeek(SERVICES[reviewer.team]) * MINUTES_PER_SEAT) / 5 / seniors[reviewer.team];
      workday(reviewer, daily, reviewer.calendar.next(world.startsAt));
    }

  return {
    wait: (change) => void queueOf(change).push(change),
    leave: (change) => remove(queueOf(change), change),
  };
}

function remove(queue: Change[], change: Change): boolean {
  const place = queue.indexOf(change);
  if (place < 0) return false;
  queue[place] = queue[queue.length - 1];
  queue.pop();
  return true;
}
