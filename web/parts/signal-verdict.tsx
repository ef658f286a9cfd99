import { Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useAgentName, useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { seriesMeaning, seriesName } from '../text/finding-word';
import { anchorOf, rateBasis, rateChange, rateHeadline } from '../text/hit-rate';
import { countedOf } from '../text/number';
import { DefinitionPopover } from './definition-popover';
import { FindingListLink } from './finding-list-link';
import { signalDefinitions } from './signal-definitions';
import classes from './verdict.module.css';

/** The answer in one sentence with numbers, above everything else. */
export function SignalVerdict() {
  const { view } = useView();
  const { asked, hitRate } = useHitRate(view.by ?? 'agent');
  const strict = useHitRate(view.by ?? 'agent', 'strict').hitRate;
  const nameOf = useAgentName();
  if (asked.error)
    return (
      <section className={`${classes.verdict} ${classes.fault}`} role="alert">
        <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
        <span>{asked.error.message}</span>
      </section>
    );
  if (!hitRate) return <Skeleton height={118} radius={10} />;
  const { total, previous, series } = hitRate;
  return (
    <section
      className={`${classes.verdict} ${asked.isPlaceholderData ? classes.old : ''}`}
      aria-label="The verdict"
      style={{ '--stage': total.enough ? 'var(--accent)' : 'var(--line-strong)' } as React.CSSProperties}
    >
      <div className={classes.head}>
        <p className={classes.headline}>
          <span>{rateHeadline(total, view.agent ? nameOf(view.agent) : '', series, strict?.total.n)}</span>
        </p>
        {series !== 'strict' && <span className={classes.badge}>{seriesName(series)} series</span>}
        <DefinitionPopover title="Hit rate" definition={signalDefinitions.hitRate} />
      </div>
      <p className={classes.evidence}>
        {rateBasis(total)}{' '}
        {total.n > 0 && (
          <span className="no-print">
            <FindingListLink patch={{ inRate: 'true' }}>Show {countedOf(total.n, 'finding')}</FindingListLink>
          </span>
        )}
      </p>
      <p className={classes.evidence}>
        {view.compare !== 'none' && rateChange(total, previous)}{' '}
        {total.enough &&
          total.rate !== null &&
          series === 'strict' &&
          `Among published rates this is ${anchorOf(total.rate)}.`}
      </p>
      {series !== 'strict' && (
        <ul className={classes.caveats}>
          <li>
            {seriesName(series)}: {seriesMeaning(series)}. Coverage, findings per pull request, late, pending, unparsed
            and silently ignored below stay those of the strict series, and so do drop alarm and mute risk.
          </li>
        </ul>
      )}
    </section>
  );
}
