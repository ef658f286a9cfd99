import type { ReportRun } from '../state/report';
import { progressText } from '../text/forecast';

/** Where the forecast will stand: how far it is. */
export function ReportPending({ run }: { run: ReportRun }) {
  return (
    <>
      <h2>What breaks next</h2>
      <p role="status">The forecast runs{run.progress ? `: ${progressText(run.progress)}` : ''} …</p>
    </>
  );
}
