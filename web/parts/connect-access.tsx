import { Alert, Button, FileButton, Radio, TextInput } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import type { ConnectMethod } from '../state/connect-form';
import classes from './connect-page.module.css';
import { ConnectPermissions } from './connect-permissions';
import { ConnectSecret } from './connect-secret';
import type { ConnectFieldsProps } from './connect-where';

const methods: { value: ConnectMethod; label: string; description: string }[] = [
  {
    value: 'fine_grained',
    label: 'Fine-grained token',
    description: 'The quickest way. It may do no more than you tick, and it ends on a day you choose.',
  },
  { value: 'classic', label: 'Classic token', description: 'Where fine-grained tokens are not allowed.' },
  {
    value: 'app',
    label: 'GitHub App',
    description: 'Belongs to nobody, has a limit of its own, does not expire.',
  },
  { value: 'hooks', label: 'Webhooks only', description: 'Where no token may be given away.' },
];

/** By which right GitHub is read. Secrets are entered once and never shown again. */
export function ConnectAccess({ form, change, faults, refused }: ConnectFieldsProps & { refused: string | null }) {
  return (
    <>
      <Radio.Group
        label="How to get in"
        labelProps={{ className: classes.hidden }}
        value={form.method}
        onChange={(method) => change({ method: method as ConnectMethod })}
      >
        <div className={classes.choices}>
          {methods.map((each) => (
            <Radio key={each.value} {...each} />
          ))}
        </div>
      </Radio.Group>
      <ConnectPermissions form={form} />
      {(form.method === 'fine_grained' || form.method === 'classic') && (
        <ConnectSecret
          label="Token"
          description="It is stored encrypted, used only to read from GitHub, and never shown again."
          entered={form.token !== ''}
          error={faults.token}
          onChange={(token) => change({ token })}
        />
      )}
      {form.method === 'app' && (
        <>
          <TextInput
            label="App ID"
            inputMode="numeric"
            autoComplete="off"
            value={form.appId}
            error={faults.appId}
            onChange={(event) => change({ appId: event.currentTarget.value })}
          />
          <div>
            <ConnectSecret
              label="Private key"
              description="Paste the text of the .pem file, or choose the file. It is stored encrypted and never shown again."
              entered={form.privateKey !== ''}
              error={faults.privateKey}
              onChange={(privateKey) => change({ privateKey })}
            />
            <FileButton
              accept=".pem,application/x-pem-file"
              onChange={(file) => void file?.text().then((privateKey) => change({ privateKey }))}
            >
              {(props) => (
                <Button {...props} mt={8} size="xs" variant="default" leftSection={<IconFile size={14} aria-hidden />}>
                  Choose the .pem file
                </Button>
              )}
            </FileButton>
          </div>
          <TextInput
            label="Installation ID"
            description="Optional: the number at the end of the address of the installation. Without it, it is found by the name."
            inputMode="numeric"
            autoComplete="off"
            value={form.installationId}
            error={faults.installationId}
            onChange={(event) => change({ installationId: event.currentTarget.value })}
          />
        </>
      )}
      {refused && (
        <Alert color="red" role="alert" title="GitHub did not let us in">
          {refused}
        </Alert>
      )}
    </>
  );
}
