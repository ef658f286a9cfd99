import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Authorship, AuthorshipShareQuery } from '../gql/documents';
import { adoptionExport, useAuthorshipShare } from '../state/adoption';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { authorshipMark } from '../text/authorship-mark';
import { authorshipName } from '../text/cut-name';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { rateText } from '../text/rate';
import { daysOfPeriod } from '../text/week';
import { wilsonOf } from '../text/wilson';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';
import { EvidenceBar } from './evidence-bar';
import { ListLink } from './list-link';
import { NothingMatches } from './nothing-matches';

type Share = AuthorshipShareQuery['authorshipShare'];

const HEIGHT = 240;
const kinds: readonly Authorship[] = ['agent_authored', 'ai_assisted', 'unmarked'];

const AuthorshipWeeksChart = lazy(() =>
  import('../charts/authorship-weeks').then((module) => ({ default: module.AuthorshipWeeksChart })),
);

/** Who wrote the pull requests of each week, as far as they are marked, and what that rests on, in its frame. */
export function AdoptionAuthorshipFrame() {
  const { view } = useView();
  const { timeZone } = useOrganization();
  const { asked, share } = useAuthorshipShare();
  const counts = share && countsOf(share);
  const total = counts ? sum(kinds.flatMap((kind) => counts[kind])) : 0;
  return (
    <ChartFrame
      title="Who wrote the changes"
      summary={counts ? summaryOf(counts, total) : ''}
      definition={adoptionDefinitions.authorship}
      asked={asked}
      csv={adoptionExport('authorship-share', view)}
      height={HEIGHT + 90}
      empty={
        share && total === 0 ? (
          <NothingMatches
            what="pull requests"
            zero="No pull request was created in this range, as far as any source tells. Connect a repository on Sources, or choose another range."
          />
        ) : undefined
      }
      table={() => ({
        columns: [
          { label: 'Week' },
          ...kinds.map((kind) => ({ label: authorshipName[kind], numeric: true })),
          { label: 'Created', numeric: true },
        ],
        rows:
          share && counts
            ? share.periods.label.map((label, index) => {
                const range = daysOfPeriod(share.periods.start[index], share.periods.end[index], timeZone);
                return [
                  share.periods.running[index] ? `${label} (not over)` : label,
                  ...kinds.map((kind) => (
                    <ListLink
                      key={kind}
                      measure="opened"
                      patch={{ range, authorship: [kind] }}
                      label={`${countedOf(counts[kind][index], 'pull request')}, ${authorshipName[kind]}, ${label}`}
                    >
                      {countOf(counts[kind][index])}
                    </ListLink>
                  )),
                  countOf(sum(kinds.map((kind) => counts[kind][index]))),
                ];
              })
            : [],
      })}
    >
      {share && counts && (
        <>
          <Suspense fallback={<Skeleton height={HEIGHT} />}>
            <AuthorshipWeeksChart
              labels={share.periods.label}
              running={share.periods.running}
              counts={counts}
              height={HEIGHT}
            />
          </Suspense>
          <div className={classes.two} style={{ marginTop: 16 }}>
            <EvidenceBar
              title="What the marks rest on"
              parts={share.evidence}
              name={authorshipMark}
              nothing="No pull request is marked."
            />
            <div>
              <h3>Agents that wrote or assisted</h3>
              {share.agents.length === 0 ? (
                <p className={classes.foot}>None is marked.</p>
              ) : (
                <ul className={classes.plain}>
                  {share.agents.map(({ agent, name, pullRequests }) => (
                    <li key={agent}>
                      {agent === 'unknown' ? 'not told' : name}: {countedOf(pullRequests, 'pull request')}
                    </li>
                  ))}
                </ul>
              )}
              <p className={classes.foot}>Rules of authorship, version {share.rulesVersion}.</p>
            </div>
          </div>
        </>
      )}
    </ChartFrame>
  );
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

const countsOf = (share: Share): Record<Authorship, number[]> => ({
  agent_authored: share.agentAuthored,
  ai_assisted: share.aiAssisted,
  unmarked: share.unmarked,
});

function summaryOf(counts: Record<Authorship, number[]>, total: number): string {
  if (total === 0) return 'No pull request was created in this range.';
  const text = (kind: Authorship) => `${authorshipName[kind]} ${rateText(wilsonOf(sum(counts[kind]), total))}`;
  return `Of ${countedOf(total, 'pull request')} created: ${text('agent_authored')}; ${text('ai_assisted')}; unmarked ${fineShareOf(sum(counts.unmarked) / total)}, which is not “human”.`;
}
