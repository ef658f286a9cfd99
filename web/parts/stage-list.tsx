import { useEffect } from 'react';
import { useLocation } from '@tanstack/react-router';
import type { Measure, Stage } from '../gql/documents';
import { useStageWeeks } from '../state/stage-weeks';
import { useView } from '../state/use-view';
import { stageMeasures } from '../text/measure';
import { IncidentList } from './incident-list';
import { MeasurePicker } from './measure-picker';
import { PullRequestList } from './pull-request-list';

/** What is behind the stage's numbers: its pull requests, or the incidents for operate. */
export function StageList({ stage }: { stage: Stage }) {
  const { view } = useView();
  const { totals } = useStageWeeks(stage);
  const { hash } = useLocation();
  const known = totals && !totals.unknown;
  useEffect(() => {
    // The parts above have their final height from the start, so that this is where the list stays.
    if (hash === 'list' && known) document.getElementById('list')?.scrollIntoView();
  }, [hash, known]);
  if (!known) return null;
  const offered: readonly Measure[] =
    stage === 'operate'
      ? stageMeasures.filter((measure) => measure !== 'stage_abandoned')
      : totals.undivided
        ? ['departures']
        : stageMeasures;
  const measure = offered.find((each) => each === view.measure) ?? (totals.undivided ? 'departures' : 'wip');
  const controls = <MeasurePicker measures={offered} value={measure} />;
  return stage === 'operate' ? (
    <IncidentList measure={measure} controls={controls} />
  ) : (
    <PullRequestList measure={measure} stage={stage} controls={controls} />
  );
}
