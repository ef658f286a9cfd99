import { Alert, Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { SetRetentionDocument, type PrivacyPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { dayOf } from '../text/moment';
import { countOf } from '../text/number';
import { keptFor } from '../text/privacy';
import { DataTable } from './data-table';
import classes from './privacy.module.css';

type Rule = PrivacyPartsFragment['retention'][number];

const FOR_EVER = 'for ever';
const choices = [30, 60, 90, 180, 365, 730];

/** How long each kind of data about people is kept. */
export function PrivacyRetention({ privacy }: { privacy: PrivacyPartsFragment }) {
  const { timeZone } = useOrganization();
  const [changed, setChanged] = useState<Rule | null>(null);
  return (
    <section className={classes.section} aria-labelledby="retention">
      <h2 id="retention">How long data about people are kept</h2>
      <p className={classes.note}>
        What is older is removed once a day. Weeks before are unknown from then on, not none. Pull requests, reviews and
        comments are the record of the work itself and stay.
      </p>
      {privacy.retention.length === 0 ? (
        <p className={classes.note}>No data about people are kept yet.</p>
      ) : (
        <DataTable
          caption="How long data about people are kept"
          columns={[
            { label: 'Data' },
            { label: 'Kept' },
            { label: 'Rows', numeric: true },
            { label: 'Oldest' },
            { label: 'Change' },
          ]}
          rows={privacy.retention.map((rule) => [
            rule.label,
            keptFor(rule.days),
            countOf(rule.rows),
            rule.oldest === null ? '–' : dayOf(rule.oldest, timeZone),
            rule.fixed ? (
              'fixed'
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Change how long: ${rule.label}`}
                onClick={() => setChanged(rule)}
              >
                Change
              </Button>
            ),
          ])}
        />
      )}
      <Modal
        opened={changed !== null}
        onClose={() => setChanged(null)}
        title={changed?.label}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {changed && <Change rule={changed} onDone={() => setChanged(null)} />}
      </Modal>
    </section>
  );
}

function Change({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const { org } = useView();
  const [kept, setKept] = useState(rule.days === null ? FOR_EVER : String(rule.days));
  const set = useAction(SetRetentionDocument, onDone);
  const days = kept === FOR_EVER ? null : Number(kept);
  const shorter = days !== null && (rule.days === null || days < rule.days);
  const all = [...new Set([...choices, ...(rule.days === null ? [] : [rule.days])])].sort((a, b) => a - b);
  return (
    <>
      <Select
        size="xs"
        label="Kept"
        allowDeselect={false}
        data={[
          ...all.map((value) => ({ value: String(value), label: keptFor(value) })),
          { value: FOR_EVER, label: FOR_EVER },
        ]}
        value={kept}
        onChange={(value) => setKept(value ?? FOR_EVER)}
      />
      {shorter && (
        <Alert color="yellow" mt={12} title="What is older is removed at once">
          It can only come back by another import from its source.
        </Alert>
      )}
      {set.error && (
        <Alert color="red" role="alert" mt={12}>
          {set.error.message}
        </Alert>
      )}
      <div className={classes.buttons}>
        <Button size="xs" loading={set.isPending} onClick={() => set.mutate({ org, source: rule.source, days })}>
          {shorter ? 'Keep less and remove' : 'Save'}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </>
  );
}
