import { useEffectAnswer, effectExport } from '../state/effect';
import { useView } from '../state/use-view';
import { boundsOf, chanceOf, changeOf, mondayOf } from '../text/effect';
import { countedOf, countOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { DataTable } from './data-table';
import { effectDefinitions } from './effect-definitions';

/** The groups of teams that were rolled out together, in order of their week. */
export function EffectGroupsFrame() {
  const { view } = useView();
  const { asked, effect, question } = useEffectAnswer();
  const groups = effect?.groups ?? [];
  const unit = effect?.unit ?? '';
  const table = () => ({
    columns: [
      { label: 'Rolled out in the week of' },
      { label: 'Teams', numeric: true },
      { label: 'Effect', numeric: true },
      { label: '95 % interval', numeric: true },
      { label: 'p', numeric: true },
      { label: 'Team-weeks, n', numeric: true },
    ],
    rows: groups.map(({ rollout, teams, effect: of }) => [
      mondayOf(rollout),
      countOf(teams),
      of.n === 0 ? 'no team left to compare with' : of.value === null ? 'not enough data' : changeOf(unit, of.value),
      !of.enough ? '–' : boundsOf(unit, of.low, of.high),
      of.enough ? chanceOf(of.p) : '–',
      countOf(of.n),
    ]),
  });
  return (
    <ChartFrame
      title="By week of rollout"
      summary={
        groups.length > 0
          ? `${countedOf(groups.length, 'group')} of teams rolled out in the same week, in order of that week.`
          : 'No effect can be estimated.'
      }
      definition={effectDefinitions.groups}
      asked={asked}
      csv={effectExport('effect', view, question)}
      height={120}
      empty={effect && groups.length === 0 ? <p>There are no groups to compare.</p> : undefined}
      table={table}
    >
      <DataTable {...table()} caption="By week of rollout" />
    </ChartFrame>
  );
}
