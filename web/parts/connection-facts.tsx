import type { ReactNode } from 'react';
import type { ConnectionPartsFragment } from '../gql/documents';
import { agoOf, lateMomentOf, untilOf } from '../text/lag';
import { countOf } from '../text/number';
import { everyText } from '../text/schedule';
import classes from './connection-card.module.css';

interface ConnectionFactsProps {
  connection: ConnectionPartsFragment;
  timeZone: string;
  /** milliseconds */
  now: number;
}

/** What is in, up to when, and when it syncs: expected against got, lag, runs, GitHub's limit. */
export function ConnectionFacts({ connection, timeZone, now }: ConnectionFactsProps) {
  const { auth, got, expected, completeTo, repositoryCount, failedRepositories, lastRunAt, nextRunAt } = connection;
  const moment = (at: string | null) => (at === null ? 'not yet' : lateMomentOf(at, timeZone, now));
  if (auth === 'none') return null;
  return (
    <dl className={classes.facts}>
      <Fact
        label="Pull requests, got of expected"
        value={expected === null ? countOf(got) : `${countOf(got)} of ${countOf(expected)}`}
        second={[
          expected === null
            ? 'GitHub has not said of how many'
            : expected > got
              ? `${countOf(expected - got)} missing`
              : 'none missing',
        ]}
      />
      <Fact
        label="Complete up to"
        value={moment(completeTo)}
        second={[completeTo !== null && `${agoOf(completeTo, now)}`]}
      />
      <Fact
        label="Repositories"
        value={countOf(repositoryCount)}
        second={[failedRepositories > 0 && `${countOf(failedRepositories)} failed`]}
      />
      <Fact label="Last run" value={moment(lastRunAt)} second={[lastRunAt !== null && agoOf(lastRunAt, now)]} />
      <Fact
        label="Next run"
        value={connection.paused ? 'paused' : nextRunAt === null ? 'after this one' : untilOf(nextRunAt, now)}
        second={[everyText(connection.everyMinutes)]}
      />
      <Limit connection={connection} now={now} />
    </dl>
  );
}

function Limit({ connection, now }: { connection: ConnectionPartsFragment; now: number }) {
  const { rateLimit, rateRemaining, rateResetAt } = connection;
  if (rateLimit === null) return <Fact label="GitHub’s limit" value="not known yet" second={[]} />;
  if (rateLimit === 0) return <Fact label="GitHub’s limit" value="none" second={['this server sets no limit']} />;
  const over = rateResetAt !== null && Date.parse(rateResetAt) <= now;
  return (
    <Fact
      label="GitHub’s limit"
      value={`${countOf(over ? rateLimit : rateRemaining)} of ${countOf(rateLimit)} points left`}
      second={[!over && rateResetAt !== null && `full again ${untilOf(rateResetAt, now)}`]}
    />
  );
}

function Fact({ label, value, second }: { label: string; value: ReactNode; second: (string | false)[] }) {
  const more = second.filter(Boolean).join(', ');
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {more && <span>{more}</span>}
      </dd>
    </div>
  );
}
