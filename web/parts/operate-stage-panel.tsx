import { OperateEvidenceFrame } from './operate-evidence-frame';
import { OperateFigures } from './operate-figures';
import { OperateHoursFrame } from './operate-hours-frame';

/** What only the operate stage has: load on the people on call, times, and what links incidents to deploys. */
export function OperateStagePanel() {
  return (
    <>
      <OperateFigures />
      <OperateHoursFrame />
      <OperateEvidenceFrame />
    </>
  );
}
