import { Legend } from '../charts/legend';
import { OutcomeBars, type OutcomeCounts } from '../charts/outcome-bars';
import { OutcomeMark } from '../charts/outcome-mark';
import type { HitRatePartsFragment } from '../gql/documents';
import { useAgentName, useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { findingOutcomes, type FindingOutcome } from '../text/finding';
import { findingGroupName, outcomeMeaning, outcomeName } from '../text/finding-word';
import { groupName } from '../text/finding-list';
import { countOf, countedOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { FindingListLink } from './finding-list-link';
import { NothingMatches } from './nothing-matches';
import { signalDefinitions } from './signal-definitions';

/** What became of the findings, per group, in its frame; every count leads to its list. */
export function SignalOutcomesFrame() {
  const { view } = useView();
  const by = view.by ?? 'agent';
  const { asked, hitRate } = useHitRate(by);
  const nameOf = useAgentName();
  const groups = hitRate?.groups ?? [];
  const total = hitRate?.total;
  const rows = [
    ...groups.map((group) => ({ ...group, name: groupName(by, group.key, group.agent, nameOf) })),
    ...(total && groups.length > 1 ? [{ ...total, key: '', name: 'All together' }] : []),
  ].map((group) => ({ key: group.key, name: group.name, counts: countsOf(group) }));
  const link = (key: string, outcome: FindingOutcome) => {
    const row = rows.find((each) => each.key === key);
    const count = row?.counts[outcome] ?? 0;
    return (
      <FindingListLink
        patch={{ outcome, ...(key && { group: by, groupKey: key }) }}
        label={`${countedOf(count, `${outcome} finding`)}, ${row?.name}`}
      >
        {countOf(count)}
      </FindingListLink>
    );
  };
  const none = total && findingOutcomes.every((outcome) => total[outcome] === 0);
  return (
    <ChartFrame
      title={`Outcomes by ${findingGroupName(by).toLowerCase()}`}
      summary={total ? summaryOf(total) : ''}
      definition={signalDefinitions.outcomes}
      asked={asked}
      csv={exportAddress('hit-rate', view)}
      height={60 + 56 * Math.max(1, rows.length)}
      empty={none ? <NothingMatches what="findings" /> : undefined}
      legend={
        <Legend
          entries={[
            ...(['accepted', 'rejected', 'ignored'] as const).map((outcome) => ({
              mark: <OutcomeMark outcome={outcome} />,
              label: outcome,
            })),
            {
              mark: <OutcomeMark outcome="late" />,
              label: 'apart from the rate: late, pending at the end of the range, duplicate, unparsed, unthreaded',
            },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: findingGroupName(by) },
          ...findingOutcomes.map((outcome) => ({ label: outcome, numeric: true })),
        ],
        rows: rows.map(({ key, name }) => [name, ...findingOutcomes.map((outcome) => link(key, outcome))]),
      })}
    >
      <OutcomeBars rows={rows} count={link} />
    </ChartFrame>
  );
}

function countsOf(group: HitRatePartsFragment): OutcomeCounts {
  return Object.fromEntries(findingOutcomes.map((outcome) => [outcome, group[outcome]])) as OutcomeCounts;
}

function summaryOf(total: HitRatePartsFragment): string {
  const apart = (['late', 'pending', 'duplicate', 'unparsed', 'unthreaded'] as const)
    .filter((outcome) => total[outcome] > 0)
    .map((outcome) => `${countOf(total[outcome])} ${outcomeName(outcome)}`);
  const rated = `${countOf(total.accepted)} accepted, ${countOf(total.rejected)} rejected, ${countOf(total.ignored)} ignored`;
  const late = total.late > 0 ? ` Late: ${outcomeMeaning('late')}.` : '';
  return apart.length ? `${rated}; apart from the rate ${apart.join(', ')}.${late}` : `${rated}.`;
}
