import { Radio, TextInput } from '@mantine/core';
import type { ConnectFaults, ConnectForm } from '../state/connect-form';
import classes from './connect-page.module.css';

/** What every step of the form gets. */
export interface ConnectFieldsProps {
  form: ConnectForm;
  change: (patch: Partial<ConnectForm>) => void;
  faults: ConnectFaults;
}

/** github.com, or an Enterprise server with its address. */
export function ConnectWhere({ form, change, faults }: ConnectFieldsProps) {
  return (
    <>
      <Radio.Group
        label="Which GitHub"
        labelProps={{ className: classes.hidden }}
        value={form.place}
        onChange={(place) => change({ place: place as ConnectForm['place'] })}
      >
        <div className={classes.choices}>
          <Radio value="github" label="github.com" />
          <Radio
            value="enterprise"
            label="GitHub Enterprise"
            description="A server of your own, or an address that ends with ghe.com."
          />
        </div>
      </Radio.Group>
      {form.place === 'enterprise' && (
        <TextInput
          label="Address"
          description="As you open it in the browser, such as https://github.example.com. Downstream must reach it from where it runs."
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          value={form.address}
          error={faults.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      )}
    </>
  );
}
