import type { OwnRowQuery } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { durationOf } from '../text/duration';
import { dayOf } from '../text/moment';
import { countedOf, countOf } from '../text/number';
import { reasonOf } from '../text/privacy';
import { tierName } from '../text/tier';
import { DataTable } from './data-table';
import classes from './privacy.module.css';

const kinds: Record<string, string> = {
  usage: 'days of use',
  runs: 'delegated runs',
  delegated: 'delegated minutes',
  reviews: 'reviews by agents',
};

/** One person's weeks, the newest first, and what they were counted from. */
export function OwnRowWeeks({ row }: { row: OwnRowQuery['ownRow'] }) {
  const { timeZone } = useOrganization();
  const weeks = row.weeks.label.map((label, week) => ({ label, week })).reverse();
  return (
    <div className={classes.sections}>
      <section className={classes.section} aria-labelledby="own-weeks">
        <h2 id="own-weeks">{row.login}, week by week</h2>
        <p className={classes.note}>
          A week’s tier looks back over the days before its end, under version {row.rulesVersion} of the rules. “or
          more”: something that could have lifted it does not tell of all those days. Nobody sees this without your key
          {row.surfaces.length > 0 ? `. You met agents on: ${row.surfaces.join(', ')}` : ''}.{' '}
          {countedOf(row.pullRequests, 'own pull request')} read.
        </p>
        <DataTable
          caption="Tiers by week"
          columns={[
            { label: 'Week' },
            { label: 'Tier' },
            { label: 'Because of' },
            { label: 'Delegated', numeric: true },
            { label: 'Runs', numeric: true },
          ]}
          rows={weeks.map(({ label, week }) => {
            const tier = row.tier[week];
            return [
              row.weeks.running[week] ? `${label} (running)` : label,
              tier === null ? 'not there' : `${tierName(tier)}${row.atLeast[week] ? ' or more' : ''}`,
              reasonOf(row.evidence[week], row.value[week]),
              row.delegatedHours[week] === null ? 'unknown' : durationOf(row.delegatedHours[week]),
              row.runs[week] === null ? 'unknown' : countOf(row.runs[week]),
            ];
          })}
        />
      </section>
      <section className={classes.section} aria-labelledby="own-sources">
        <h2 id="own-sources">What it was counted from</h2>
        {row.sources.length === 0 ? (
          <p className={classes.note}>Nothing tells of use of agents.</p>
        ) : (
          <DataTable
            caption="Sources and the days they tell of"
            columns={[{ label: 'What' }, { label: 'Tool' }, { label: 'From' }, { label: 'To' }]}
            rows={row.sources.map(({ kind, tool, from, to }) => [
              kinds[kind] ?? kind,
              tool || '–',
              dayOf(from, timeZone),
              dayOf(to, timeZone),
            ])}
          />
        )}
      </section>
    </div>
  );
}
