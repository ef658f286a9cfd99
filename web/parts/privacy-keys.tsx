import { Alert, Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MakePersonKeyDocument, RevokePersonKeyDocument, type PrivacyPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { dayOf, momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { ConnectionValue } from './connection-value';
import { DataTable } from './data-table';
import classes from './privacy.module.css';

/** Keys with which people see their own row. */
export function PrivacyKeys({ privacy }: { privacy: PrivacyPartsFragment }) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const [login, setLogin] = useState('');
  const [days, setDays] = useState('30');
  const [address, setAddress] = useState<string | null>(null);
  const make = useAction(MakePersonKeyDocument, ({ makePersonKey }) => {
    setAddress(`${window.location.origin}${makePersonKey.address}`);
    setLogin('');
  });
  const revoke = useAction(RevokePersonKeyDocument);
  const fault = make.error ?? revoke.error;
  return (
    <section className={classes.section} aria-labelledby="own-rows">
      <h2 id="own-rows">Own rows</h2>
      <p className={classes.note}>
        Everybody may see what is counted about them: their tier per week with what decided it, surfaces, delegated
        hours. Make an address for one person and send it to them alone. Only the key’s fingerprint is kept.
      </p>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (login.trim()) make.mutate({ org, login: login.trim(), days: Number(days) });
        }}
      >
        <TextInput
          size="xs"
          className={classes.field}
          label="Login or e-mail address"
          autoComplete="off"
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <Select
          size="xs"
          label="Valid for"
          allowDeselect={false}
          data={['7', '30', '90', '366'].map((value) => ({ value, label: countedOf(Number(value), 'day') }))}
          value={days}
          onChange={(value) => setDays(value ?? '30')}
        />
        <Button size="xs" type="submit" disabled={login.trim() === ''} loading={make.isPending}>
          Make the address
        </Button>
      </form>
      {address && (
        <div className={classes.made} role="status">
          <p>
            <b>Shown this once.</b> Whoever has this address sees that person’s row.
          </p>
          <ConnectionValue label="Address" value={address} />
        </div>
      )}
      {fault && (
        <Alert color="red" role="alert" mb={12}>
          {fault.message}
        </Alert>
      )}
      {privacy.keys.length > 0 && (
        <DataTable
          caption="Keys that are valid"
          columns={[
            { label: 'Key' },
            { label: 'Of' },
            { label: 'Made' },
            { label: 'Valid until' },
            { label: 'Last used' },
            { label: 'Withdraw' },
          ]}
          rows={privacy.keys.map((key) => [
            key.id,
            key.login ?? 'hidden while rows of people are off',
            dayOf(key.createdAt, timeZone),
            dayOf(key.expiresAt, timeZone),
            key.usedAt === null ? 'not yet' : momentOf(key.usedAt, timeZone),
            <Button
              key="withdraw"
              size="compact-xs"
              variant="default"
              aria-label={`Withdraw key ${key.id}`}
              onClick={() => revoke.mutate({ org, id: key.id })}
            >
              Withdraw
            </Button>,
          ])}
        />
      )}
    </section>
  );
}
