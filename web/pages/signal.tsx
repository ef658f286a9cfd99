import { AgentFault } from '../parts/agent-fault';
import { FindingList } from '../parts/finding-list';
import { Page } from '../parts/page';
import { SignalControls } from '../parts/signal-controls';
import { SignalEvidence } from '../parts/signal-evidence';
import { SignalFigures } from '../parts/signal-figures';
import { SignalHealthFrame } from '../parts/signal-health';
import { SignalMissesFrame } from '../parts/signal-misses';
import { NoAgent } from '../parts/signal-none';
import { SignalNotices } from '../parts/signal-notices';
import { SignalOutcomesFrame } from '../parts/signal-outcomes-frame';
import { SignalQualityFrame } from '../parts/signal-quality';
import { SignalRateFrame } from '../parts/signal-rate-frame';
import { SignalVerdict } from '../parts/signal-verdict';
import { SignalWatchFrame } from '../parts/signal-watch-frame';
import { SignalWeeksFrame } from '../parts/signal-weeks-frame';
import { useHitRate } from '../state/signal';
import { useView } from '../state/use-view';

/** Is AI review signal or noise? */
export function SignalPage() {
  const { view } = useView();
  const { asked, hitRate } = useHitRate(view.by ?? 'agent');
  return (
    <Page title="Signal" question="Is AI review signal or noise?" clock={false}>
      {asked.error && view.agent ? (
        // Said once instead of in every frame.
        <AgentFault asked={asked} />
      ) : hitRate?.unknown ? (
        <NoAgent />
      ) : (
        <>
          <SignalVerdict />
          <SignalNotices />
          <SignalFigures />
          <SignalControls />
          <SignalRateFrame />
          <SignalWeeksFrame />
          <SignalOutcomesFrame />
          <SignalEvidence />
          <SignalWatchFrame />
          <SignalMissesFrame />
          <SignalHealthFrame />
          <SignalQualityFrame />
          <FindingList />
        </>
      )}
    </Page>
  );
}
