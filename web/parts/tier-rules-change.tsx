import { Alert, Skeleton } from '@mantine/core';
import { TierMark } from '../charts/tier-mark';
import type { TierCutOffChangeQuery } from '../gql/documents';
import type { useTierDraft } from '../state/tier-draft';
import { countOf } from '../text/number';
import { tierName, tiers } from '../text/tier';
import classes from './mapping.module.css';
import own from './tier-rules.module.css';

type Change = TierCutOffChangeQuery['tierChange'];

/** Who would move under the cut-offs in the fields. */
export function TierRulesChange({ draft }: { draft: ReturnType<typeof useTierDraft> }) {
  const { change, changed, fault, old, whole } = draft;
  return (
    <section className={classes.effect} aria-labelledby="tier-change" aria-busy={changed && whole && !change && !fault}>
      <h2 id="tier-change">Who would move</h2>
      {!changed ? (
        <p className={own.sentence}>
          Change a cut-off to see who would be in another tier. Nothing is saved by looking.
        </p>
      ) : !whole ? (
        <p className={own.sentence}>A cut-off is missing or cannot be.</p>
      ) : fault ? (
        <Alert color="red" role="alert">
          {fault.message}
        </Alert>
      ) : change ? (
        <div className={old ? own.old : undefined}>
          <Told change={change} />
        </div>
      ) : (
        <Skeleton height={220} />
      )}
    </section>
  );
}

function Told({ change }: { change: Change }) {
  const { week, people, before, after, moved, groups, hidden, movedPersonWeeks, personWeeks } = change;
  if (week === null) return <p className={own.sentence}>There is no whole week of data yet: nobody would move.</p>;
  if (before === null || after === null || moved === null)
    return (
      <p className={own.sentence}>
        {people === 0 ? 'Nobody is' : `${countOf(people)} ${people === 1 ? 'person is' : 'people are'}`} there in {week}
        : under 5 people, figures are not shown.
      </p>
    );
  const moves = change.moves.filter(({ from, to }) => from !== to);
  return (
    <>
      <p className={own.sentence} role="status">
        In {week}, <b>{countOf(moved)}</b> of {countOf(people)} people would be in another tier; over all weeks{' '}
        {countOf(movedPersonWeeks ?? 0)} of {countOf(personWeeks)} person-weeks.
      </p>
      {moves.length > 0 && (
        <ul className={own.moves}>
          {moves.map(({ from, to, people: some }) => (
            <li key={`${from} ${to}`}>
              {from === null ? 'not there' : tierName(from)} → {to === null ? 'not there' : tierName(to)}:{' '}
              {countOf(some)}
            </li>
          ))}
        </ul>
      )}
      <table className={own.table}>
        <caption>People by tier in {week}</caption>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col" className={own.number}>
              Now
            </th>
            <th scope="col" className={own.number}>
              Then
            </th>
          </tr>
        </thead>
        <tbody>
          {[...tiers].reverse().map((tier) => (
            <tr key={tier}>
              <th scope="row">
                <span>
                  <TierMark tier={tier} /> {tierName(tier)}
                </span>
              </th>
              <td className={own.number}>{countOf(before[tier])}</td>
              <td className={own.number}>{countOf(after[tier])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups.length > 0 && (
        <table className={own.table}>
          <caption>By team</caption>
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col" className={own.number}>
                Would move
              </th>
              <th scope="col" className={own.number}>
                People
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={`${group.key} ${group.merged}`}>
                <th scope="row">{group.label}</th>
                <td className={own.number}>{countOf(group.moved)}</td>
                <td className={own.number}>{countOf(group.people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && (
        <p className={own.sentence}>{countOf(hidden)} people are in teams under 5 people, which are not shown.</p>
      )}
    </>
  );
}
