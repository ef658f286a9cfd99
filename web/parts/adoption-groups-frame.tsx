import { SegmentedControl } from '@mantine/core';
import { TierBars, type TierBarRow } from '../charts/tier-bars';
import type { AdoptionBy } from '../gql/documents';
import { adoptionExport, useAdoption, type AdoptionAnswer } from '../state/adoption';
import { useView } from '../state/use-view';
import { functionName } from '../text/cut-name';
import { countOf, countedOf, shareOf, fineShareOf } from '../text/number';
import { shareInterval } from '../text/interval';
import { peopleOf, rateCells } from '../text/rate';
import { surfaceName } from '../text/surface';
import { tierName, tiersDown } from '../text/tier';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';
import { NothingMatches } from './nothing-matches';

type Group = AdoptionAnswer['groups'][number];

const pickers: { value: AdoptionBy; label: string; many: string }[] = [
  { value: 'team', label: 'Team', many: 'teams' },
  { value: 'function', label: 'Function', many: 'functions' },
  { value: 'surface', label: 'Surface', many: 'surfaces' },
  { value: 'tenure', label: 'Tenure', many: 'lengths of service' },
];

/** People per tier in each team, function, surface or length of service, in its frame. */
export function AdoptionGroupsFrame() {
  const { view, change } = useView();
  const by: AdoptionBy = view.peopleBy ?? 'team';
  const { asked, adoption } = useAdoption(by);
  const groups = adoption?.groups ?? [];
  const { label, many } = pickers.find(({ value }) => value === by) ?? pickers[0];
  const hidden = adoption?.hidden ?? 0;
  return (
    <ChartFrame
      title={`Tiers by ${label.toLowerCase()}`}
      summary={adoption ? summaryOf(adoption, many) : ''}
      definition={adoptionDefinitions.groups}
      asked={asked}
      csv={adoptionExport('adoption', view, by)}
      height={90 + 56 * Math.max(3, groups.length)}
      empty={
        adoption && groups.length === 0 && hidden === 0 && !adoption.tooFew ? (
          <NothingMatches what="people" />
        ) : undefined
      }
      table={() => ({
        columns: [
          { label },
          ...tiersDown.map((tier) => ({ label: tierName(tier), numeric: true })),
          { label: 'People', numeric: true },
          { label: '“At least”', numeric: true },
          { label: 'Casual or above', numeric: true },
          { label: '95 % interval', numeric: true },
          { label: 'Of known', numeric: true },
          { label: 'Delegated hours', numeric: true },
          { label: 'Before', numeric: true },
        ],
        rows: groups.map((group) => [
          groupLabel(group, by, many),
          ...tiersDown.map((tier) => countOf(group.counts[tier])),
          countOf(group.counts.people),
          countOf(group.counts.atLeast),
          ...sharesOf(group),
          hoursText(group.delegatedHours),
          hoursText(group.delegatedHoursPrevious),
        ]),
      })}
    >
      <div className={`${classes.picker} no-print`}>
        <SegmentedControl
          size="xs"
          aria-label="Group people by"
          data={pickers.map(({ value, label: text }) => ({ value, label: text }))}
          value={by}
          onChange={(each) => change({ peopleBy: each === 'team' ? undefined : (each as typeof view.peopleBy) })}
        />
      </div>
      <TierBars rows={groups.map((group): TierBarRow => rowOf(group, by, many))} />
      {hidden > 0 && (
        <p className={classes.foot}>
          {peopleOf(hidden)} of {many} under 5 people {hidden === 1 ? 'is' : 'are'} in no row: even together they are
          fewer than 5.
        </p>
      )}
      {adoption?.tooFew && <p className={classes.foot}>Fewer than 5 people match: nothing is told of them.</p>}
    </ChartFrame>
  );
}

function rowOf(group: Group, by: AdoptionBy, many: string): TierBarRow {
  const { usedAgents, delegatedHours, counts } = group;
  return {
    key: group.key,
    name: groupLabel(group, by, many),
    counts,
    note: (
      <>
        {usedAgents.enough ? (
          <>
            {counts.atLeast > 0 && 'at least '}
            <b>{fineShareOf(usedAgents.value)}</b> at casual or above
            <br />
            {shareInterval(usedAgents.low, usedAgents.high)}, {countOf(usedAgents.numerator)} of {countOf(usedAgents.n)}
          </>
        ) : usedAgents.n === 0 ? (
          'nothing known'
        ) : (
          `not enough data, ${countOf(usedAgents.numerator)} of ${countOf(usedAgents.n)}`
        )}
        <br />
        {delegatedHours === null ? 'delegated hours unknown' : `${countOf(delegatedHours)} h delegated`}
        {counts.atLeast > 0 && `; ${countOf(counts.atLeast)} “at least”`}
      </>
    ),
  };
}

/** The share with its interval and counts; a lower bound where somebody's tier is “at least”. */
function sharesOf({ usedAgents, counts }: Group): [string, string, string] {
  const [share, interval, of] = rateCells(usedAgents);
  return [counts.atLeast > 0 && usedAgents.enough ? `at least ${share}` : share, interval, of];
}

const hoursText = (hours: number | null) => (hours === null ? 'unknown' : `${countOf(hours)} h`);

function groupLabel({ key, label, merged }: Group, by: AdoptionBy, many: string): string {
  if (merged) return `${many} under 5 people`;
  if (key === 'unknown') return 'not told';
  if (by === 'function') return functionName(label || key);
  if (by === 'surface') return surfaceName(key);
  return label || key;
}

function summaryOf({ groups, counts, hidden, by }: AdoptionAnswer, many: string): string {
  const merged = groups.find((group) => group.merged);
  const told = [
    `${countedOf(groups.filter((group) => !group.merged).length, 'group', 'groups')}, ${peopleOf(counts.people)}`,
    merged && `${many} under 5 people stand together (${peopleOf(merged.counts.people)})`,
    hidden > 0 && `${peopleOf(hidden)} not shown`,
    by === 'surface' && 'a person counts at each surface they used',
    counts.atLeast > 0 &&
      `the tier of ${peopleOf(counts.atLeast)} is “at least”: none is none or more, casual is casual or more`,
    counts.unknown > 0 && `tier unknown for ${shareOf(counts.unknown / Math.max(1, counts.people))}`,
  ].filter(Boolean);
  return `${told.join('; ')}.`;
}
