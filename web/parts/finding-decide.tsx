import { Alert, Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { DecideFindingDocument, type FindingPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useView } from '../state/use-view';
import { ratedOutcomes } from '../text/finding';
import { findingEvidenceName, outcomeMeaning } from '../text/finding-word';
import own from './record-details.module.css';
import signal from './signal.module.css';

interface FindingDecideProps {
  finding: FindingPartsFragment;
  /** Of the person who overruled the outcome. */
  note: string | null;
}

/** What became of the finding, and a person's word on it: accepted, rejected or ignored, with a note, or taken back. */
export function FindingDecide({ finding, note }: FindingDecideProps) {
  const { org } = useView();
  const [text, setText] = useState(note ?? '');
  const [done, setDone] = useState('');
  const section = useRef<HTMLElement>(null);
  const decide = useAction(DecideFindingDocument);
  const { agent, repo, number, id, outcome, lenient, vendor, evidence, decided } = finding;
  const say = (said: (typeof ratedOutcomes)[number] | null) => {
    setDone('');
    decide.mutate(
      { org, key: { agent, repo, number, id }, outcome: said, note: said ? text || null : null },
      {
        onSuccess: () => {
          if (!said) setText('');
          setDone(
            said
              ? `Saved: ${said}. It outlives every import, and every number counts it from now on.`
              : 'Taken back: what the data say counts again.',
          );
          // The button that was pressed may be gone.
          section.current?.focus();
        },
      },
    );
  };
  return (
    <section ref={section} tabIndex={-1} className={own.decide} aria-labelledby="finding-decide">
      <h3 id="finding-decide">What became of it</h3>
      <p>
        {outcome ? (
          <>
            <b>{outcome}</b>:{' '}
            {decided
              ? 'a person decided that'
              : evidence === 'none' || !evidence
                ? outcomeMeaning(outcome)
                : findingEvidenceName(evidence)}
            .
          </>
        ) : (
          'Unknown.'
        )}
        {decided && note && <span className={signal.said}>“{note}”</span>}
      </p>
      {(lenient !== outcome || vendor) && (
        <p className={own.faint}>
          {[lenient && lenient !== outcome && `Lenient: ${lenient}.`, vendor && `The vendor says ${vendor}.`]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      <TextInput
        size="xs"
        mb={10}
        label="Note"
        placeholder="Why, for those who look later"
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={own.buttons}>
        {ratedOutcomes.map((each) => (
          <Button
            key={each}
            size="xs"
            variant={decided === each ? 'filled' : 'default'}
            aria-pressed={decided === each}
            disabled={decide.isPending}
            onClick={() => say(each)}
          >
            It was {each}
          </Button>
        ))}
        {decided && (
          <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => say(null)}>
            Undo the decision
          </Button>
        )}
      </div>
      {decide.error && (
        <Alert color="red" role="alert" title="It could not be saved" mt={12}>
          {decide.error.message}
        </Alert>
      )}
      <p role="status" className={done ? own.done : undefined} style={done ? undefined : { margin: 0 }}>
        {done}
      </p>
    </section>
  );
}
