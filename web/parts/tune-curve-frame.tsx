import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { TuneCurve } from '../charts/tune-curve';
import { DotMark, Legend, LineMark } from '../charts/legend';
import { certaintyOf, useCut, useStops, useTune } from '../state/tune';
import { ruleOf, sameRule } from '../state/tune-rule';
import { stopName, type Lever } from '../state/tune-stops';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { countedOf, countOf, shareOf } from '../text/number';
import {
  certaintyText,
  cutSentence,
  hitRateText,
  looseningWarning,
  perPullRequestOf,
  ruleName,
  severityText,
} from '../text/tune';
import { ChartFrame } from './chart-frame';
import { useTuneAgents } from './tune-agents';
import { TuneBadge } from './tune-badge';
import { tuneDefinitions } from './tune-definitions';
import { TuneEmpty } from './tune-empty';
import { TuneFigures } from './tune-figures';
import classes from './tune.module.css';

const HEIGHT = 340;

const leverNames: Record<Lever, string> = {
  severity: 'Severity',
  confidence: 'Confidence',
  cap: 'Cap per pull request',
};

/** The main drawing: hit rate against kept findings, with the cut that is dragged and what it says. */
export function TuneCurveFrame() {
  const { view, change } = useView();
  const { asked, tune, target, rule, setRule } = useTune();
  const { levers, lever, stops, at } = useStops(tune, rule);
  const cut = useCut(tune?.agent, rule);
  const outcome = cut.data?.tuneCut;
  const top = useTuneAgents().topOf(tune?.agent);
  const certified = (of: object) => tune?.candidates.some((each) => each.certified && sameRule(each.rule, of)) ?? false;
  const marks = (tune?.candidates ?? [])
    .filter((each) => !stops.some((stop) => sameRule(stop.rule, each.rule)))
    .map((each) => ({
      name: ruleName(each.rule, tune?.categories, top),
      outcome: each.whole,
      certified: each.certified,
      rule: each.rule,
    }));
  const sentence = outcome && !cut.error ? cutSentence(rule, outcome, tune?.categories, top) : '';
  const none = tune && tune.all.n === 0;
  return (
    <ChartFrame
      title="Hit rate against kept findings"
      summary={
        tune
          ? none
            ? 'No finding has an outcome in this range.'
            : `Posted today: ${countedOf(tune.all.kept, 'finding')} with an outcome${
                tune.all.enough ? `, ${hitRateText(tune.all)} of them useful` : ''
              }. Drag the cut to hide more or less.`
          : ''
      }
      definition={tuneDefinitions.curve}
      asked={asked}
      csv={exportAddress('tune', view)}
      height={HEIGHT}
      skeleton={<Skeleton height={HEIGHT + 120} />}
      empty={none ? <TuneEmpty agents={tune.agents.length} /> : undefined}
      table={() => ({
        columns: [
          { label: leverNames[lever] },
          { label: 'Kept', numeric: true },
          { label: 'Hidden', numeric: true },
          { label: 'Hits kept', numeric: true },
          { label: 'Missed hits', numeric: true },
          { label: 'Hit rate', numeric: true },
          { label: 'Per pull request', numeric: true },
          { label: 'Certified' },
        ],
        rows: stops.map((stop) => [
          lever === 'severity' && stop.rule.minSeverity
            ? severityText(stop.rule.minSeverity, top)
            : stopName(lever, stop.rule),
          countOf(stop.outcome?.kept),
          countOf(stop.outcome?.hidden),
          countOf(stop.outcome?.hits),
          countOf(stop.outcome?.hiddenHits),
          stop.outcome ? hitRateText(stop.outcome) : '–',
          perPullRequestOf(stop.outcome?.keptPerPullRequest),
          certified(stop.rule) ? 'yes' : 'no',
        ]),
      })}
      legend={
        <Legend
          entries={[
            ...(tune?.candidates.some((each) => each.certified)
              ? [{ mark: <DotMark colour="var(--accent)" />, label: 'certified' }]
              : []),
            { mark: <DotMark colour="var(--accent)" hollow />, label: 'not certified, with its 95 % interval' },
            { mark: <LineMark colour="var(--ink)" dash="5 3" />, label: `hit rate to reach, ${shareOf(target)}` },
            { mark: <LineMark colour="var(--ink-muted)" width={3} />, label: 'human review comments, 49–60 %' },
          ]}
        />
      }
    >
      {tune && (
        <>
          <div className={`${classes.levers} no-print`}>
            <SegmentedControl
              size="xs"
              aria-label="What the cut goes over"
              value={lever}
              onChange={(to) =>
                change({ lever: to === 'severity' ? undefined : (to as 'confidence' | 'cap') }, 'replace')
              }
              data={levers.map((value) => ({ value, label: leverNames[value] }))}
            />
            <TuneBadge certainty={certaintyOf(tune, rule)} />
          </div>
          <TuneCurve
            stops={stops.map((stop) => ({
              name: stopName(lever, stop.rule),
              outcome: stop.outcome,
              certified: certified(stop.rule),
            }))}
            at={at}
            marks={marks}
            target={target}
            most={tune.all.kept}
            height={HEIGHT}
            label={`Cut by ${leverNames[lever].toLowerCase()}`}
            valueText={sentence || ruleName(rule, tune.categories, top)}
            onMove={(to) => setRule(stops[to].rule, 'replace')}
            onMark={(index) => setRule(ruleOf(marks[index].rule))}
          />
        </>
      )}
      <p className={`${classes.live} ${cut.isPlaceholderData ? classes.old : ''}`} role="status">
        {sentence || (cut.error ? '' : 'Asking what this rule would have done …')}
      </p>
      {tune && outcome && !cut.error && <TuneFigures all={tune.all} cut={outcome} old={cut.isPlaceholderData} />}
      {cut.error && (
        <p className={classes.warning} role="alert">
          <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
          {cut.error.message}
        </p>
      )}
      {tune && <p className={classes.why}>{certaintyText(certaintyOf(tune, rule), tune)}</p>}
      <p className={classes.warning} role="note">
        <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
        {looseningWarning}
      </p>
    </ChartFrame>
  );
}
