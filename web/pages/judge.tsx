import { JudgeSample } from '../parts/judge-sample';
import { JudgeStart } from '../parts/judge-start';
import { Page } from '../parts/page';
import { useView } from '../state/use-view';

/** Do people agree with the outcomes? One sample of findings, one at a time. */
export function JudgePage() {
  const { view } = useView();
  return (
    <Page
      title="Judge"
      question="Do people agree with what the rules say?"
      filter={!view.sample}
      clock={false}
      compare={false}
    >
      {view.sample ? <JudgeSample key={view.sample} id={Number(view.sample)} /> : <JudgeStart />}
    </Page>
  );
}
