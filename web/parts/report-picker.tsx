import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { CutsDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { daysOfRange } from '../text/moment';
import { daysOfWeek, weekAfter } from '../text/week';
import classes from './report-picker.module.css';
import { teamOptions } from './team-options';

/**
 * The week and the team of a report.
 *
 * @param week of the report that is shown; null = not known yet
 * @param last whether there is no later whole week
 */
export function ReportPicker({ week, last }: { week: string | null; last: boolean }) {
  const { view, org, change } = useView();
  const cuts = useAnswer('Cuts', CutsDocument, { org }).data?.cuts;
  const options = cuts ? teamOptions(cuts.teams) : [];
  const days = week && daysOfWeek(week);
  const go = (weeks: number) => week && change({ week: weekAfter(week, weeks), report: undefined });
  return (
    <div className={`${classes.picker} no-print`} role="search" aria-label="Week and team">
      <div className={classes.week}>
        <Tooltip label="Week before ( [ )">
          <ActionIcon
            variant="default"
            size={30}
            aria-label="Week before"
            data-period="-1"
            disabled={!week}
            onClick={() => go(-1)}
          >
            <IconChevronLeft size={15} />
          </ActionIcon>
        </Tooltip>
        <span className={classes.name} data-filter-start tabIndex={-1}>
          <b>{week ?? '…'}</b>
          {days && <span>{daysOfRange(days)}</span>}
        </span>
        <Tooltip label="Week after ( ] )">
          <ActionIcon
            variant="default"
            size={30}
            aria-label="Week after"
            data-period="1"
            disabled={!week || last}
            onClick={() => go(1)}
          >
            <IconChevronRight size={15} />
          </ActionIcon>
        </Tooltip>
      </div>
      {options.length > 1 && (
        <Select
          size="xs"
          aria-label="Team"
          placeholder="Whole organization"
          data={options.map(({ value, label, depth = 0 }) => ({ value, label: `${'  '.repeat(depth)}${label}` }))}
          value={view.team?.length === 1 ? view.team[0] : null}
          onChange={(team) => change({ team: team ? [team] : undefined, report: undefined })}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': 'Whole organization' }}
          className={classes.team}
        />
      )}
    </div>
  );
}
