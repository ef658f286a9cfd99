import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { LightMark } from '../charts/rollout-light';
import { DecideRolloutDocument, type GateLightPartsFragment, type RolloutDecisionKind } from '../gql/documents';
import { useAction } from '../state/action';
import type { RolloutPlan } from '../state/rollout';
import { conditionsOf } from '../state/rollout-draft';
import { useView } from '../state/use-view';
import { latestLights, listed, waveAbout, waveNote, weekSpan } from '../text/rollout';
import { failCondition, gateMetricName, gateReasonText, gateVerdictName, passCondition } from '../text/rollout-gate';
import frame from './chart-frame.module.css';
import { DefinitionPopover } from './definition-popover';
import { RolloutDecide, type Deciding } from './rollout-decide';
import { rolloutDefinitions } from './rollout-definitions';
import { RolloutState } from './rollout-state';
import classes from './rollout.module.css';

type Wave = RolloutPlan['waves'][number];

/** Each wave with its gates and their reasons, and what a person may decide about it. */
export function RolloutWaves({ plan }: { plan: RolloutPlan }) {
  const { org } = useView();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [decided, setDecided] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const decide = useAction(DecideRolloutDocument, () => setDeciding(null));
  const everybody = plan.document.gates.filter(({ scope }) => scope === 'organization');
  // The button that was pressed is gone where the wave changed its state: the focus goes to the wave, not to the top of the page.
  useEffect(() => {
    if (decided === null || document.activeElement !== document.body) return;
    const place = plan.waves.findIndex(({ name }) => name === decided);
    (list.current?.children[place] as HTMLElement | undefined)?.focus();
  }, [decided, plan]);
  const open = (kind: RolloutDecisionKind, wave: Wave, verb: string, follows: string, gate?: string) => {
    decide.reset();
    setDeciding({
      title: `${verb}: ${wave.name}`,
      follows,
      verb,
      decide: (who, why) =>
        decide.mutate(
          { org, id: plan.id, kind, who, why, wave: wave.name, gate },
          { onSuccess: () => setDecided(wave.name) },
        ),
    });
  };
  return (
    <section className={frame.frame} aria-labelledby="rollout-waves">
      <h2 id="rollout-waves" className={classes.heading}>
        Waves and their gates <DefinitionPopover title="Gates" definition={rolloutDefinitions.gates} />
      </h2>
      {everybody.length > 0 && (
        <div className={classes.everybody}>
          <h3>Gates over all teams</h3>
          <GateLights gates={everybody} lights={latestLights(plan).filter(({ wave }) => wave === null)} />
        </div>
      )}
      <ul className={classes.waves} ref={list}>
        {plan.waves.map((wave) => (
          <li key={wave.name} aria-label={wave.name} tabIndex={-1}>
            <div className={classes.waveHead}>
              <h3>{wave.name}</h3>
              <RolloutState state={wave.state} of="wave" />
              <span className={classes.faint}>{waveAbout(wave)}</span>
            </div>
            <p className={classes.note}>{whenText(wave, plan.state)}</p>
            <GateLights
              gates={plan.document.gates.filter(({ scope }) => scope === 'wave')}
              lights={wave.lights.filter((light) => light.wave === wave.name)}
            />
            {plan.state === 'active' && <WaveActions wave={wave} open={open} />}
            <p className={`${classes.said} no-print`} role="status">
              {plan.state === 'active' && decided === wave.name
                ? 'Noted, with who and why: it stands in the log below.'
                : ''}
            </p>
          </li>
        ))}
      </ul>
      {plan.document.holdout.length > 0 && (
        <p className={classes.note}>Holdout, to compare with: {listed(plan.document.holdout)}.</p>
      )}
      <RolloutDecide
        deciding={deciding}
        pending={decide.isPending}
        error={decide.error}
        onClose={() => setDeciding(null)}
      />
    </section>
  );
}

interface GateLightsProps {
  gates: RolloutPlan['document']['gates'];
  lights: readonly GateLightPartsFragment[];
}

/** What each gate said last, why, and its conditions. */
function GateLights({ gates, lights }: GateLightsProps) {
  if (gates.length === 0) return null;
  return (
    <ul className={classes.lights}>
      {gates.map((gate) => {
        const light = lights.find((each) => each.gate === gate.name);
        const { pass, fail } = conditionsOf(gate);
        const rule = { metric: gate.metric, target: pass, floor: fail };
        return (
          <li key={gate.name}>
            <LightMark verdict={light?.verdict ?? 'not_yet'} />
            <span>
              <b>
                {gate.name}: {gateVerdictName(light?.verdict ?? 'not_yet')}.
              </b>{' '}
              {light
                ? gateReasonText(light, gate.minimumN)
                : gate.scope === 'wave'
                  ? 'It is read at the end of every week from the start of the wave on.'
                  : 'It is read at the end of every whole week of the plan.'}{' '}
              <span className={classes.faint}>
                ({gateMetricName(gate.metric)}; passes with {passCondition(rule)}, fails {failCondition(rule)}
                {light ? `; read in ${light.week}` : ''})
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface WaveActionsProps {
  wave: Wave;
  open: (kind: RolloutDecisionKind, wave: Wave, verb: string, follows: string, gate?: string) => void;
}

function WaveActions({ wave, open }: WaveActionsProps) {
  const { name, state, heldBy } = wave;
  const started = state === 'training' || state === 'soaking' || state === 'running' || wave.states.includes('running');
  if (state === 'rolled_back' || state === 'done') return null;
  return (
    <div className={`${classes.buttons} no-print`}>
      {state === 'held' && heldBy && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Go on in spite of it: ${name}`}
          onClick={() =>
            open(
              'override',
              wave,
              'Go on in spite of it',
              `The gate “${heldBy}” does not pass. The wave goes on all the same; the light stays as it is.`,
              heldBy,
            )
          }
        >
          Go on in spite of it
        </Button>
      )}
      {state === 'held' && !heldBy && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Resume: ${name}`}
          onClick={() => open('resume', wave, 'Resume', 'The wave goes on where its gates let it.')}
        >
          Resume
        </Button>
      )}
      {!(state === 'held' && !heldBy) && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Hold: ${name}`}
          onClick={() => open('hold', wave, 'Hold', 'The wave stops where it is until somebody resumes it.')}
        >
          Hold
        </Button>
      )}
      {started && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Roll back: ${name}`}
          onClick={() =>
            open(
              'rollback',
              wave,
              'Roll back',
              'The teams of the wave go back to how they worked; the plan counts it as not run.',
            )
          }
        >
          Roll back
        </Button>
      )}
    </div>
  );
}

function whenText(wave: Wave, state: RolloutPlan['state']): string {
  const { teams, start, actualStart, trainingWeeks, soakUntil } = wave;
  const span = weekSpan(trainingWeeks);
  const training = span && `training ${trainingWeeks.length === 1 ? `in ${span}` : span}`;
  const note = waveNote(wave, state);
  const said = [
    actualStart
      ? `from ${actualStart}${start && actualStart !== start ? ` (planned ${start})` : ''}`
      : start && `planned from ${start}`,
    note && (wave.state === 'held' ? `held ${note}` : note),
    training,
    soakUntil && `soak to the end of ${soakUntil}`,
  ]
    .filter(Boolean)
    .join(', ');
  return `${listed(teams)}: ${said}.`;
}
