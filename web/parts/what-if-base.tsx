import { Skeleton } from '@mantine/core';
import { useWhatIf } from '../state/what-if';
import { isBase } from '../state/what-if-view';
import { poolName, ratioText, utilisationText } from '../text/forecast';
import { durationOf } from '../text/duration';
import { countOf, factorOf, shareOf } from '../text/number';
import { stageName } from '../text/stage-name';
import { DefinitionPopover } from './definition-popover';
import { StageMark } from './stage-mark';
import { whatIfDefinitions } from './what-if-definitions';
import classes from './what-if.module.css';

/** How busy everybody is already, always in sight; and what a formula says at once about the levers under the hand. */
export function WhatIfBase() {
  const { answer, instant, tried, asked } = useWhatIf();
  const base = isBase(tried);
  const rows = (instant?.known ? instant.utilisation : answer?.utilisation) ?? [];
  const told = rows.filter(({ base: own }) => own !== null);
  // Of each queue the fits that do about as well: short waits leave the utilisation open within a wide range.
  const range = ({ baseFrom, baseTo }: { baseFrom: number | null; baseTo: number | null }) =>
    baseFrom !== null && baseTo !== null && baseFrom < baseTo
      ? `${shareOf(baseFrom)} to ${shareOf(baseTo)} fits as well, `
      : '';
  const waits = base || !instant?.known ? [] : instant.stages.filter((each) => each.base !== null);
  if (!answer && !instant && !asked.error) return <Skeleton height={150} radius={10} />;
  return (
    <section className={classes.card} aria-labelledby="what-if-base">
      <div className={classes.cardHead}>
        <h2 id="what-if-base">
          Base utilisation <DefinitionPopover title="Base utilisation" definition={whatIfDefinitions.utilisation} />
        </h2>
      </div>
      {told.length === 0 ? (
        <p className={classes.note}>
          {rows.length === 0
            ? (instant?.message ?? 'Not known yet: the queues are being fitted.')
            : 'No stage could be told to be a queue of people: time there does not depend on load.'}
        </p>
      ) : (
        <ul className={classes.gauges}>
          {told.map((each) => (
            <li key={`${each.stage}-${each.name}`}>
              <span className={classes.gaugeHead}>
                <span className={classes.gaugeName}>
                  <StageMark stage={each.stage} /> {poolName(each)}
                </span>
                <b>
                  {utilisationText(each.base)}
                  {!base && each.scenario !== null && ` → ${utilisationText(each.scenario)}`}
                </b>
              </span>
              <span className={classes.gauge} aria-hidden>
                <i style={{ width: `${100 * Math.min(1, each.base ?? 0)}%` }} />
                {!base && <em style={{ left: `${100 * Math.min(1, each.scenario ?? 0)}%` }} />}
              </span>
              <span className={classes.note}>
                {range(each)}
                {each.servers === null ? '' : `${factorOf(each.servers)} effective at a time, `}n&nbsp;{countOf(each.n)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {waits.length > 0 && (
        <div className={classes.instant} aria-live="polite">
          <h3>At once, by a formula: ± 20 %</h3>
          <ul>
            {waits.map((each) => (
              <li key={`${each.stage}-${each.name}`}>
                <span>
                  {stageName(each.stage)}
                  {each.name ? `, ${each.name}` : ''}, mean
                </span>
                <b>
                  {each.saturated
                    ? 'grows without end'
                    : `${durationOf(each.base)} → ${durationOf(each.scenario)} (${ratioText(each.ratio)})`}
                </b>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
