import { BandMark, HitRateIntervals, RateMark } from '../charts/hit-rate-intervals';
import { Legend } from '../charts/legend';
import type { HitRatePartsFragment, HitRateQuery } from '../gql/documents';
import { useAgentName, useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { findingGroupName, seriesName } from '../text/finding-word';
import { groupName } from '../text/finding-list';
import { rateText } from '../text/hit-rate';
import { shareInterval } from '../text/interval';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { FindingListLink } from './finding-list-link';
import { NothingMatches } from './nothing-matches';
import { signalDefinitions } from './signal-definitions';

/** Hit rates per group with their intervals over the published ranges, in their frame. */
export function SignalRateFrame() {
  const { view } = useView();
  const by = view.by ?? 'agent';
  const { asked, hitRate } = useHitRate(by);
  const nameOf = useAgentName();
  const groups = hitRate?.groups ?? [];
  const name = (group: HitRatePartsFragment) => groupName(by, group.key, group.agent, nameOf);
  const all = hitRate && { ...hitRate.total, key: '' };
  return (
    <ChartFrame
      title={`Hit rate by ${findingGroupName(by).toLowerCase()}`}
      summary={hitRate ? summaryOf(hitRate) : ''}
      definition={signalDefinitions.hitRate}
      asked={asked}
      csv={exportAddress('hit-rate', view)}
      height={120 + 40 * Math.max(2, groups.length)}
      empty={hitRate && groups.length === 0 ? <NothingMatches what="findings" /> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <RateMark />, label: 'hit rate with its 95 % interval' },
            { mark: <BandMark />, label: 'published: good 65–78 %, typical 39–55 %, noisy < 31 %, tuned out < 20 %' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: findingGroupName(by) },
          { label: 'Hit rate', numeric: true },
          { label: '95 % interval', numeric: true },
          { label: 'Accepted of n', numeric: true },
          { label: 'Design effect', numeric: true },
          { label: 'Shrunk towards all', numeric: true },
          { label: 'Pull requests', numeric: true },
        ],
        rows: [...groups, ...(all ? [all] : [])].map((group) => [
          group.key ? name(group) : 'All together',
          group.enough ? fineShareOf(group.rate) : 'not enough data',
          group.enough ? shareInterval(group.low, group.high) : '–',
          `${countOf(group.accepted)} of ${countOf(group.n)}`,
          `${group.deff.toFixed(1)}${group.deffAssumed ? ', assumed' : ''}`,
          fineShareOf(group.shrunk),
          countOf(group.pullRequests),
        ]),
      })}
    >
      {all && (
        <HitRateIntervals
          rows={[...groups, ...(groups.length > 1 ? [all] : [])].map((group) => ({
            ...group,
            name: group.key ? name(group) : 'All together',
            value: <Value group={group} by={by} name={group.key ? name(group) : 'all together'} />,
          }))}
        />
      )}
    </ChartFrame>
  );
}

function Value({ group, by, name }: { group: HitRatePartsFragment; by: HitRateQuery['hitRate']['by']; name: string }) {
  const of = group.key ? { group: by, groupKey: group.key } : {};
  const counts = (
    <>
      {group.enough && (
        <>
          <FindingListLink
            patch={{ ...of, outcome: 'accepted' }}
            label={`${countedOf(group.accepted, 'accepted finding')}, ${name}`}
          >
            {countOf(group.accepted)}
          </FindingListLink>{' '}
          of{' '}
        </>
      )}
      <FindingListLink
        patch={{ ...of, inRate: 'true' }}
        label={`${countedOf(group.n, 'finding')} in the hit rate, ${name}`}
      >
        {countOf(group.n)}
      </FindingListLink>
    </>
  );
  if (!group.enough) return <>not enough data, n {counts}</>;
  return (
    <>
      <b>{fineShareOf(group.rate)}</b> {shareInterval(group.low, group.high)}
      <br />
      {counts}
    </>
  );
}

function summaryOf({ total, groups, series }: HitRateQuery['hitRate']): string {
  const small = groups.filter(({ enough, n }) => !enough && n > 0).length;
  const told = [
    `All together ${rateText(total)}`,
    small > 0 && `${countedOf(small, 'group')} of fewer than 10 findings: not enough data`,
    series !== 'strict' && `${seriesName(series)} outcomes`,
  ].filter(Boolean);
  return `${told.join('; ')}.`;
}
