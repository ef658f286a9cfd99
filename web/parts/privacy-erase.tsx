import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErasePersonDocument, ErasurePreviewDocument, type PrivacyPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { dayOf } from '../text/moment';
import { countedOf, countOf } from '../text/number';
import { tableName } from '../text/privacy';
import { DataTable } from './data-table';
import classes from './privacy.module.css';

/** Deletes a person, after what that changes was shown and the login typed once more. */
export function PrivacyErase({ privacy }: { privacy: PrivacyPartsFragment }) {
  const { timeZone } = useOrganization();
  const [login, setLogin] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<{ pseudonym: string; rows: number } | null>(null);
  return (
    <section className={classes.section} aria-labelledby="erase">
      <h2 id="erase">Delete a person</h2>
      <p className={classes.note}>
        Logins, e-mail addresses, names and account ids of a person are replaced by a pseudonym in everything that is
        stored; what comes of them later goes in under the same pseudonym. Team and function stay, so that figures over
        people stay as they are. First names, and logins that are words of a language, cannot be told from other words
        in the middle of a sentence and stay there.
      </p>
      <p className={classes.note}>
        {privacy.erased === 0
          ? 'Nobody was deleted so far.'
          : `${countedOf(privacy.erased, 'person was', 'people were')} deleted, the last on ${dayOf(privacy.lastErasedAt, timeZone)}.`}
      </p>
      {done && (
        <Alert color="teal" role="status" mb={12} title={`The person is now ${done.pseudonym}`}>
          {countedOf(done.rows, 'row')} changed. Nothing tells any more who it was.
        </Alert>
      )}
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setDone(null);
          setAsked(login.trim() || null);
        }}
      >
        <TextInput
          size="xs"
          className={classes.field}
          label="Login or e-mail address of the person"
          autoComplete="off"
          value={login}
          onChange={(event) => {
            setLogin(event.currentTarget.value);
            setAsked(null);
          }}
        />
        <Button size="xs" type="submit" variant="default" disabled={login.trim() === ''}>
          Show what would change
        </Button>
      </form>
      {asked && (
        <Preview
          key={asked}
          login={asked}
          onDone={(erased) => {
            setDone(erased);
            setAsked(null);
            setLogin('');
          }}
        />
      )}
    </section>
  );
}

function Preview({ login, onDone }: { login: string; onDone: (done: { pseudonym: string; rows: number }) => void }) {
  const { org } = useView();
  const [typed, setTyped] = useState('');
  const { data, error } = useAnswer('ErasurePreview', ErasurePreviewDocument, { org, login }, { keep: false });
  const erase = useAction(ErasePersonDocument, ({ erasePerson }) => onDone(erasePerson));
  if (error)
    return (
      <Alert color="red" role="alert">
        {error.message}
      </Alert>
    );
  if (!data)
    return (
      <p className={classes.note} aria-busy="true" role="status">
        Looking through everything that is stored…
      </p>
    );
  const { erasurePreview: preview } = data;
  return (
    <div className={classes.preview}>
      <p>
        <b>{countedOf(preview.total, 'row')} would change.</b> Replaced: {preview.accounts.join(', ')}.
      </p>
      {preview.staying.length > 0 && (
        <p>These bear the name of an account and keep it: {preview.staying.join(', ')}.</p>
      )}
      <DataTable
        caption="Rows that would change"
        columns={[{ label: 'Where' }, { label: 'Rows', numeric: true }]}
        rows={preview.rows.map(({ table, rows }) => [tableName(table), countOf(rows)])}
      />
      <form
        noValidate
        className={classes.form}
        style={{ marginTop: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === preview.login) erase.mutate({ org, login: preview.login });
        }}
      >
        <TextInput
          size="xs"
          className={classes.field}
          label={`Type ${preview.login} to delete. It cannot be taken back.`}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          size="xs"
          type="submit"
          color="red.8"
          disabled={typed.trim() !== preview.login}
          loading={erase.isPending}
        >
          Delete this person
        </Button>
      </form>
      {erase.error && (
        <Alert color="red" role="alert">
          {erase.error.message}
        </Alert>
      )}
    </div>
  );
}
