import { Alert, Button, Skeleton } from '@mantine/core';
import { PoliciesDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { DefinitionPopover } from './definition-popover';
import { tuneDefinitions } from './tune-definitions';
import { TunePolicy } from './tune-policy';
import classes from './tune.module.css';

/** The saved policies, each promised against actual. */
export function TunePolicies() {
  const { org } = useView();
  const asked = useAnswer('Policies', PoliciesDocument, { org });
  const policies = asked.data?.policies;
  return (
    <div className={classes.policies}>
      <h2>
        Saved policies <DefinitionPopover title="Saved policies" definition={tuneDefinitions.policies} />
      </h2>
      {asked.error ? (
        <Alert color="red" role="alert" title="The policies could not be read">
          <p>{asked.error.message}</p>
          <Button size="xs" variant="default" onClick={() => void asked.refetch()}>
            Try again
          </Button>
        </Alert>
      ) : !policies ? (
        <Skeleton height={120} aria-busy />
      ) : policies.length === 0 ? (
        <div className={classes.empty}>
          <p>None is saved yet. A saved rule is held against what comes: promised and actual hit rate, week by week.</p>
        </div>
      ) : (
        policies.map((policy) => <TunePolicy key={policy.id} policy={policy} />)
      )}
    </div>
  );
}
