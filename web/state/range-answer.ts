import { FlowTotalsDocument, type RangePartsFragment } from '../gql/documents';
import { useAnswer } from './answer';
import { useView } from './use-view';

/** The days the page's range stands for, and those of the equal period before it; undefined until the server said so. */
export function useRange(): { range: RangePartsFragment; previous: RangePartsFragment } | undefined {
  const { org, scope } = useView();
  const flow = useAnswer('FlowTotals', FlowTotalsDocument, { org, scope }).data?.flow;
  return flow && { range: flow.range, previous: flow.previousRange };
}
