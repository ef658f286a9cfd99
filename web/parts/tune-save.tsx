import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SavePolicyDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { certaintyOf, useTune, type TuneAnswer } from '../state/tune';
import { useView } from '../state/use-view';
import { ruleName } from '../text/tune';
import { TuneExport } from './tune-export';
import classes from './tune.module.css';

/** What is done with the rule: taken along as settings, or saved and held against what comes. */
export function TuneSave({ tune }: { tune: TuneAnswer }) {
  const { org, scope } = useView();
  const { rule, target } = useTune();
  const [name, setName] = useState('');
  const [since, setSince] = useState('');
  const [exporting, setExporting] = useState(false);
  const [said, setSaid] = useState('');
  const save = useAction(SavePolicyDocument, (answer) => {
    setSaid(`“${answer.savePolicy.name}” is saved; it stands below with what it promised.`);
    setName('');
    setSince('');
  });
  const agent = tune.agent ?? '';
  const certainty = certaintyOf(tune, rule);
  return (
    <section className={classes.card} aria-labelledby="tune-save">
      <h2 id="tune-save">Use this rule</h2>
      <p className={classes.why}>{ruleName(rule, tune.categories)}.</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setSaid('');
          save.mutate({
            org,
            scope,
            agent,
            name: name.trim() || ruleName(rule, tune.categories),
            rule,
            target,
            startedAt: since ? `${since}T00:00:00Z` : undefined,
          });
        }}
      >
        <div>
          <Button size="xs" variant="default" onClick={() => setExporting(true)}>
            Export as settings
          </Button>
        </div>
        <TextInput
          size="xs"
          label="Name"
          placeholder={ruleName(rule, tune.categories)}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="date"
          label="In force since"
          description="When the agent was set to it; empty = now."
          value={since}
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        {certainty !== 'certified' && (
          <p className={classes.note}>
            This rule is not certified. It can be saved all the same: then the weeks to come are its test.
          </p>
        )}
        <div className={classes.buttons}>
          <Button size="xs" type="submit" loading={save.isPending}>
            Save as a policy
          </Button>
        </div>
        {save.error && (
          <Alert color="red" role="alert">
            {save.error.message}
          </Alert>
        )}
        <p className={classes.note} role="status">
          {said}
        </p>
      </form>
      {exporting && <TuneExport agent={agent} rule={rule} target={target} onClose={() => setExporting(false)} />}
    </section>
  );
}
