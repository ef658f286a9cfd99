import classes from '../pages/stage.module.css';
import { useDeployStage } from '../state/deploy-stage';
import { useServicesCut } from '../state/services';
import { DeployBatchFrame } from './deploy-batch-frame';
import { DeployChangeFailFrame } from './deploy-change-fail-frame';
import { DeployFigures } from './deploy-figures';
import { DeployWaitFrame } from './deploy-wait-frame';
import { ServicesCut } from './services-cut';
import { TrainFrame } from './train-frame';

/** What only the deploy stage has: its trains, what they carry and leave behind, and which changes fail. */
export function DeployStagePanel() {
  const cut = useServicesCut();
  const { stage } = useDeployStage();
  return (
    <>
      {stage?.unknown && cut && <ServicesCut known="In this cut the trains are unknown, the changes are not." />}
      <DeployFigures />
      <TrainFrame />
      <div className={classes.pair}>
        <DeployBatchFrame />
        <DeployWaitFrame />
      </div>
      <DeployChangeFailFrame />
    </>
  );
}
