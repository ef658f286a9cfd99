import { Button, Code, Modal } from '@mantine/core';
import { useContext, useState } from 'react';
import { useConnections } from '../state/connections';
import { OrganizationContext } from '../state/organization';
import { useView } from '../state/use-view';
import { usageVendorOf, usageVendors, type UsageVendor } from '../text/usage-vendor';
import classes from './connect-hook.module.css';
import { ConnectUsageCard } from './connect-usage-card';
import { ConnectUsageForm } from './connect-usage-form';
import { SimulatedNote } from './simulated-note';

/** The way usage of agents comes in from their vendors: pulled on a schedule, or from a file. */
export function ConnectUsage() {
  const { org } = useView();
  const simulated = useContext(OrganizationContext)?.simulated ?? false;
  const connections = useConnections(org).data?.connections ?? [];
  const [vendor, setVendor] = useState<UsageVendor | null>(null);
  return (
    <section className={classes.section} id="usage" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage of agents</h2>
      <p className={classes.note}>
        With it the tiers casual and power are known. Vendors count whole days of UTC and correct them late, so the
        newest seven are read again each time; the first time 90 days back.
      </p>
      {simulated && <SimulatedNote what="a connection" />}
      {connections.map((connection) => {
        const its = usageVendorOf(connection.door);
        return its && <ConnectUsageCard key={connection.id} connection={connection} vendor={its} />;
      })}
      <ul className={classes.tools} aria-label="Vendors of agents">
        {usageVendors.map((each) => (
          <li key={each.source}>
            <div>
              <b>{each.name}</b>
              <p>{each.tells}</p>
            </div>
            {!simulated && (
              <Button
                className="no-print"
                size="xs"
                variant="default"
                aria-label={`Connect ${each.name} usage`}
                onClick={() => setVendor(each)}
              >
                Connect
              </Button>
            )}
          </li>
        ))}
        <li>
          <div>
            <b>A file</b>
            <p>
              What a vendor exports, or a CSV of your own: <Code>npx downstream import usage.json</Code>
            </p>
          </div>
        </li>
      </ul>
      <Modal
        opened={vendor !== null}
        onClose={() => setVendor(null)}
        title={vendor && `Connect ${vendor.name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        transitionProps={{ duration: 0 }}
        size="lg"
      >
        {vendor && <ConnectUsageForm key={vendor.source} vendor={vendor} onDone={() => setVendor(null)} />}
      </Modal>
    </section>
  );
}
