import { Alert, Button, Kbd, Progress } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { SamplePartsFragment } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { useAgentName } from '../state/signal';
import { useView } from '../state/use-view';
import { judgements, type Judgement } from '../text/judge';
import { momentOf } from '../text/moment';
import frame from './chart-frame.module.css';
import { FindingText } from './finding-text';
import { FindingThread } from './finding-thread';
import classes from './judge.module.css';
import { PullRequestButton } from './pull-request-button';
import details from './pull-request-details.module.css';
import { RecordAddress } from './record-address';
import { RecordFacts } from './record-facts';
import signal from './signal.module.css';

interface JudgeOneProps {
  sample: SamplePartsFragment;
  /** Place in the sample, from 0. */
  at: number;
  busy: boolean;
  error: Error | null;
  onSay: (word: Judgement) => void;
  onBack: () => void;
  onNext: () => void;
}

/** One finding with its thread, without a word of what the rules say, and four answers. */
export function JudgeOne({ sample, at, busy, error, onSay, onBack, onNext }: JudgeOneProps) {
  const { change } = useView();
  const { timeZone } = useOrganization();
  const nameOf = useAgentName();
  const { finding, body, context, judged } = sample.nodes[at];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section className={frame.frame} aria-labelledby="judge-title">
      <div className={classes.progress}>
        <span>
          Finding {at + 1} of {sample.nodes.length} · {sample.judged} judged
        </span>
        <Progress
          value={(sample.judged / Math.max(1, sample.nodes.length)) * 100}
          size="sm"
          aria-label="Judged of the sample"
        />
      </div>
      <h2 id="judge-title" ref={heading} tabIndex={-1} className={`${details.title} ${classes.heading}`}>
        {finding.title || finding.id}
      </h2>
      <RecordFacts
        facts={[
          ['Agent', nameOf(finding.agent)],
          ['Severity', finding.severity],
          [
            'On',
            <>
              <PullRequestButton repo={finding.repo} number={finding.number} />
              {finding.pullRequestTitle && ` ${finding.pullRequestTitle}`}
            </>,
          ],
          ['File', finding.path && `${finding.path}${finding.line === null ? '' : `:${finding.line}`}`],
          ['Posted', momentOf(finding.postedAt, timeZone)],
          ['Closed', finding.closedAt && momentOf(finding.closedAt, timeZone)],
        ]}
      />
      <RecordAddress address={finding.url} />
      <h3 className={details.heading}>What it says</h3>
      <div className={signal.text} tabIndex={0} role="group" aria-label="Text of the finding">
        {body === null ? 'Its text is not recorded.' : <FindingText text={body} />}
      </div>
      <h3 className={details.heading}>The thread</h3>
      <FindingThread replies={context.map((reply) => ({ ...reply, sentiment: '' }))} />
      <div className={classes.answers} role="group" aria-label="What became of it">
        {judgements.map(({ word, key, meaning }) => (
          <Button
            key={word}
            variant={judged === word ? 'filled' : 'default'}
            aria-pressed={judged === word}
            disabled={busy}
            onClick={() => onSay(word)}
            title={meaning}
            leftSection={<Kbd size="xs">{key}</Kbd>}
          >
            {word}
          </Button>
        ))}
      </div>
      <p className={classes.meanings}>
        Look at the change itself where the thread does not tell.{' '}
        {judgements.map(({ word, meaning }) => `${word}: ${meaning}`).join('; ')}.
      </p>
      <div className={classes.steps}>
        <Button size="xs" variant="subtle" color="gray" disabled={at === 0} onClick={onBack}>
          Back (b)
        </Button>
        <Button size="xs" variant="subtle" color="gray" disabled={at === sample.nodes.length - 1} onClick={onNext}>
          Skip for now (n)
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={classes.leave}
          onClick={() => change({ sample: undefined })}
        >
          Go on later
        </Button>
      </div>
      {error && (
        <Alert color="red" role="alert" title="It could not be saved" mt={12}>
          {error.message}
        </Alert>
      )}
    </section>
  );
}
