import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { CheckUsageDocument, ConnectUsageDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import type { UsageVendor } from '../text/usage-vendor';
import classes from './connect-hook.module.css';
import { ConnectSecret } from './connect-secret';

interface ConnectUsageFormProps {
  vendor: UsageVendor;
  onDone: () => void;
}

/** Key and account of a vendor; tried before it is stored. The key never comes back into the page. */
export function ConnectUsageForm({ vendor, onDone }: ConnectUsageFormProps) {
  const { org } = useView();
  const [secret, setSecret] = useState('');
  const [account, setAccount] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const checking = useRef(false);
  const check = useAction(CheckUsageDocument);
  const connect = useAction(ConnectUsageDocument, onDone);
  const found = check.data?.checkUsage;
  const fault = connect.error ?? check.error;
  const lacks = { secret: secret.trim() === '', account: vendor.account !== null && account.trim() === '' };
  const input = {
    door: vendor.source,
    secret: secret.trim(),
    baseUrl: baseUrl.trim() || null,
    name: name.trim() || null,
    organization: vendor.account?.field === 'organization' ? account.trim() : null,
    workspace: vendor.account?.field === 'workspace' ? account.trim() : null,
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(lacks.secret || lacks.account);
        if (lacks.secret || lacks.account) return;
        if (checking.current) check.mutate({ input });
        else connect.mutate({ org, input });
      }}
    >
      <Stack gap={14} fz={14}>
        <p className={classes.lead}>{vendor.tells}</p>
        {vendor.account && (
          <TextInput
            label={vendor.account.label}
            description={vendor.account.description}
            data-autofocus
            autoComplete="off"
            maxLength={120}
            value={account}
            error={missing && lacks.account && `Enter the ${vendor.account.field}.`}
            onChange={(event) => setAccount(event.currentTarget.value)}
          />
        )}
        <ConnectSecret
          label={vendor.key}
          description={vendor.where}
          autoFocus={vendor.account === null}
          entered={false}
          error={missing && lacks.secret && 'Paste it here.'}
          onChange={setSecret}
        />
        <TextInput
          label="Base URL"
          description="Only where the interface is reached at another address."
          placeholder={vendor.baseUrl}
          autoComplete="off"
          value={baseUrl}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
        />
        <TextInput
          label="Name"
          description="Only where there are several; left out, it is called after the vendor."
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {found && !connect.error && (
          <Alert color={found.ok ? 'green' : 'red'} role={found.ok ? 'status' : 'alert'}>
            {[found.message, found.remedy].filter(Boolean).join(' ')}
          </Alert>
        )}
        {fault && (
          <Alert color="red" role="alert">
            {fault.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={check.isPending} onClick={() => (checking.current = true)}>
            Try the key
          </Button>
          <Button type="submit" loading={connect.isPending} onClick={() => (checking.current = false)}>
            Connect
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
