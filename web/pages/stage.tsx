import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ArrivalsFrame } from '../parts/arrivals-frame';
import { CourtFrame } from '../parts/court-frame';
import { DeployStagePanel } from '../parts/deploy-stage-panel';
import { OperateStagePanel } from '../parts/operate-stage-panel';
import { Page } from '../parts/page';
import { SpectrumFrame } from '../parts/spectrum-frame';
import { StageFigures } from '../parts/stage-figures';
import { StageList } from '../parts/stage-list';
import { StageMark } from '../parts/stage-mark';
import { TimeInStageFrame } from '../parts/time-in-stage-frame';
import { WaitingFrame } from '../parts/waiting-frame';
import { WipFrame } from '../parts/wip-frame';
import type { Stage } from '../gql/documents';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { useStageWeeks } from '../state/stage-weeks';
import { stageMeaning, stageName, stages, undividedWrite } from '../text/stage-name';
import { NotFound } from './not-found';
import classes from './stage.module.css';

/** Why does work wait in this stage? */
export function StagePage() {
  const { stage: name } = useParams({ strict: false });
  const { view } = useView();
  const navigate = useNavigate();
  const stage = stages.find((each) => each === name);
  if (!stage) return <NotFound />;
  return (
    <Page title={`Stage: ${stageName(stage)}`} question="Why does work wait here?">
      <Tabs
        value={stage}
        variant="outline"
        onChange={(to) => {
          if (to) void navigate({ to: '/stage/$stage', params: { stage: to }, search: cutOf(view) as never });
        }}
      >
        <Tabs.List aria-label="Stages" className={classes.tabs}>
          {stages.map((each) => (
            <Tabs.Tab key={each} value={each} leftSection={<StageMark stage={each} />} aria-controls="stage-panel">
              {stageName(each)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div id="stage-panel" role="tabpanel" aria-label={stageName(stage)} className={classes.panel}>
        <Meaning stage={stage} />
        <StagePanel stage={stage} />
      </div>
    </Page>
  );
}

function Meaning({ stage }: { stage: Stage }) {
  const { totals } = useStageWeeks(stage);
  const { from, to, holder } = stageMeaning[stage];
  return (
    <p className={classes.meaning}>
      {totals?.undivided
        ? `From ${from} to ${undividedWrite.to}.`
        : `From ${from} to ${to}. The work is held by ${holder}.`}
    </p>
  );
}

function StagePanel({ stage }: { stage: Stage }) {
  return (
    <>
      <StageFigures stage={stage} />
      {stage === 'deploy' && <DeployStagePanel />}
      {stage === 'operate' && <OperateStagePanel />}
      <TimeInStageFrame stage={stage} />
      <div className={classes.pair}>
        <ArrivalsFrame stage={stage} />
        <WipFrame stage={stage} />
      </div>
      <WaitingFrame stage={stage} />
      {stage === 'review' && <CourtFrame />}
      <SpectrumFrame stage={stage} />
      <StageList stage={stage} />
    </>
  );
}
