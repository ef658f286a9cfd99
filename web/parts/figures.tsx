import { Skeleton, Tooltip } from '@mantine/core';
import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FlowTotalsDocument, type FlowTotalsQuery, type Measure, type SummaryPartsFragment } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { countChange, medianChange, type Change } from '../text/change';
import { durationOf } from '../text/duration';
import { countOf } from '../text/number';
import { DefinitionPopover } from './definition-popover';
import { definitions } from './definitions';
import classes from './figures.module.css';
import { ListLink } from './list-link';

type Flow = FlowTotalsQuery['flow'];
type Count = 'opened' | 'merged' | 'abandoned' | 'open' | 'unreviewed' | 'irregular';

const counts: { key: Count; label: string; flows: boolean }[] = [
  { key: 'opened', label: 'Opened', flows: true },
  { key: 'merged', label: 'Merged', flows: true },
  { key: 'abandoned', label: 'Abandoned', flows: true },
  { key: 'open', label: 'Open', flows: false },
  { key: 'unreviewed', label: 'Unreviewed', flows: true },
  { key: 'irregular', label: 'Irregular', flows: false },
];

/** The figures of the range in one strip; each leads to the pull requests it counted. */
export function Figures() {
  const { view, org, scope, clock } = useView();
  const asked = useAnswer('FlowTotals', FlowTotalsDocument, { org, scope });
  const flow = asked.data?.flow;
  const compared = view.compare !== 'none' && Boolean(flow);
  const before = useAnswer(
    'FlowTotals',
    FlowTotalsDocument,
    { org, scope: { ...scope, range: flow?.previousRange.address } },
    { enabled: compared, keep: false },
  ).data?.flow;
  if (asked.error) return null;
  if (!flow) return <Skeleton height={104} radius={10} />;
  // A period in which nothing happened is before the data begin, no comparison.
  const old = compared && before && counts.some(({ key }) => (before.pullRequests[key] ?? 0) > 0) ? before : undefined;
  return (
    <section
      className={`${classes.strip} ${asked.isPlaceholderData ? classes.old : ''}`}
      aria-label="Figures of the range"
    >
      {counts.map(({ key, label, flows }) => (
        <Figure
          key={key}
          label={label}
          help={key === 'opened' ? <DefinitionPopover title="Counts" definition={definitions.counts} /> : null}
        >
          {flow.pullRequests[key] === null ? (
            <span className={classes.missing}>unknown</span>
          ) : (
            <ListLink measure={key} label={`${label}: ${countOf(flow.pullRequests[key])} pull requests`}>
              {countOf(flow.pullRequests[key])}
            </ListLink>
          )}
          {old && <Before flow={flow} old={old} count={key} flows={flows} />}
        </Figure>
      ))}
      <Durations
        label="Lead time"
        measure="lead_time"
        help={<DefinitionPopover title="Lead time for changes" definition={definitions.leadTime} />}
        now={flow.leadTime}
        unknown={flow.stages.some(
          ({ stage, unknown, undivided }) =>
            (stage === 'deploy' && unknown) || (undivided && flow.leadTime.n === 0 && flow.pullRequests.merged > 0),
        )}
        old={old?.leadTime}
        clock={clock}
      />
      <Durations
        label="Cycle time"
        measure="cycle_time"
        help={<DefinitionPopover title="Cycle time" definition={definitions.cycleTime} />}
        now={flow.cycleTime}
        unknown={flow.stages.some(({ stage, unknown }) => stage === 'review' && unknown)}
        old={old?.cycleTime}
        clock={clock}
      />
    </section>
  );
}

function Figure({
  label,
  help,
  wide,
  children,
}: {
  label: string;
  help: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={`${classes.figure} ${wide ? classes.double : ''}`}>
      <div className={classes.label}>
        {label}
        {help}
      </div>
      <div className={classes.value}>{children}</div>
    </div>
  );
}

function Before({ flow, old, count, flows }: { flow: Flow; old: Flow; count: Count; flows: boolean }) {
  const [now, then] = [flow.pullRequests[count], old.pullRequests[count]];
  if (now === null || then === null) return null;
  const change = flows && now + then > 0 ? countChange(now, then) : null;
  const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${countOf(Math.abs(value))}`;
  const explained = change
    ? `${signed(change.difference)} against ${old.range.address}; 95 % interval ${signed(change.low)} to ${signed(change.high)}. ${
        change.clear ? 'More than chance.' : 'May be chance.'
      }`
    : `${countOf(then)} in ${old.range.address}`;
  return (
    <Tooltip label={explained}>
      <span className={classes.before} tabIndex={0}>
        {countOf(then)} before
        {change?.clear && <Trend change={change} words={['more', 'fewer']} />}
      </span>
    </Tooltip>
  );
}

/** The direction of a change that is more than chance, as icon and word; neither good nor bad by itself. */
function Trend({ change, words }: { change: Change; words: [up: string, down: string] }) {
  const Icon = change.difference > 0 ? IconTrendingUp : IconTrendingDown;
  return (
    <span className={classes.change}>
      <Icon size={13} aria-hidden />
      {words[change.difference > 0 ? 0 : 1]}
    </span>
  );
}

interface DurationsProps {
  label: string;
  measure: Measure;
  help: ReactNode;
  now: SummaryPartsFragment;
  old: SummaryPartsFragment | undefined;
  clock: 'elapsed' | 'working';
  /** No source tells when it ends. */
  unknown?: boolean;
}

function Durations({ label, measure, help, now, old, clock, unknown }: DurationsProps) {
  const both = (summary: SummaryPartsFragment) =>
    summary.enough ? `${durationOf(summary.p50, clock)} / ${durationOf(summary.p85, clock)}` : 'not enough data';
  const change = old && old.enough && now.enough ? medianChange(now, old) : null;
  const signed = (hours: number) => `${hours < 0 ? '−' : '+'}${durationOf(Math.abs(hours), clock)}`;
  const explained =
    change &&
    old &&
    `p50 ${signed(change.difference)}, 95 % interval ${signed(change.low)} to ${signed(change.high)}, n ${countOf(now.n)} against ${countOf(old.n)}. ${
      change.clear ? 'More than chance.' : 'May be chance.'
    }`;
  return (
    <Figure label={`${label} p50 / p85`} help={help} wide>
      {now.enough ? (
        <span className={classes.pair}>
          {durationOf(now.p50, clock)} <span className={classes.slash}>/</span> {durationOf(now.p85, clock)}
        </span>
      ) : (
        <span className={classes.missing}>{unknown ? 'unknown' : 'not enough data'}</span>
      )}
      <span className={classes.lines}>
        <ListLink measure={measure} label={`${label}: n ${countOf(now.n)} pull requests`}>
          n {countOf(now.n)}
        </ListLink>
        {old && (
          <Tooltip label={explained} disabled={!explained}>
            <span className={classes.before} tabIndex={explained ? 0 : undefined}>
              {both(old)} before
              {change?.clear && <Trend change={change} words={['longer', 'shorter']} />}
            </span>
          </Tooltip>
        )}
      </span>
    </Figure>
  );
}
