import { Button } from '@mantine/core';
import { ShareIntervals, ShareMark } from '../charts/share-intervals';
import { Legend } from '../charts/legend';
import type { RatePartsFragment } from '../gql/documents';
import { certaintyOf, useTune, type CutOutcome } from '../state/tune';
import { ruleOf, sameRule } from '../state/tune-rule';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { dayOf } from '../text/moment';
import { countedOf, countOf } from '../text/number';
import { certaintyName, hitRateText, ruleName } from '../text/tune';
import { ChartFrame } from './chart-frame';
import { useTuneAgents } from './tune-agents';
import { TuneBadge } from './tune-badge';
import { tuneDefinitions } from './tune-definitions';
import table from './pull-request-table.module.css';
import classes from './tune.module.css';

/** The tested rules: what each promises by the older weeks, beside the newer weeks that had no say. */
export function TuneCandidatesFrame() {
  const { view } = useView();
  const { timeZone } = useOrganization();
  const { asked, tune, rule, setRule } = useTune();
  const { topOf } = useTuneAgents();
  const candidates = tune?.candidates ?? [];
  const nameOf = (each: (typeof candidates)[number]) => ruleName(each.rule, tune?.categories, topOf(tune?.agent));
  const certified = candidates.filter((each) => each.certified).length;
  const row = (each: (typeof candidates)[number]) => ({
    key: nameOf(each),
    name: nameOf(each),
    first: asRate(each.older),
    second: asRate(each.newer),
  });
  return (
    <ChartFrame
      title="The tested rules"
      summary={
        tune
          ? `${countedOf(candidates.length, 'rule')} tested, ${certified === 0 ? 'none' : countOf(certified)} certified.${
              tune.splitAt ? ` The older weeks end on ${dayOf(tune.splitAt, timeZone)}.` : ''
            }`
          : ''
      }
      definition={tuneDefinitions.candidates}
      asked={asked}
      csv={exportAddress('tune', view)}
      height={280}
      empty={tune && candidates.length === 0 ? <p>There is no rule to test: no finding has an outcome.</p> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <ShareMark />, label: 'older 70 % of the weeks: the promise' },
            { mark: <ShareMark other />, label: 'newer 30 %: held out' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Rule' },
          { label: 'Older weeks', numeric: true },
          { label: 'n', numeric: true },
          { label: 'Newer weeks', numeric: true },
          { label: 'n, newer', numeric: true },
          { label: 'Kept', numeric: true },
          { label: 'Hits kept', numeric: true },
          { label: 'Missed hits', numeric: true },
          { label: 'p, Holm', numeric: true },
          { label: 'Result' },
        ],
        rows: candidates.map((each) => [
          nameOf(each),
          hitRateText(each.older),
          countOf(each.older.n),
          hitRateText(each.newer),
          countOf(each.newer.n),
          countOf(each.whole.kept),
          countOf(each.whole.hits),
          countOf(each.whole.hiddenHits),
          pText(each.adjusted),
          tune ? certaintyName[certaintyOf(tune, ruleOf(each.rule))] : '',
        ]),
      })}
    >
      {tune && (
        <>
          <ShareIntervals groups={[{ by: 'Rules', rows: candidates.map(row) }]} first="older" second="newer" />
          <div className={`${table.scroll} ${classes.table}`} tabIndex={0} role="region" aria-label="Tested rules">
            <table className={table.table}>
              <caption>Tested rules: what they keep, what they miss, and whether they are certified</caption>
              <thead>
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col" className={table.numeric}>
                    Kept
                  </th>
                  <th scope="col" className={table.numeric}>
                    Hits kept
                  </th>
                  <th scope="col" className={table.numeric}>
                    Missed hits
                  </th>
                  <th scope="col" className={table.numeric}>
                    p, Holm
                  </th>
                  <th scope="col">Result</th>
                  <th scope="col" aria-label="Show" />
                </tr>
              </thead>
              <tbody>
                {candidates.map((each) => (
                  <tr key={nameOf(each)}>
                    <th scope="row" className={table.main}>
                      <span className={table.title}>{nameOf(each)}</span>
                    </th>
                    <td className={table.numeric} data-label="kept">
                      {countOf(each.whole.kept)}
                    </td>
                    <td className={table.numeric} data-label="hits kept">
                      {countOf(each.whole.hits)}
                    </td>
                    <td className={table.numeric} data-label="missed hits">
                      {countOf(each.whole.hiddenHits)}
                    </td>
                    <td className={table.numeric} data-label="p">
                      {pText(each.adjusted)}
                    </td>
                    <td>
                      <TuneBadge certainty={certaintyOf(tune, ruleOf(each.rule))} />
                    </td>
                    <td>
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-pressed={sameRule(each.rule, rule)}
                        aria-label={`${sameRule(each.rule, rule) ? 'Shown' : 'Show'}: ${nameOf(each)}`}
                        onClick={() => setRule(ruleOf(each.rule))}
                      >
                        {sameRule(each.rule, rule) ? 'Shown' : 'Show'}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </ChartFrame>
  );
}

/** "0.012", "< 0.001"; unknown is a dash. */
function pText(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

const asRate = ({ rate, low, high, hits, n, enough }: CutOutcome): RatePartsFragment => ({
  value: rate,
  low,
  high,
  numerator: hits,
  n,
  enough,
});
