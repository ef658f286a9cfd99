import { DeployStageDocument, type DeployStageQuery } from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';

/** What the range says about deploys: trains, batches, waits, which changes fail. All parts of a page share one answer. */
export function useDeployStage(): { asked: Asked; stage: DeployStageQuery['deployStage'] | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('DeployStage', DeployStageDocument, { org, scope });
  return { asked, stage: asked.data?.deployStage };
}
