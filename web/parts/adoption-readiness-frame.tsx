import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { RatePartsFragment, ReadinessQuery } from '../gql/documents';
import { adoptionExport, useReadiness } from '../state/adoption';
import { useView } from '../state/use-view';
import { durationOf } from '../text/duration';
import { shareInterval } from '../text/interval';
import { countOf, countedOf, fineShareOf } from '../text/number';
import { rateText } from '../text/rate';
import { adoptionDefinitions } from './adoption-definitions';
import classes from './adoption.module.css';
import { ChartFrame } from './chart-frame';
import { ListLink } from './list-link';
import { NothingMatches } from './nothing-matches';

/** Rows that stand there before all are asked for. */
const FIRST = 20;

type Repository = ReadinessQuery['readiness']['repositories'][number];

/** How ready each repository is for delegated work: state, artifacts, checks, rollback, in their frame. */
export function AdoptionReadinessFrame() {
  const { view } = useView();
  const { asked, readiness } = useReadiness();
  const repositories = readiness?.repositories ?? [];
  const [all, setAll] = useState(false);
  const shown = all ? repositories : repositories.slice(0, FIRST);
  const noInstructions = repositories.every(({ instructions }) => instructions === null);
  const noRequired = repositories.every(({ requiredChecks }) => requiredChecks === null);
  const unknown = [noInstructions && 'agent instructions', noRequired && 'required checks'].filter(Boolean);
  return (
    <ChartFrame
      title="Readiness of repositories for delegated work"
      summary={readiness ? summaryOf(repositories) : ''}
      definition={adoptionDefinitions.readiness}
      asked={asked}
      csv={adoptionExport('readiness', view)}
      height={80 + 70 * Math.max(3, shown.length)}
      empty={
        readiness && repositories.length === 0 ? (
          <NothingMatches
            what="repositories"
            zero="No pull request was merged in this range, as far as any source tells. Connect a repository on Sources, or choose another range."
          />
        ) : undefined
      }
      table={() => ({
        columns: [
          { label: 'Repository' },
          { label: 'Merged', numeric: true },
          { label: 'Delegated', numeric: true },
          { label: 'State: linked to an issue', numeric: true },
          { label: 'State: instructions' },
          { label: 'Artifacts: deployed', numeric: true },
          { label: 'Checks: required', numeric: true },
          { label: 'Checks: green at merge', numeric: true },
          { label: 'Rollback: revert lead time', numeric: true },
          { label: 'Rollback: succeeded', numeric: true },
        ],
        rows: repositories.map((of) => [
          of.repo,
          countOf(of.pullRequests),
          countOf(of.delegatedPullRequests),
          rateText(of.linkedToIssue),
          instructionsText(of),
          rateText(of.deployed),
          of.requiredChecks === null ? 'unknown' : countOf(of.requiredChecks),
          rateText(of.greenAtMerge),
          revertText(of),
          rateText(of.rollbacks),
        ]),
      })}
    >
      <div className={classes.scroll} role="region" aria-label="Readiness of repositories" tabIndex={0}>
        <table className={classes.cells}>
          <thead>
            <tr>
              {['Repository', 'Merged', 'State', 'Artifacts', 'Checks', 'Rollback'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((of) => (
              <tr key={of.repo}>
                <th scope="row">{of.repo}</th>
                <td data-label="Merged">
                  <ListLink
                    measure="merged"
                    patch={{ repo: [of.repo] }}
                    label={`${countedOf(of.pullRequests, 'merged pull request')}, ${of.repo}`}
                  >
                    {countOf(of.pullRequests)}
                  </ListLink>
                  <span className={classes.line}>{countOf(of.delegatedPullRequests)} delegated</span>
                </td>
                <td data-label="State">
                  <Line rate={of.linkedToIssue} what="linked to an issue" />
                  {!noInstructions && (
                    <span className={of.instructions === null ? `${classes.line} ${classes.missing}` : classes.line}>
                      {instructionsText(of)}
                    </span>
                  )}
                </td>
                <td data-label="Artifacts">
                  <Line rate={of.deployed} what="linked to a deploy" />
                </td>
                <td data-label="Checks">
                  <Line rate={of.greenAtMerge} what="green at merge" />
                  {!noRequired && (
                    <span className={of.requiredChecks === null ? `${classes.line} ${classes.missing}` : classes.line}>
                      {of.requiredChecks === null
                        ? 'required checks: unknown'
                        : countedOf(of.requiredChecks, 'required check')}
                    </span>
                  )}
                </td>
                <td data-label="Rollback">
                  <Line rate={of.rollbacks} what="of rollbacks succeeded" />
                  <span className={of.revertN === 0 ? `${classes.line} ${classes.missing}` : classes.line}>
                    {revertText(of)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unknown.length > 0 && <p className={classes.foot}>Unknown in all repositories: {unknown.join(', ')}.</p>}
      {repositories.length > FIRST && (
        <p className={classes.foot}>
          {all
            ? `All ${countOf(repositories.length)} repositories.`
            : `The first ${FIRST} of ${countOf(repositories.length)} repositories, in alphabetical order.`}{' '}
          <Button className="no-print" size="xs" variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `Show the first ${FIRST}` : `Show all ${countOf(repositories.length)}`}
          </Button>
        </p>
      )}
    </ChartFrame>
  );
}

function Line({ rate, what }: { rate: RatePartsFragment; what: string }): ReactNode {
  if (rate.n === 0) return <span className={`${classes.line} ${classes.missing}`}>{what}: unknown</span>;
  if (!rate.enough)
    return (
      <span className={`${classes.line} ${classes.missing}`}>
        {what}: not enough data, {countOf(rate.numerator)} of {countOf(rate.n)}
      </span>
    );
  return (
    <span className={classes.line}>
      <b>{fineShareOf(rate.value)}</b> {what}
      <span className={`${classes.line} ${classes.missing}`}>
        {shareInterval(rate.low, rate.high)}, n {countOf(rate.n)}
      </span>
    </span>
  );
}

function instructionsText({ instructions }: Repository): string {
  if (instructions === null) return 'agent instructions: unknown';
  return instructions.length === 0 ? 'no agent instructions' : instructions.join(', ');
}

function revertText({ revertLeadHours, revertN }: Repository): string {
  if (revertN === 0 || revertLeadHours === null) return 'no revert in this range';
  return `${countedOf(revertN, 'revert')}, ${revertN === 1 ? '' : 'median '}${durationOf(revertLeadHours)} after the merge`;
}

function summaryOf(repositories: readonly Repository[]): string {
  if (repositories.length === 0) return 'No repository has a merged pull request in this range.';
  const told = (which: (of: Repository) => boolean) => repositories.filter(which).length;
  return [
    `${countedOf(repositories.length, 'repository', 'repositories')} in alphabetical order`,
    `instructions for agents in ${countOf(told(({ instructions }) => (instructions?.length ?? 0) > 0))}, unknown in ${countOf(told(({ instructions }) => instructions === null))}`,
    `required checks in ${countOf(told(({ requiredChecks }) => (requiredChecks ?? 0) > 0))}, unknown in ${countOf(told(({ requiredChecks }) => requiredChecks === null))}.`,
  ].join('; ');
}
