import { Radio, Textarea, TextInput } from '@mantine/core';
import type { ConnectionTarget } from '../gql/documents';
import classes from './connect-page.module.css';
import type { ConnectFieldsProps } from './connect-where';

/** An organization, a user, or chosen repositories. */
export function ConnectWhat({ form, change, faults }: ConnectFieldsProps) {
  return (
    <>
      <Radio.Group
        label="What to read"
        labelProps={{ className: classes.hidden }}
        value={form.target}
        onChange={(target) => change({ target: target as ConnectionTarget })}
      >
        <div className={classes.choices}>
          <Radio
            value="organization"
            label="An organization"
            description="All its repositories, also those made later. Teams come along."
          />
          <Radio value="user" label="A user" description="All repositories that the user owns." />
          <Radio value="repositories" label="Chosen repositories" />
        </div>
      </Radio.Group>
      {form.target === 'repositories' ? (
        <Textarea
          label="Repositories"
          description="As owner/name, such as acme/web, or by address; one a line or with commas."
          autosize
          minRows={3}
          maxRows={10}
          autoCapitalize="none"
          spellCheck={false}
          value={form.repositories}
          error={faults.repositories}
          onChange={(event) => change({ repositories: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label={form.target === 'user' ? 'User' : 'Organization'}
          description="Its name as it stands in the address, such as acme, or the address itself."
          autoCapitalize="none"
          spellCheck={false}
          value={form.login}
          error={faults.login}
          onChange={(event) => change({ login: event.currentTarget.value })}
        />
      )}
    </>
  );
}
