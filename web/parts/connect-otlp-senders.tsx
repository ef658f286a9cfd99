import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OtlpSendersQuery } from '../gql/documents';
import { useNow } from '../state/now';
import { agoOf } from '../text/lag';
import { countOf } from '../text/number';
import table from './pull-request-table.module.css';
import { TokenRemoval } from './token-removal';

type Sender = OtlpSendersQuery['otlpSenders'][number];

/** The tokens there are, what came with each, and a way to remove one. Absent while there is none. */
export function ConnectOtlpSenders({ senders }: { senders: readonly Sender[] }) {
  const now = useNow();
  const [asked, setAsked] = useState<Sender | null>(null);
  if (senders.length === 0) return null;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>Tokens that send telemetry</caption>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Last used</th>
            <th scope="col">Points taken</th>
            <th scope="col">Not used</th>
            <th scope="col">
              <span className={table.second}>Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {senders.map((sender) => (
            <tr key={sender.id}>
              <th scope="row" className={table.main}>
                <span className={table.title}>{sender.name}</span>
                {sender.person !== null && <span className={table.second}>all of it {sender.person}’s</span>}
              </th>
              <td data-label="last used">{sender.lastUsedAt === null ? 'never' : agoOf(sender.lastUsedAt, now)}</td>
              <td data-label="points taken">{countOf(sender.points)}</td>
              <td data-label="not used">
                {notUsed(sender).map((line) => (
                  <span key={line} className={table.second}>
                    {line}
                  </span>
                ))}
              </td>
              <td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Remove the token ${sender.name} for telemetry`}
                  onClick={() => setAsked(sender)}
                >
                  Remove
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TokenRemoval token={asked} onDone={() => setAsked(null)}>
        Agents that send with it are refused from now on. <b>The usage that came in stays.</b>
      </TokenRemoval>
    </div>
  );
}

/** What was left out, a line each; `none` where nothing was. */
function notUsed({ rejected, reasons, unknown }: Sender): string[] {
  const why = reasons.slice(0, 3).map(({ name, count }) => `${countOf(count)} × ${name}`);
  const names = unknown.slice(0, 3).map(({ name }) => name);
  const more = unknown.length > names.length ? ` and ${countOf(unknown.length - names.length)} more` : '';
  const lines = [
    ...(rejected > 0 ? [`${countOf(rejected)} rejected: ${why.join('; ')}`] : []),
    ...(unknown.length > 0 ? [`not known: ${names.join(', ')}${more}`] : []),
  ];
  return lines.length > 0 ? lines : ['none'];
}
