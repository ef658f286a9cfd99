import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PoliciesDocument, SavePolicyDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { certaintyOf, useTune, type TuneAnswer } from '../state/tune';
import { useView } from '../state/use-view';
import { nameTaken } from '../text/policy';
import { ruleName } from '../text/tune';
import { useTuneAgents } from './tune-agents';
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
  /** The empty field stands for a name that is taken, which is told only after a try to save it. */
  const [tried, setTried] = useState(false);
  const policies = useAnswer('Policies', PoliciesDocument, { org }).data?.policies ?? [];
  const { nameOf, topOf } = useTuneAgents();
  const save = useAction(SavePolicyDocument, (answer) => {
    setSaid(`“${answer.savePolicy.name}” is saved; it stands below with what it promised.`);
    setName('');
    setTried(false);
    setSince('');
  });
  const agent = tune.agent ?? '';
  const certainty = certaintyOf(tune, rule);
  const inWords = ruleName(rule, tune.categories, topOf(agent));
  const title = name.trim() || inWords;
  const taken = nameTaken(title, agent, policies);
  return (
    <section className={classes.card} aria-labelledby="tune-save">
      <h2 id="tune-save">Use this rule</h2>
      <p className={classes.why}>{inWords}.</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setSaid('');
          setTried(taken);
          if (taken) return;
          save.mutate({
            org,
            scope,
            agent,
            name: title,
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
          placeholder={inWords}
          maxLength={80}
          error={
            taken && (tried || name.trim() !== '')
              ? `A policy of ${nameOf(agent)} that runs has this name: write another, or end that one below.`
              : undefined
          }
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setTried(false);
            setSaid('');
          }}
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
