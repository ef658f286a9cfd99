import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHelpCircle,
  IconTrendingUp,
  IconVolumeOff,
  type Icon,
} from '@tabler/icons-react';
import { SparkWeeks } from '../charts/spark-weeks';
import { useAgentName } from '../state/signal';
import { useSignalWatch, type Watched } from '../state/signal-watch';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { rateText } from '../text/hit-rate';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { alarmName, evidenceHeight, muteName, slopeText } from '../text/signal-watch';
import { ChartFrame } from './chart-frame';
import { DefinitionPopover } from './definition-popover';
import { NothingMatches } from './nothing-matches';
import classes from './pull-request-table.module.css';
import { signalDefinitions } from './signal-definitions';
import own from './signal.module.css';

const alarmIcons: Record<string, Icon> = { alarm: IconAlertTriangle, calm: IconCircleCheck };
const muteIcons: Record<string, Icon> = { rising: IconVolumeOff, steady: IconCircleCheck, falling: IconTrendingUp };

/** How near each agent is to its drop alarm, and whether people still react to it, in its frame. */
export function SignalWatchFrame() {
  const { view } = useView();
  const { asked, watched } = useSignalWatch();
  const nameOf = useAgentName();
  const risen = (watched ?? []).filter(({ alarm }) => alarm?.state === 'alarm').length;
  const muted = (watched ?? []).filter(({ mute }) => mute?.state === 'rising').length;
  return (
    <ChartFrame
      title="Drop alarm and mute risk"
      summary={
        watched
          ? `${countedOf(watched.length, 'agent')} watched: ${countOf(risen)} with a drop alarm, ${countOf(muted)} that fewer and fewer people react to.`
          : ''
      }
      definition={signalDefinitions.alarm}
      asked={asked}
      csv={exportAddress('signal-watch', view)}
      height={180}
      empty={watched?.length === 0 ? <NothingMatches what="findings" /> : undefined}
      table={() => ({
        columns: [
          { label: 'Agent' },
          { label: 'Drop alarm' },
          { label: 'Floor', numeric: true },
          { label: 'Evidence', numeric: true },
          { label: 'Alarm at', numeric: true },
          { label: 'Last four weeks' },
          { label: 'Baseline' },
          { label: 'Reactions' },
        ],
        rows: (watched ?? []).map(({ agent, alarm, mute }) => [
          nameOf(agent),
          alarmName(alarm?.state),
          fineShareOf(alarm?.floor),
          countOf(alarm?.evidence),
          countOf(alarm?.threshold),
          alarm?.recent ? rateText(alarm.recent) : '–',
          alarm?.baselineGroup ? rateText(alarm.baselineGroup) : '–',
          [muteName(mute?.state), mute && slopeText(mute)].filter(Boolean).join(', '),
        ]),
      })}
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>Drop alarm and mute risk per agent</caption>
          <thead>
            <tr>
              <th scope="col">Agent</th>
              <th scope="col">Drop alarm</th>
              <th scope="col">Evidence by week</th>
              <th scope="col">Last four weeks</th>
              <th scope="col">
                Reactions by week
                <DefinitionPopover title="Mute risk" definition={signalDefinitions.mute} />
              </th>
            </tr>
          </thead>
          <tbody>
            {(watched ?? []).map((each) => (
              <Row key={each.agent} watched={each} name={nameOf(each.agent)} />
            ))}
          </tbody>
        </table>
      </div>
    </ChartFrame>
  );
}

function Row({ watched: { alarm, mute }, name }: { watched: Watched; name: string }) {
  return (
    <tr>
      <th scope="row" className={own.agent}>
        {name}
      </th>
      <td data-label="drop alarm">
        <State icon={alarmIcons[alarm?.state ?? '']} name={alarmName(alarm?.state)} />
        {alarm && alarm.floor !== null && (
          <span className={classes.second}>
            floor {fineShareOf(alarm.floor)}, {alarm.floorFrom === 'policy' ? 'its policy' : 'its baseline'}
          </span>
        )}
      </td>
      <td data-label="evidence">
        {alarm && alarm.weeks.evidence.length > 0 && (
          <>
            <SparkWeeks
              values={alarm.weeks.evidence.map((evidence) => evidenceHeight(evidence, alarm.threshold))}
              limit={evidenceHeight(alarm.threshold, alarm.threshold)}
            />
            <span className={classes.second}>
              {countOf(alarm.evidence)}; alarm at {countOf(alarm.threshold)}
            </span>
          </>
        )}
      </td>
      <td data-label="last four weeks">
        {alarm?.recent ? rateText(alarm.recent) : '–'}
        {alarm?.baselineGroup && <span className={classes.second}>baseline {rateText(alarm.baselineGroup)}</span>}
      </td>
      <td data-label="reactions">
        <State icon={muteIcons[mute?.state ?? '']} name={muteName(mute?.state)} />
        {mute && mute.slopePerWeek !== null && (
          <>
            <SparkWeeks values={mute.reacted} />
            <span className={classes.second}>{slopeText(mute)}</span>
          </>
        )}
      </td>
    </tr>
  );
}

function State({ icon: Mark = IconHelpCircle, name }: { icon: Icon | undefined; name: string }) {
  return (
    <span className={own.state}>
      <Mark size={15} stroke={1.7} aria-hidden /> {name}
    </span>
  );
}
