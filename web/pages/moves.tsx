import { MovesFrame } from '../parts/moves-frame';
import { Page } from '../parts/page';
import { RunStripFrame } from '../parts/run-strip-frame';
import { SaturationFrame } from '../parts/saturation-frame';
import { StageHoursFrame } from '../parts/stage-hours-frame';

/** When did the bottleneck move? */
export function MovesPage() {
  return (
    <Page title="Moves" question="When did the bottleneck move?">
      <RunStripFrame />
      <MovesFrame />
      <SaturationFrame />
      <StageHoursFrame />
    </Page>
  );
}
