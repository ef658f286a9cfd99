import type { WaitingQuery } from '../gql/documents';
import { durationOf } from '../text/duration';
import { shareOf } from '../text/number';
import { causeName, waitCauses, withinHours } from '../text/wait-cause';
import { DataTable } from './data-table';
import { PullRequestButton } from './pull-request-button';
import classes from './waiting-split.module.css';

/** The pull requests that waited longest within the range, with what they mostly waited for. */
export function WaitingLongest({ longest, stage }: { longest: WaitingQuery['waiting']['longest']; stage: string }) {
  // Trains come and go by their timetable; hours say something of people.
  const ofPeople = stage !== 'deploy';
  return (
    <div className={classes.longest}>
      <h3>Waited longest in this range</h3>
      <DataTable
        caption="Waited longest in this range"
        columns={[
          { label: 'Pull request' },
          { label: 'Title' },
          { label: 'Waited', numeric: true },
          { label: 'Mostly' },
          { label: 'Of it', numeric: true },
          ...(ofPeople ? [{ label: 'Within hours' }, { label: 'Of these', numeric: true }] : []),
          { label: 'Still there' },
        ]}
        rows={longest.map(({ repo, number, title, hours, cause, causes, open }) => {
          const most = waitCauses.find((each) => each === cause);
          const [within] = withinHours(causes);
          const rest = hours - causes.unavailability;
          return [
            <PullRequestButton key="open" repo={repo} number={number} />,
            title,
            durationOf(hours),
            causeName(cause),
            most ? shareOf(causes[most] / hours) : '–',
            ...(ofPeople ? [rest > 0 ? causeName(within) : '–', rest > 0 ? shareOf(causes[within] / rest) : '–'] : []),
            open ? 'yes' : '',
          ];
        })}
      />
    </div>
  );
}
