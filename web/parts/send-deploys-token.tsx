import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConnectDeploysDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import classes from './connect-hook.module.css';
import { ConnectionValue } from './connection-value';

interface SendDeploysTokenProps {
  /** The one just made; null before. */
  token: string | null;
  onMade: (token: string) => void;
  onClose: () => void;
}

/** Makes a token under a name, and shows it this once. */
export function SendDeploysToken({ token, onMade, onClose }: SendDeploysTokenProps) {
  const { org } = useView();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const make = useAction(ConnectDeploysDocument, ({ connectDeploys }) => onMade(connectDeploys.token));
  if (token)
    return (
      <div className={classes.once} role="status">
        <p>
          <b>The token, shown this once.</b> Only its fingerprint is kept, so that it cannot be shown again. Put it
          among the secrets of the pipeline as DOWNSTREAM_TOKEN.
        </p>
        <ConnectionValue label="Token" value={token} />
      </div>
    );
  return (
    <form
      noValidate
      className={classes.name}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(name.trim() === '');
        if (name.trim()) make.mutate({ org, name: name.trim() });
      }}
    >
      <TextInput
        size="xs"
        label="Name of the token"
        description="Who sends with it, such as the pipeline or the cluster."
        placeholder="ci"
        autoComplete="off"
        maxLength={100}
        ref={(field) => field?.focus()}
        value={name}
        error={missing && 'Give it a name.'}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" size="xs" loading={make.isPending}>
          Make the token
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {make.error && (
        <Alert color="red" role="alert">
          {make.error.message}
        </Alert>
      )}
    </form>
  );
}
