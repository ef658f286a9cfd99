import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { HatchMark } from '../charts/hatch-mark';
import { BoxMark, Legend, LineMark } from '../charts/legend';
import { useOperateStage } from '../state/operate-stage';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countOf, factorOf } from '../text/number';
import { missingHours, openHoursSummary } from '../text/operate';
import { daysOfPeriod } from '../text/week';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { ListLink } from './list-link';
import { NothingMatches } from './nothing-matches';
import { OpenIncidentsChart } from './week-charts';

const HEIGHT = 340;

/** The line's name, by whose hours it shows. */
const staffedName: Record<string, string> = {
  responders: 'staffed hours of the responders',
  calendar: 'staffed hours of the calendar',
  hidden: 'staffed hours: fewer than 5 people on call, not shown',
};

/** Open-incident hours against staffed hours per week, in their frame. */
export function OperateHoursFrame() {
  const { view } = useView();
  const { asked, stage } = useOperateStage();
  const { timeZone } = useOrganization();
  if (stage?.unknown) return null;
  const none = stage && stage.weekly.openHours.every((hours) => hours === 0);
  return (
    <ChartFrame
      title="Open incidents against staffed hours"
      summary={stage ? openHoursSummary(stage) : ''}
      definition={definitions.openIncidents}
      asked={asked}
      csv={exportAddress('operate-weeks', view)}
      height={HEIGHT}
      empty={none ? <NothingMatches what="incidents" zero="No incident was open in this range." /> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <BoxMark colour="var(--stage-operate)" opacity={0.85} />, label: 'open in working hours' },
            { mark: <HatchMark colour="var(--stage-operate)" />, label: 'open out of hours' },
            {
              mark: <LineMark colour="var(--ink)" dash="5 4" />,
              label: staffedName[stage?.staffedBy ?? ''] ?? staffedName.calendar,
            },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          { label: 'Opened', numeric: true },
          { label: 'Open, h', numeric: true },
          { label: 'Out of hours, h', numeric: true },
          { label: 'Staffed, h', numeric: true },
          { label: 'Load', numeric: true },
          { label: 'Pages', numeric: true },
          { label: 'Responders', numeric: true },
        ],
        rows: (stage?.periods.label ?? []).map((week, index) => {
          const range = daysOfPeriod(stage?.periods.start[index] ?? '', stage?.periods.end[index] ?? '', timeZone);
          const withheld = stage && missingHours(stage, index) === 'not shown' ? 'not shown' : undefined;
          return [
            stage?.periods.running[index] ? `${week} (not over)` : week,
            <ListLink key="opened" measure="arrivals" stage="operate" patch={{ range }}>
              {countOf(stage?.weekly.incidents[index])}
            </ListLink>,
            countOf(stage?.weekly.openHours[index]),
            countOf(stage?.weekly.outOfHoursOpenHours[index]),
            withheld ?? countOf(stage?.weekly.staffedHours[index]),
            factorOf(stage?.weekly.load[index]),
            withheld ?? countOf(stage?.weekly.pages[index]),
            withheld ?? countOf(stage?.weekly.responders[index]),
          ];
        }),
      })}
    >
      {stage && (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <OpenIncidentsChart stage={stage} height={HEIGHT} />
        </Suspense>
      )}
    </ChartFrame>
  );
}
