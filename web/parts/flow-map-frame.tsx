import { BottleneckNowDocument, FlowTotalsDocument, type FlowTotalsQuery } from '../gql/documents';
import { FlowMap } from '../charts/flow-map';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { durationOf } from '../text/duration';
import { countOf, countedOf, rateOf } from '../text/number';
import { itemsOf, listed, stageName, undividedWrite } from '../text/stage-name';
import { FromGitNote } from './from-git-note';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NothingMatches } from './nothing-matches';

type Flow = FlowTotalsQuery['flow'];

/** The flow map in its frame. */
export function FlowMapFrame() {
  const { view, org, scope, clock } = useView();
  const { dataHorizon } = useOrganization();
  const asked = useAnswer('FlowTotals', FlowTotalsDocument, { org, scope });
  const now = useAnswer('BottleneckNow', BottleneckNowDocument, { org, scope }).data?.bottleneck.now;
  const flow = asked.data?.flow;
  const days = flow ? daysOf(flow, dataHorizon) : 1;
  return (
    <ChartFrame
      title="Flow map"
      summary={flow ? summaryOf(flow) : ''}
      definition={definitions.flowMap}
      asked={asked}
      csv={exportAddress('flow', view)}
      height={280}
      empty={flow && isEmpty(flow) ? <NothingMatches what="pull requests" /> : undefined}
      table={() => ({
        columns: [
          { label: 'Stage' },
          { label: 'Arrivals', numeric: true },
          { label: 'Departures', numeric: true },
          { label: 'per day', numeric: true },
          { label: 'Abandoned', numeric: true },
          { label: 'In it at the end', numeric: true },
          { label: 'p50', numeric: true },
          { label: 'p85', numeric: true },
          { label: 'n', numeric: true },
        ],
        rows: (flow?.stages ?? []).map((stage) =>
          stage.unknown
            ? [stageName(stage.stage), ...Array<string>(8).fill('unknown')]
            : [
                stage.undivided ? undividedWrite.name : stageName(stage.stage),
                countOf(stage.arrivals),
                countOf(stage.departures),
                rateOf((stage.departures ?? 0) / days),
                countOf(stage.abandoned),
                countOf(stage.wip),
                stage.enough ? durationOf(stage.p50, clock) : 'not enough data',
                stage.enough ? durationOf(stage.p85, clock) : 'not enough data',
                countOf(stage.n),
              ],
        ),
      })}
    >
      {flow && <FromGitNote counts={flow.pullRequests} write={flow.stages.find(({ stage }) => stage === 'write')} />}
      {flow && <FlowMap stages={flow.stages} days={days} constraint={now?.constraint ?? null} />}
    </ChartFrame>
  );
}

/** Days of the range that the data speak of. */
function daysOf(flow: Flow, horizon: string | null): number {
  const end = horizon && horizon < flow.range.to ? horizon : flow.range.to;
  return Math.max(1 / 24, (Date.parse(end) - Date.parse(flow.range.from)) / 86_400_000);
}

function isEmpty(flow: Flow): boolean {
  return flow.stages.every((stage) => stage.unknown || (!stage.arrivals && !stage.departures && !stage.wip));
}

function summaryOf(flow: Flow): string {
  const known = flow.stages.filter((stage) => !stage.unknown);
  const largest = [...known].sort((a, b) => (b.wip ?? 0) - (a.wip ?? 0))[0];
  const missing = flow.stages.filter((stage) => stage.unknown).map((stage) => stageName(stage.stage));
  const items = largest && itemsOf(largest.stage);
  const most = largest?.wip
    ? `Most work stands in ${stageName(largest.stage)}: ${countedOf(largest.wip, items.one, items.many)} at the end of the range.`
    : known.some((stage) => stage.wip !== null)
      ? 'No work stands in any stage that is known at the end of the range.'
      : 'Where work stands is unknown.';
  return missing.length ? `${most} ${listed(missing)} ${missing.length > 1 ? 'are' : 'is'} unknown.` : most;
}
