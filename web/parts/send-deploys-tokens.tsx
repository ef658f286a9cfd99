import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ConnectionPartsFragment } from '../gql/documents';
import { useNow } from '../state/now';
import { agoOf } from '../text/lag';
import table from './pull-request-table.module.css';
import { TokenRemoval } from './token-removal';

/** The tokens there are, with their last use and a way to remove one. Absent while there is none. */
export function SendDeploysTokens({ tokens }: { tokens: readonly ConnectionPartsFragment[] }) {
  const now = useNow();
  const [asked, setAsked] = useState<ConnectionPartsFragment | null>(null);
  if (tokens.length === 0) return null;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>Tokens that send deploys</caption>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span className={table.second}>Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row" className={table.main}>
                <span className={table.title}>{token.name}</span>
              </th>
              <td data-label="last used">{token.lastRunAt === null ? 'never' : agoOf(token.lastRunAt, now)}</td>
              <td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Remove the token ${token.name}`}
                  onClick={() => setAsked(token)}
                >
                  Remove
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TokenRemoval token={asked} onDone={() => setAsked(null)}>
        Pipelines that send with it are refused from now on. <b>The deploys that came in stay.</b>
      </TokenRemoval>
    </div>
  );
}
