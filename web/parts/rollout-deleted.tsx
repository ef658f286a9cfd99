import { Alert, Button } from '@mantine/core';
import { SaveRolloutPlanDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useRollout } from '../state/rollout';
import { useView } from '../state/use-view';
import frame from './chart-frame.module.css';
import classes from './rollout.module.css';

/** A draft that was deleted: what it takes to bring it back. */
export interface Deleted {
  name: string;
  yaml: string;
}

interface RolloutDeletedProps {
  deleted: Deleted;
  onDone: () => void;
}

/** Says that a draft is gone, and brings it back as it stood last. */
export function RolloutDeleted({ deleted, onDone }: RolloutDeletedProps) {
  const { org } = useView();
  const { show } = useRollout();
  const save = useAction(SaveRolloutPlanDocument, ({ saveRolloutPlan }) => {
    onDone();
    show({ plan: saveRolloutPlan.id, editing: false });
  });
  return (
    <section className={`${frame.frame} ${classes.undo} no-print`} aria-label="Deleted">
      <p role="status">“{deleted.name}” is deleted, with its versions.</p>
      <Button
        size="xs"
        variant="default"
        autoFocus
        loading={save.isPending}
        onClick={() => save.mutate({ org, document: deleted.yaml })}
      >
        Undo: bring back what stood last
      </Button>
      <Button size="xs" variant="subtle" onClick={onDone}>
        Close
      </Button>
      {save.error && (
        <Alert color="red" role="alert">
          {save.error.message}
        </Alert>
      )}
    </section>
  );
}
