import { Alert, Button, Skeleton } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  SetDeliveryMappingDocument,
  UndoDeliveryMappingDocument,
  type DeliveryMappingPartsFragment,
  type SetDeliveryMappingMutation,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useJob } from '../state/job';
import { isOver } from '../state/job-news';
import type { useMappingDraft } from '../state/mapping-draft';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { effectSentence } from '../text/mapping';
import { momentOf } from '../text/moment';
import { JobProgress } from './job-progress';
import { MappingEffectTable } from './mapping-effect';
import classes from './mapping.module.css';

interface MappingSaveProps {
  draft: ReturnType<typeof useMappingDraft>;
  mapping: DeliveryMappingPartsFragment;
  /** A try to save what is not whole. */
  onIncomplete: () => void;
  onDone: () => void;
}

/** What the rules would do, and the way to save them, to leave them, or to take the last change back. */
export function MappingSave({ draft, mapping, onIncomplete, onDone }: MappingSaveProps) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const client = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { changed, effect, old, fault, faults, overtaken } = draft;
  const taken = (sentence: string, answer: SetDeliveryMappingMutation['setDeliveryMapping']) => {
    // At once, so that the fields do not show the old rules for a moment.
    client.setQueryData(['DeliveryMapping', { org }], { deliveryMapping: answer.mapping });
    draft.discard();
    setId(answer.job?.id ?? null);
    setSaid(sentence);
    onDone();
  };
  const save = useAction(SetDeliveryMappingDocument, (answer) => taken('It is saved.', answer.setDeliveryMapping));
  const undo = useAction(UndoDeliveryMappingDocument, (answer) =>
    taken('The last change is taken back.', answer.undoDeliveryMapping),
  );
  const job = useJob(id);
  const running = id !== null && !(job && isOver(job.state));
  const incomplete = Object.keys(faults).length > 0;
  const sentence = effect && changed ? effectSentence(effect.before, effect.after) : '';
  const wrong = (changed ? (save.error ?? fault) : (undo.error ?? fault)) ?? null;
  return (
    <div className={classes.aside}>
      <section className={classes.effect} aria-labelledby="mapping-effect">
        <h2 id="mapping-effect">{changed ? 'What would change' : 'What holds now'}</h2>
        {wrong ? (
          <Alert color="red" role="alert" title={changed ? 'It cannot be saved so' : undefined}>
            {wrong.message}
          </Alert>
        ) : effect ? (
          <MappingEffectTable effect={effect} old={old} changed={changed} />
        ) : (
          <Skeleton height={280} aria-busy />
        )}
        {overtaken && (
          <Alert color="yellow" role="alert">
            Somebody saved other rules meanwhile. Saving puts yours in their place; leaving yours shows theirs.
          </Alert>
        )}
        {running && <JobProgress job={job} label="Working out the links again" unit="pull requests" />}
        {job?.state === 'failed' && (
          <Alert color="red" role="alert">
            {job.error}
          </Alert>
        )}
      </section>
      {(changed || said || mapping.changedAt !== null || mapping.canUndo) && (
        <div className={`${classes.bar} ${changed ? classes.asks : ''} no-print`}>
          <p
            className={`${classes.short} ${old ? classes.old : ''} ${changed && !incomplete ? classes.told : ''}`}
            role="status"
          >
            {changed
              ? incomplete
                ? 'A rule is not whole yet.'
                : effect && (sentence || 'No number changes.')
              : said || (mapping.changedAt && `Last changed ${momentOf(mapping.changedAt, timeZone)}.`)}
          </p>
          {changed ? (
            <>
              <Button
                size="xs"
                loading={save.isPending}
                disabled={old || wrong !== null}
                onClick={() => {
                  setSaid('');
                  if (incomplete) onIncomplete();
                  else save.mutate({ org, input: draft.input });
                }}
              >
                Save
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  save.reset();
                  draft.discard();
                  onDone();
                }}
              >
                Leave it as it was
              </Button>
            </>
          ) : (
            mapping.canUndo && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconArrowBackUp size={14} aria-hidden />}
                loading={undo.isPending}
                onClick={() => undo.mutate({ org })}
              >
                Undo the last change
              </Button>
            )
          )}
        </div>
      )}
    </div>
  );
}
