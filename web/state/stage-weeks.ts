import { FlowWeeksDocument, type FlowWeeksQuery, type Stage } from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';

type Flow = FlowWeeksQuery['flow'];

/** One stage week by week, with the same weeks of the period before when a comparison is asked for. */
export interface StageWeeks {
  asked: Asked;
  flow: Flow | undefined;
  totals: Flow['stages'][number] | undefined;
  series: Flow['series'][number] | undefined;
  /** The equal period before; undefined when it is not asked for, not there yet, or holds nothing. */
  before: Flow['series'][number] | undefined;
}

/** Asks for the weeks of a stage. All parts of the page share one answer. */
export function useStageWeeks(stage: Stage): StageWeeks {
  const { view, org, scope } = useView();
  const asked = useAnswer('FlowWeeks', FlowWeeksDocument, { org, scope });
  const flow = asked.data?.flow;
  const compared = view.compare !== 'none' && Boolean(flow);
  const previous = useAnswer(
    'FlowWeeks',
    FlowWeeksDocument,
    { org, scope: { ...scope, range: flow?.previousRange.address } },
    { enabled: compared, keep: false },
  ).data?.flow;
  const of = (answer: Flow | undefined) => answer?.series.find((series) => series.stage === stage);
  const before = compared ? of(previous) : undefined;
  return {
    asked,
    flow,
    totals: flow?.stages.find((totals) => totals.stage === stage),
    series: of(flow),
    before: before?.departures.some(Boolean) ? before : undefined,
  };
}
