import { Alert, Switch } from '@mantine/core';
import { SetPersonRowsDocument, type PrivacyPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import classes from './privacy.module.css';

/** Whether rows of single people may be shown. */
export function PrivacyPersonRows({ privacy }: { privacy: PrivacyPartsFragment }) {
  const { org } = useView();
  const set = useAction(SetPersonRowsDocument);
  return (
    <section className={classes.section} aria-labelledby="person-rows">
      <h2 id="person-rows">Rows of single people</h2>
      <p className={classes.note}>
        Adoption is counted over people: by team, function, surface and tenure. Groups under {privacy.smallestGroup}{' '}
        people are merged or not shown, and nothing ranks people. While this is off, nobody but the person sees how far
        a person uses agents. Lists of pull requests name who wrote and reviewed them either way: that is about the
        change.
      </p>
      <Switch
        label="Show rows of single people"
        description={privacy.personRows ? 'On: tiers of single people can be asked for.' : 'Off'}
        checked={privacy.personRows}
        disabled={set.isPending}
        onChange={(event) => set.mutate({ org, on: event.currentTarget.checked })}
      />
      {set.error && (
        <Alert color="red" role="alert" mt={12}>
          {set.error.message}
        </Alert>
      )}
    </section>
  );
}
