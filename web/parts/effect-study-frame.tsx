import { EventStudy, StudyLegendMark } from '../charts/event-study';
import { Legend } from '../charts/legend';
import { useEffectAnswer, effectExport } from '../state/effect';
import { useView } from '../state/use-view';
import { boundsOf, changeOf, outcomeName, weekFrom } from '../text/effect';
import { countOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { effectDefinitions } from './effect-definitions';

const HEIGHT = 320;

/** Effect by weeks from the rollout, in its frame. */
export function EffectStudyFrame() {
  const { view } = useView();
  const { asked, effect, question } = useEffectAnswer();
  const study = effect?.study;
  const unit = effect?.unit ?? '';
  const units = { hours: 'hours', share: 'percentage points', per_person: 'pull requests per person and week', incidents: 'incidents per week' }; // prettier-ignore
  const clear = study?.weeksFromRollout.filter(
    (week, i) => week >= 0 && ((study.low[i] ?? -1) > 0 || (study.high[i] ?? 1) < 0),
  );
  return (
    <ChartFrame
      title="By weeks from the rollout"
      summary={
        clear
          ? `Change of the ${outcomeName(question.outcome)} in ${units[unit as keyof typeof units] ?? unit}; ${clear.length === 0 ? 'no week after the rollout has an interval without zero' : `weeks whose interval leaves out zero: ${clear.map(weekFrom).join(', ')}`}. One week in twenty does so by chance.`
          : 'No effect can be estimated.'
      }
      definition={effectDefinitions.study}
      asked={asked}
      csv={effectExport('effect', view, question)}
      height={HEIGHT}
      empty={effect && !study ? <p>No effect can be estimated, so there is nothing to draw.</p> : undefined}
      legend={
        <Legend
          entries={[
            { mark: <StudyLegendMark kind="before" />, label: 'before the rollout' },
            { mark: <StudyLegendMark kind="base" />, label: 'base: the 4 weeks before, together 0' },
            { mark: <StudyLegendMark kind="after" />, label: 'after the rollout, with 95 % interval' },
          ]}
        />
      }
      table={() => ({
        columns: [
          { label: 'Weeks from the rollout' },
          { label: 'Part' },
          { label: 'Effect', numeric: true },
          { label: '95 % interval', numeric: true },
          { label: 'Rolled-out teams', numeric: true },
        ],
        rows: (study?.weeksFromRollout ?? []).map((week, i) => [
          weekFrom(week),
          study!.base[i] ? 'base' : week < 0 ? 'before' : 'after',
          study!.effect[i] === null ? '–' : changeOf(unit, study!.effect[i]),
          study!.effect[i] === null ? '–' : boundsOf(unit, study!.low[i], study!.high[i]),
          countOf(study!.teams[i]),
        ]),
      })}
    >
      {study && <EventStudy study={study} unit={unit} height={HEIGHT} />}
    </ChartFrame>
  );
}
