import { countTicks } from '../charts/count-ticks';
import { durationTicks } from '../charts/duration-ticks';
import { RolloutGantt } from '../charts/rollout-gantt';
import { RolloutWeeksChart, type TrackedMeasure } from '../charts/rollout-weeks';
import type { PlanRun } from '../state/rollout';
import { durationOf } from '../text/duration';
import { countedOf, countOf, fineShareOf, shareOf } from '../text/number';
import { waveAbout, weekSpan } from '../text/rollout';
import { limitText, poolName, tightestText } from '../text/rollout-planner';
import { DataTable } from './data-table';
import classes from './rollout.module.css';

type Planned = NonNullable<PlanRun['planned']>;

const HEIGHT = 190;

interface RolloutPlannedProps {
  planned: Planned;
  /** The wait that has to hold, hours. */
  target: number | null;
  /** Teams that no week has room for: the plan is without them. */
  leftOut: PlanRun['leftOut'];
}

/** The plan that was found: each wave with its weeks and what limited it, then the wait and the load that come with it. */
export function RolloutPlanned({ planned, target, leftOut }: RolloutPlannedProps) {
  const { waves, weeks, holds, baseHolds, replications, takesWeeks } = planned;
  return (
    <>
      <p className={classes.live}>
        The last wave is trained after {countedOf(takesWeeks, 'week')}.{' '}
        {leftOut.length > 0 ? 'With these waves' : 'With all waves'} the target holds in {shareOf(holds)} of{' '}
        {countedOf(replications, 'simulated run')}, without any in {shareOf(baseHolds)}.
      </p>
      <figure className={classes.figure} aria-label="The waves as planned">
        <RolloutGantt
          weeks={weeks}
          today={null}
          waves={waves.map((wave) => ({
            name: wave.name,
            about: waveAbout(wave),
            state: 'planned',
            start: wave.start,
            training: wave.trainingWeeks,
            soakUntil: wave.soakUntil,
            states: [],
            lights: [],
          }))}
        />
      </figure>
      <DataTable
        caption="Waves as planned"
        columns={[
          { label: 'Wave' },
          { label: 'Teams' },
          { label: 'Training' },
          { label: 'Soak until' },
          { label: 'Limited by' },
          { label: 'Target holds', numeric: true },
        ]}
        rows={waves.map((wave) => [
          wave.name === wave.of ? wave.name : `${wave.name} (part of ${wave.of})`,
          <span key="teams" className={classes.wrap}>
            {wave.teams.join(', ')}
          </span>,
          weekSpan(wave.trainingWeeks) ?? wave.start,
          wave.soakUntil,
          <span key="limit" className={classes.wrap}>
            {limitText(wave.limitedBy, wave.gate)}
          </span>,
          wave.holds === null ? 'not simulated' : `${shareOf(wave.holds)}, n ${countOf(wave.n)}`,
        ])}
      />
      <Course planned={planned} target={target} />
    </>
  );
}

/** The wait for review under the plan, and what is asked of the tightest reviewers, week by week. */
function Course({ planned, target }: Omit<RolloutPlannedProps, 'leftOut'>) {
  const { weeks, tightest, reviewWaitP90 } = planned;
  const shared = { interval: null, basis: () => null };
  const measures: TrackedMeasure[] = [
    {
      ...shared,
      title: 'Wait for the first review, p90, with these waves',
      forecast: reviewWaitP90,
      actual: [],
      target: target === null ? null : { value: target, name: `target ${durationOf(target)}` },
      ticks: durationTicks,
      tick: (hours) => durationOf(hours).replace('.0 ', ' '),
      text: durationOf,
    },
    ...(tightest
      ? [
          {
            ...shared,
            title: `Asked of the tightest reviewers, ${poolName(tightest)}`,
            forecast: null,
            actual: tightest.load,
            came: 'utilisation asked for',
            target: tightest.cap === null ? null : { value: tightest.cap, name: `cap ${fineShareOf(tightest.cap)}` },
            ticks: (most: number) => countTicks(Math.max(100, most * 100)).map((percent) => percent / 100),
            tick: shareOf,
            text: fineShareOf,
          },
        ]
      : []),
  ];
  const load = (place: number): string => {
    const asked = tightest?.load[place];
    if (asked === undefined) return '–';
    const over = tightest?.cap !== null && tightest?.cap !== undefined && asked > tightest.cap;
    return `${fineShareOf(asked)}${asked >= 1 ? ' (the queue grows)' : over ? ' (over the cap)' : ''}`;
  };
  const wait = (place: number): string => {
    const { median, low, high } = reviewWaitP90;
    return (median[place] ?? null) === null
      ? 'not simulated'
      : `${durationOf(median[place])} (${durationOf(low[place])} to ${durationOf(high[place])})`;
  };
  return (
    <>
      <p className={classes.live}>
        {tightest
          ? tightestText(tightest)
          : 'Time in review does not depend on the load here: no group of reviewers limits the plan.'}
      </p>
      <div className={classes.charts}>
        {measures.map((measure) => (
          <div key={measure.title}>
            <h3>{measure.title}</h3>
            <RolloutWeeksChart measure={measure} weeks={weeks} height={HEIGHT} />
          </div>
        ))}
      </div>
      <details className={classes.more}>
        <summary>The same as a table</summary>
        <DataTable
          caption="Wait and load per week"
          columns={[
            { label: 'Week' },
            { label: 'Wait for the first review, p90 (10 to 90 % of the runs)', numeric: true },
            ...(tightest ? [{ label: 'Utilisation asked for', numeric: true }] : []),
          ]}
          rows={weeks.map((week, place) => [week, wait(place), ...(tightest ? [load(place)] : [])])}
        />
      </details>
    </>
  );
}
