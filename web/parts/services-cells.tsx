import type { ReactNode } from 'react';
import type { DeployMeasure, Measure, RatePartsFragment, ServicePartsFragment } from '../gql/documents';
import { estimateChange, medianChange } from '../text/change';
import { durationOf } from '../text/duration';
import { durationInterval, rateInterval, shareInterval } from '../text/interval';
import { countedOf, countOf, rateOf, fineShareOf } from '../text/number';
import { DeployListLink } from './deploy-list-link';
import { ListLink } from './list-link';
import { ServicesBefore } from './services-change';
import classes from './services-table.module.css';

interface CellProps {
  now: ServicePartsFragment;
  /** The equal period before; undefined = no comparison. */
  old: ServicePartsFragment | undefined;
  clock: 'elapsed' | 'working';
  /** The cut or the want of deploys leaves it open. */
  unknown: boolean;
}

/** A value, its interval and what it rests on; or the reason why there is none. */
function Cell({
  label,
  value,
  interval,
  basis,
  children,
}: {
  label: string;
  value: string | null;
  interval: string | null;
  basis: ReactNode;
  children?: ReactNode;
}) {
  return (
    <td>
      <span className={classes.label}>{label}</span>
      {value === null ? (
        <span className={classes.missing}>not enough data</span>
      ) : (
        <span className={classes.value}>{value}</span>
      )}
      <span className={classes.second}>
        {value !== null && interval && (
          <>
            <span className={classes.whole}>{interval}</span> ·{' '}
          </>
        )}
        <span className={classes.whole}>{basis}</span>
      </span>
      {children}
    </td>
  );
}

function Unknown({ label }: { label: string }) {
  return (
    <td>
      <span className={classes.label}>{label}</span>
      <span className={classes.missing}>unknown</span>
    </td>
  );
}

/** Of one service, or of all together. */
const of = ({ service }: ServicePartsFragment) => service || undefined;
const nameOf = ({ service }: ServicePartsFragment) => service || 'all services';

/** A count of deploys that leads to them. */
function Deploys({
  of: now,
  list,
  count,
  what,
}: {
  of: ServicePartsFragment;
  list: DeployMeasure;
  count: number;
  what: string;
}) {
  return (
    <DeployListLink
      list={list}
      of={of(now)}
      label={`${countedOf(count, 'deploy')}${what && ` ${what}`}, ${nameOf(now)}`}
    >
      {countOf(count)}
    </DeployListLink>
  );
}

/** First commit to production. */
export function LeadTimeCell({ now, old, clock }: CellProps) {
  const { p50, p50Low, p50High, n, enough } = now.changeLeadTime;
  const before = old?.changeLeadTime;
  return (
    <Cell
      label="Change lead time"
      value={enough ? durationOf(p50, clock) : null}
      interval={durationInterval(p50Low, p50High, clock)}
      basis={
        <>
          n{' '}
          <ChangesLink now={now} measure="lead_time" count={n}>
            {countOf(n)}
          </ChangesLink>
        </>
      }
    >
      {before?.enough && enough && (
        <ServicesBefore
          before={durationOf(before.p50, clock)}
          change={medianChange(now.changeLeadTime, before)}
          text={(hours) => durationOf(hours, clock)}
          words={['longer', 'shorter']}
        />
      )}
    </Cell>
  );
}

/** A count of changes that leads to the pull requests. */
export function ChangesLink({
  now,
  measure,
  count,
  children,
}: {
  now: ServicePartsFragment;
  measure: Measure;
  count: number;
  children: ReactNode;
}) {
  const service = of(now);
  return (
    <ListLink
      measure={measure}
      stage={measure === 'departures' ? 'deploy' : undefined}
      patch={service === undefined ? undefined : { service: [service] }}
      label={`${countedOf(count, 'change')} of ${nameOf(now)}`}
    >
      {children}
    </ListLink>
  );
}

/** Successful production deploys per day. */
export function FrequencyCell({ now, old, unknown }: CellProps) {
  if (unknown) return <Unknown label="Deployment frequency" />;
  const { perDay, low, high, n, enough } = now.deploymentFrequency;
  const before = old?.deploymentFrequency;
  return (
    <Cell
      label="Deployment frequency"
      value={enough ? `${rateOf(perDay)} a day` : null}
      interval={rateInterval(low, high)}
      basis={
        <>
          n <Deploys of={now} list="success" count={n} what="reached production" />
        </>
      }
    >
      {before?.enough && enough && (
        <ServicesBefore
          before={rateOf(before.perDay)}
          change={estimateChange({ value: perDay, low, high }, { ...before, value: before.perDay })}
          text={rateOf}
          words={['more', 'fewer']}
        />
      )}
    </Cell>
  );
}

function RateCell({
  label,
  rate,
  before,
  now,
  list,
  what,
}: {
  label: string;
  rate: RatePartsFragment;
  before: RatePartsFragment | undefined;
  now: ServicePartsFragment;
  list: DeployMeasure;
  what: string;
}) {
  return (
    <Cell
      label={label}
      value={rate.enough ? fineShareOf(rate.value) : null}
      interval={shareInterval(rate.low, rate.high)}
      basis={
        <>
          <Deploys of={now} list={list} count={rate.numerator} what={what} /> of{' '}
          <Deploys of={now} list="all" count={rate.n} what="" />
        </>
      }
    >
      {before?.enough && rate.enough && (
        <ServicesBefore
          before={fineShareOf(before.value)}
          change={estimateChange(rate, before)}
          text={(share) => `${Math.round(share * 1000) / 10} points`}
          words={['more', 'fewer']}
        />
      )}
    </Cell>
  );
}

/** Deployments that require immediate intervention. */
export function FailRateCell({ now, old, unknown }: CellProps) {
  // Without any sign of a failure nothing tells of failures: no incidents, no failed deploys.
  if (unknown || (now.changeFailRate.value === null && now.deploys !== 0)) return <Unknown label="Change fail rate" />;
  return (
    <RateCell
      label="Change fail rate"
      rate={now.changeFailRate}
      before={old?.changeFailRate}
      now={now}
      list="failed"
      what="required immediate intervention"
    />
  );
}

/** Unplanned deployments because of an incident. */
export function ReworkRateCell({ now, old, unknown }: CellProps) {
  if (unknown) return <Unknown label="Deployment rework rate" />;
  return (
    <RateCell
      label="Deployment rework rate"
      rate={now.deploymentReworkRate}
      before={old?.deploymentReworkRate}
      now={now}
      list="rework"
      what="unplanned, because of an incident"
    />
  );
}

/** From a failed deploy to its recovery. */
export function RecoveryCell({ now, old, clock, unknown }: CellProps) {
  if (unknown) return <Unknown label="Failed deployment recovery time" />;
  const { p50, p50Low, p50High, n, open, enough } = now.recoveryTime;
  const before = old?.recoveryTime;
  return (
    <Cell
      label="Failed deployment recovery time"
      value={enough && p50 !== null ? durationOf(p50, clock) : null}
      interval={durationInterval(p50Low, p50High, clock)}
      basis={
        <>
          n <Deploys of={now} list="failed" count={n} what="failed" />
          {open > 0 && (
            <>
              , <Deploys of={now} list="not_recovered" count={open} what="not recovered from yet" /> open
            </>
          )}
        </>
      }
    >
      {before?.enough && enough && (
        <ServicesBefore
          before={durationOf(before.p50, clock)}
          change={medianChange(now.recoveryTime, before)}
          text={(hours) => durationOf(hours, clock)}
          words={['longer', 'shorter']}
        />
      )}
    </Cell>
  );
}
