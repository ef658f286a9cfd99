import { useState } from 'react';
import type { ConnectionPartsFragment } from '../gql/documents';
import { agoOf } from '../text/lag';
import { countOf } from '../text/number';
import classes from './connection-hook.module.css';
import { DeliveryList } from './delivery-list';

/** What the webhook delivered, folded unless something failed; nothing before the first delivery. */
export function ConnectionDeliveries({ connection, now }: { connection: ConnectionPartsFragment; now: number }) {
  const { taken, ignored, failed, waiting, lastAt } = connection.deliveries;
  const [open, setOpen] = useState(failed > 0);
  if (lastAt === null) return null;
  const counts = [
    `${countOf(taken)} taken`,
    `${countOf(ignored)} ignored`,
    failed > 0 && `${countOf(failed)} failed`,
    waiting > 0 && `${countOf(waiting)} waiting`,
    `last ${agoOf(lastAt, now)}`,
  ];
  return (
    <details className={classes.hook} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Deliveries <span className={classes.note}>· {counts.filter(Boolean).join(', ')}</span>
      </summary>
      {open && (
        <div className={classes.inside}>
          <DeliveryList connection={connection} />
        </div>
      )}
    </details>
  );
}
