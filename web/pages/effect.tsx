import { EffectControls } from '../parts/effect-controls';
import { EffectGroupsFrame } from '../parts/effect-groups-frame';
import { EffectRolloutsFrame } from '../parts/effect-rollouts-frame';
import { EffectStudyFrame } from '../parts/effect-study-frame';
import { EffectVerdict } from '../parts/effect-verdict';
import { Page } from '../parts/page';
import { useEffectAnswer } from '../state/effect';

/** What followed the rollout of agents? */
export function EffectPage() {
  const { asked, effect } = useEffectAnswer();
  // The verdict says why there is nothing to draw, or what went wrong.
  const drawn = !asked.error && !effect?.refusal;
  return (
    <Page title="Effect" question="What followed the rollout of agents?" compare={false}>
      <EffectControls />
      <EffectVerdict />
      {drawn && <EffectStudyFrame />}
      {drawn && <EffectGroupsFrame />}
      {!asked.error && <EffectRolloutsFrame />}
    </Page>
  );
}
