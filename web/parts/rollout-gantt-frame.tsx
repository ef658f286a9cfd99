import { ganttHeight, GanttMark, RolloutGantt, type GanttWave } from '../charts/rollout-gantt';
import { LightMark } from '../charts/rollout-light';
import { Legend } from '../charts/legend';
import { useNow } from '../state/now';
import { rolloutExport, type RolloutPlan } from '../state/rollout';
import { useView } from '../state/use-view';
import type { Asked } from '../state/answer';
import { countOf, countedOf } from '../text/number';
import { waveAbout, waveNote, waveStateName } from '../text/rollout';
import { gateFigures, gateReasonText, gateVerdictName } from '../text/rollout-gate';
import { todayIn } from '../text/week-place';
import { ChartFrame } from './chart-frame';
import { rolloutDefinitions } from './rollout-definitions';

/** The waves over the weeks of the plan, with the lights of their gates. */
export function RolloutGanttFrame({ plan, asked }: { plan: RolloutPlan; asked: Asked }) {
  const { view } = useView();
  const now = useNow(3_600_000);
  const waves: GanttWave[] = plan.waves.map((wave) => ({
    name: wave.name,
    about: waveAbout(wave),
    state: wave.state,
    note: waveNote(wave, plan.state),
    // Once a plan runs, a wave that is held before its start, or waits behind one, has none until it is let go.
    start: wave.actualStart ?? (plan.state === 'draft' ? wave.start : null),
    training: wave.trainingWeeks,
    soakUntil: wave.soakUntil,
    states: wave.states,
    lights: plan.gates.filter((light) => light.wave === wave.name),
  }));
  const everybody = plan.gates.filter((light) => light.wave === null);
  const gates = [...new Set(everybody.map(({ gate }) => gate))].map((name) => ({
    name,
    lights: everybody.filter(({ gate }) => gate === name),
  }));
  const verdicts = (verdict: string) => plan.gates.filter((light) => light.verdict === verdict).length;
  const looks = plan.gates.length;
  return (
    <ChartFrame
      title="Waves over the weeks"
      summary={
        plan.state === 'draft'
          ? `${countedOf(plan.waves.length, 'wave')} over ${countedOf(plan.weeks.length, 'week')}, as planned.`
          : looks === 0
            ? `${countedOf(plan.waves.length, 'wave')} over ${countedOf(plan.weeks.length, 'week')}; no gate was read yet.`
            : `${countedOf(plan.waves.length, 'wave')} over ${countedOf(plan.weeks.length, 'week')}; of ${countedOf(looks, 'reading')} of gates ${countOf(verdicts('pass'))} passed, ${countOf(verdicts('inconclusive'))} were inconclusive, ${countOf(verdicts('fail'))} failed.`
      }
      definition={rolloutDefinitions.gates}
      asked={asked}
      csv={rolloutExport(plan.gates.length ? 'rollout-gates' : 'rollout-plan', view, plan.id)}
      height={ganttHeight(waves.length, gates.length)}
      legend={
        <Legend
          entries={[
            ...(['training', 'soaking', 'running', 'held', 'rolled_back'] as const).map((kind) => ({
              mark: <GanttMark kind={kind} />,
              label: waveStateName(kind),
            })),
            { mark: <GanttMark kind="running" ahead />, label: 'pale: planned' },
            ...(['pass', 'inconclusive', 'fail'] as const).map((verdict) => ({
              mark: <LightMark verdict={verdict} />,
              label: `gate: ${gateVerdictName(verdict)}`,
            })),
          ]}
        />
      }
      table={() =>
        looks === 0
          ? {
              columns: [
                { label: 'Wave' },
                { label: 'Of' },
                { label: 'State' },
                { label: 'Start' },
                { label: 'Training' },
                { label: 'Soak to the end of' },
              ],
              rows: plan.waves.map((wave) => [
                wave.name,
                waveAbout(wave),
                waveStateName(wave.state),
                wave.actualStart ?? wave.start ?? 'not set',
                wave.trainingWeeks.join(', ') || '–',
                wave.soakUntil ?? '–',
              ]),
            }
          : {
              columns: [
                { label: 'Week' },
                { label: 'Wave' },
                { label: 'Gate' },
                { label: 'Verdict' },
                { label: 'Value (interval), n' },
                { label: 'Why' },
              ],
              rows: plan.gates.map((light) => [
                light.week,
                light.wave ?? 'everybody',
                light.gate,
                `${gateVerdictName(light.verdict)}${light.overridden ? ', overridden' : ''}`,
                light.value === null && light.low === null ? 'unknown' : gateFigures(light),
                gateReasonText(light),
              ]),
            }
      }
    >
      <RolloutGantt weeks={plan.weeks} waves={waves} gates={gates} today={todayIn(plan.weeks, now)} />
    </ChartFrame>
  );
}
