import { Alert, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { JudgeFindingDocument, OneSampleDocument, type SamplePartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useShortcuts } from '../state/shortcut';
import { useView } from '../state/use-view';
import { judgements, nextToJudge, type Judgement } from '../text/judge';
import { JudgeOne } from './judge-one';
import { JudgeResult } from './judge-result';
import { ServerFault } from './server-fault';

/** One sample: its findings one at a time, then how people and rules compare. */
export function JudgeSample({ id }: { id: number }) {
  const { org, change } = useView();
  const asked = useAnswer('OneSample', OneSampleDocument, { org, id }, { keep: false });
  // The answer to a judgement is newer than what was asked for at first.
  const [judged, setJudged] = useState<SamplePartsFragment | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const sample = judged ?? asked.data?.findingSample;
  const nodes = sample?.nodes ?? [];
  const at = chosen ?? nextToJudge(nodes, -1);
  const judge = useAction(JudgeFindingDocument, ({ judgeFinding }) => {
    setJudged(judgeFinding);
    setChosen(at === null ? null : nextToJudge(judgeFinding.nodes, at));
  });
  const say = (word: Judgement) => {
    if (at !== null && !judge.isPending) judge.mutate({ org, sample: id, place: nodes[at].place, judged: word });
  };
  const back = () => {
    if (at === null) setChosen(nodes.length - 1);
    else if (at > 0) setChosen(at - 1);
  };
  useShortcuts({
    ...Object.fromEntries(judgements.map(({ word, key }) => [key, () => say(word)])),
    b: back,
    n: () => at !== null && at < nodes.length - 1 && setChosen(at + 1),
  });
  if (asked.error) return <ServerFault error={asked.error} retry={() => void asked.refetch()} />;
  if (asked.isPending) return <Skeleton height={420} aria-busy />;
  if (!sample)
    return (
      <Alert color="gray" title="No such sample">
        Sample {id} is not in this organization.{' '}
        <Button size="xs" variant="default" onClick={() => change({ sample: undefined })}>
          Draw one
        </Button>
      </Alert>
    );
  return at === null ? (
    <JudgeResult sample={sample} onBack={back} />
  ) : (
    <JudgeOne
      key={at}
      sample={sample}
      at={at}
      busy={judge.isPending}
      error={judge.error}
      onSay={say}
      onBack={back}
      onNext={() => setChosen(at + 1)}
    />
  );
}
