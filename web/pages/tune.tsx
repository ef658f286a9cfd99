import { Skeleton } from '@mantine/core';
import { Page } from '../parts/page';
import { TuneCandidatesFrame } from '../parts/tune-candidates-frame';
import { TuneControls } from '../parts/tune-controls';
import { TuneCurveFrame } from '../parts/tune-curve-frame';
import { TunePolicies } from '../parts/tune-policies';
import { TuneRuleForm } from '../parts/tune-rule-form';
import { TuneSave } from '../parts/tune-save';
import { TuneVerdict } from '../parts/tune-verdict';
import classes from '../parts/tune.module.css';
import { useTune } from '../state/tune';

/** What should the threshold be? */
export function TunePage() {
  const { asked, tune } = useTune();
  const judged = tune && tune.all.n > 0;
  // Without any finding there is nothing to decide; the frame says what to connect.
  const none = tune && tune.agents.length === 0;
  return (
    <Page title="Tune" question="What should the threshold be?" clock={false} compare={false}>
      <TuneControls />
      {!none && <TuneVerdict />}
      <div className={judged || asked.isPending ? classes.columns : undefined} data-print="one-column">
        <div className={classes.main}>
          <TuneCurveFrame />
        </div>
        <div className={`${classes.aside} no-print`}>
          {judged ? (
            <>
              <TuneRuleForm tune={tune} />
              <TuneSave key={tune.agent} tune={tune} />
            </>
          ) : (
            asked.isPending && <Skeleton height={420} />
          )}
        </div>
      </div>
      {!none && <TuneCandidatesFrame />}
      <TunePolicies />
    </Page>
  );
}
