import { Legend, LineMark } from '../charts/legend';
import { Spectrum } from '../charts/spectrum';
import { SpectrumDocument, type Stage } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useRange } from '../state/range-answer';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { durationOf } from '../text/duration';
import { momentOf } from '../text/moment';
import { countOf, countedOf } from '../text/number';
import { useStageWeeks } from '../state/stage-weeks';
import { ChartFrame } from './chart-frame';
import { definitions } from './definitions';
import { NothingMatches } from './nothing-matches';
import { PullRequestButton } from './pull-request-button';

const HEIGHT = 300;
const quartiles = ['fastest quarter', 'second', 'third', 'slowest quarter'];

/** The performance spectrum of a stage in its frame. */
export function SpectrumFrame({ stage }: { stage: Stage }) {
  const { view, org, scope, clock, change } = useView();
  const { timeZone, dataHorizon } = useOrganization();
  const range = useRange()?.range;
  const { totals } = useStageWeeks(stage);
  const asked = useAnswer('Spectrum', SpectrumDocument, { org, scope, stage });
  const spectrum = asked.data?.spectrum;
  // Incidents have no visits of their own to draw; their list below has every one.
  if (totals?.unknown || stage === 'operate' || (totals?.undivided && totals.n === 0)) return null;
  const end = range && dataHorizon && dataHorizon < range.to ? dataHorizon : range?.to;
  return (
    <ChartFrame
      title="Performance spectrum"
      summary={
        spectrum
          ? `${countedOf(spectrum.total, 'visit')} of the stage${
              spectrum.shown < spectrum.total ? `, ${countOf(spectrum.shown)} of them drawn, evenly thinned` : ''
            }; ${countOf(spectrum.leave.filter((leave) => leave === null).length)} of the drawn have not left yet.`
          : ''
      }
      definition={definitions.spectrum}
      asked={asked}
      csv={exportAddress('spectrum', { ...view, stage })}
      height={HEIGHT}
      empty={spectrum?.total === 0 ? <NothingMatches what="pull requests" /> : undefined}
      legend={
        <Legend
          entries={[
            ...quartiles.map((label, index) => ({ mark: <LineMark colour={`var(--quartile-${index})`} />, label })),
            { mark: <LineMark colour="var(--ink-muted)" dash="3 3" />, label: 'not left yet' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Pull request' },
          { label: 'Entered' },
          { label: 'Left' },
          { label: 'Time', numeric: true },
          { label: 'Quartile' },
        ],
        rows: (spectrum?.repo ?? []).map((repo, index) => [
          <PullRequestButton key="open" repo={repo} number={spectrum?.number[index] ?? 0} />,
          momentOf(spectrum?.enter[index], timeZone),
          spectrum?.leave[index] ? momentOf(spectrum.leave[index], timeZone) : 'not yet',
          durationOf(spectrum?.hours[index], clock),
          quartiles[spectrum?.quartile[index] ?? 0],
        ]),
      })}
    >
      {spectrum && range && end && (
        <Spectrum
          spectrum={spectrum}
          from={Date.parse(range.from)}
          to={Date.parse(end)}
          timeZone={timeZone}
          clock={clock}
          height={HEIGHT}
          onOpen={(pullRequest) => change({ pr: pullRequest })}
        />
      )}
    </ChartFrame>
  );
}
