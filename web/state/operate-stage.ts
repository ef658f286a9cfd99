import { OperateStageDocument, type OperateStageQuery } from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';

/** What the range says about operating: open hours, load, pages, times. All parts of a page share one answer. */
export function useOperateStage(): { asked: Asked; stage: OperateStageQuery['operateStage'] | undefined } {
  const { org, scope } = useView();
  const asked = useAnswer('OperateStage', OperateStageDocument, { org, scope });
  return { asked, stage: asked.data?.operateStage };
}
