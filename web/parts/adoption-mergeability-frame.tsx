import { SegmentedControl } from '@mantine/core';
import { RateMark } from '../charts/hit-rate-intervals';
import { Legend } from '../charts/legend';
import { RateRows } from '../charts/rate-rows';
import type { MergeabilityBy, MergeabilityPartsFragment, MergeabilityQuery } from '../gql/documents';
import { adoptionExport, useMergeability } from '../state/adoption';
import { useView } from '../state/use-view';
import { shareInterval } from '../text/interval';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { rateCells, rateText } from '../text/rate';
import { surfaceName } from '../text/surface';
import { toolName } from '../text/tool';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';
import { NothingMatches } from './nothing-matches';

const cuts: { value: MergeabilityBy; label: string }[] = [
  { value: 'length', label: 'Length' },
  { value: 'tool', label: 'Tool' },
  { value: 'repo', label: 'Repository' },
  { value: 'surface', label: 'Surface' },
];

/** Whether delegated runs end in a merged pull request, in its frame. */
export function AdoptionMergeabilityFrame() {
  const { view, change } = useView();
  const by: MergeabilityBy = view.runsBy ?? 'length';
  const { asked, mergeability } = useMergeability(by);
  const groups = mergeability?.groups ?? [];
  const total = mergeability?.total;
  const rows = [...groups, ...(total && groups.length !== 1 ? [{ ...total, key: 'all' }] : [])];
  const name = (group: MergeabilityPartsFragment) => (group.key === 'all' ? 'All runs' : groupLabel(group, by));
  const none = total?.runs === 0;
  return (
    <ChartFrame
      title="Runs that ended in a merged pull request"
      summary={mergeability ? summaryOf(mergeability) : ''}
      definition={adoptionDefinitions.mergeability}
      asked={asked}
      csv={adoptionExport('mergeability', view, by)}
      height={100 + 39 * Math.max(3, rows.length)}
      empty={
        mergeability?.tooFew ? (
          <p>Fewer than 5 people match: nothing is told of them.</p>
        ) : none ? (
          <NothingMatches
            what="delegated runs with an end"
            zero="No source tells of a delegated run that ended in this range. Import records of the kind agent_run, or connect a source of runs on Sources."
          />
        ) : undefined
      }
      legend={
        <Legend entries={[{ mark: <RateMark />, label: 'share merged of the decided runs, with its 95 % interval' }]} />
      }
      table={() => ({
        columns: [
          { label: cuts.find(({ value }) => value === by)?.label ?? '' },
          { label: 'Merged', numeric: true },
          { label: '95 % interval', numeric: true },
          { label: 'Of decided runs', numeric: true },
          { label: 'All runs', numeric: true },
          { label: 'Pull requests', numeric: true },
          { label: 'Design effect', numeric: true },
        ],
        rows: rows.map((group) => [
          name(group),
          ...rateCells(group.merged),
          countOf(group.runs),
          countOf(group.pullRequests),
          `${group.deff.toFixed(1)}${group.deffAssumed ? ', assumed' : ''}`,
        ]),
      })}
    >
      <div className={`${classes.picker} no-print`}>
        <SegmentedControl
          size="xs"
          aria-label="Group runs by"
          data={cuts}
          value={by}
          onChange={(each) => change({ runsBy: each === 'length' ? undefined : (each as typeof view.runsBy) })}
        />
      </div>
      <RateRows
        rows={rows.map((group) => ({
          ...group.merged,
          key: group.key,
          name: name(group),
          note: group.merged.enough ? (
            <>
              <b>{fineShareOf(group.merged.value)}</b> {shareInterval(group.merged.low, group.merged.high)}
              <br />
              {countOf(group.merged.numerator)} of {countOf(group.merged.n)}
            </>
          ) : (
            `not enough data, ${countOf(group.merged.numerator)} of ${countOf(group.merged.n)}`
          ),
        }))}
      />
      {mergeability && <p className={classes.foot}>{apartOf(mergeability)}</p>}
    </ChartFrame>
  );
}

function groupLabel({ key, label }: MergeabilityPartsFragment, by: MergeabilityBy): string {
  if (key === '' || key === 'unknown') return label || 'not told';
  return by === 'surface' ? surfaceName(key) : by === 'tool' ? toolName(key) : label || key;
}

function summaryOf({ total }: MergeabilityQuery['mergeability']): string {
  if (total.runs === 0) return 'No delegated run ended in this range.';
  return `All together ${rateText(total.merged)} decided runs, on ${countedOf(total.pullRequests, 'pull request')}.`;
}

function apartOf({ open, withoutPullRequest, unknown }: MergeabilityQuery['mergeability']): string {
  return `Apart from the rate: ${countedOf(open, 'run')} whose pull request is still open, ${countOf(withoutPullRequest)} that name no pull request, ${countOf(unknown)} whose pull request is not known here. Longer runs are also other runs: a difference between groups is no effect of the length.`;
}
