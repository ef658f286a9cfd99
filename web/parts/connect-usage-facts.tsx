import type { ConnectionPartsFragment } from '../gql/documents';
import { agoOf, untilOf } from '../text/lag';
import { countedOf, countOf } from '../text/number';
import { everyText } from '../text/schedule';
import { usageGaps } from '../text/usage-vendor';
import classes from './connection-card.module.css';

interface ConnectUsageFactsProps {
  connection: ConnectionPartsFragment;
  now: number;
}

/** Which days of a vendor's usage are in, how many rows, and when it is read. */
export function ConnectUsageFacts({ connection, now }: ConnectUsageFactsProps) {
  const { usage, lastRunAt, nextRunAt, paused, everyMinutes, completeTo } = connection;
  return (
    <dl className={classes.facts}>
      <Fact
        label="Last day read"
        value={usage?.lastDay ?? 'none yet'}
        second={completeTo === null ? '' : `ended ${agoOf(completeTo, now)}`}
      />
      <Fact
        label="Days"
        value={usage ? countOf(usage.days) : '–'}
        second={usage ? [`from ${usage.firstDay}`, ...usageGaps(usage)].join(', ') : ''}
      />
      <Fact
        label="Rows"
        value={usage ? countOf(usage.rows) : '–'}
        second={usage ? (usage.rejected > 0 ? `${countedOf(usage.rejected, 'row')} put aside` : 'none put aside') : ''}
      />
      <Fact label="Last run" value={agoOf(lastRunAt, now)} second="" />
      <Fact
        label="Next run"
        value={paused ? 'paused' : nextRunAt === null ? 'after a new key' : untilOf(nextRunAt, now)}
        second={everyText(everyMinutes)}
      />
    </dl>
  );
}

function Fact({ label, value, second }: { label: string; value: string; second: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {second && <span>{second}</span>}
      </dd>
    </div>
  );
}
