import type { Command } from 'commander';
import { EFFECT_CONTROLS } from '../../domain/effect';
import { EFFECT_OUTCOMES } from '../../domain/effect-outcome';
import { writeTable } from '../../platform/command-table';
import { Failure } from '../../platform/failure';
import { moment } from '../../platform/moment';
import type { OpenApplication } from '../../platform/open-application';
import { scoped, scopeOf, wordOf, type ScopeOptions } from '../../platform/scope-options';
import { written } from '../../platform/written';
import { EFFECT_DEFINITION, effectTable } from './effect-tables';
import { EffectService } from './effect.service';
import { effectText } from './printed';
import { RolloutService } from './rollout.service';

interface EffectOptions extends ScopeOptions {
  outcome?: string;
  rolloutTier?: string;
  share?: string;
  control?: string;
  rollout?: string[];
}

/** `downstream effect`: what followed the rollout of agents. */
export function registerEffectCommand(program: Command, open: OpenApplication): void {
  scoped(
    program.command('effect'),
    'what followed the rollout of agents to teams, compared with teams not yet rolled out',
  )
    .option('--outcome <outcome>', `${EFFECT_OUTCOMES.join(', ')} (default cycle_time)`)
    .option('--rollout-tier <tier>', 'the tier a rollout is told by: casual or power (default power)')
    .option('--share <share>', "share of a team's people at that tier or above (default 0.3)")
    .option('--control <teams>', `${EFFECT_CONTROLS.join(' or ')} (default not_yet_treated)`)
    .option(
      '--rollout <team=week...>',
      'says in which week a team was rolled out, by one of its days; TEAM= takes it back',
    )
    .action(async (options: EffectOptions) => {
      const scope = scopeOf(options);
      const question = {
        outcome: wordOf('outcome', options.outcome, EFFECT_OUTCOMES) ?? 'cycle_time',
        tier: wordOf('rollout-tier', options.rolloutTier, ['casual', 'power']),
        share: options.share === undefined ? undefined : Number(options.share),
        control: wordOf('control', options.control, EFFECT_CONTROLS),
      } as const;
      const weeks = (options.rollout ?? []).map(rolloutOf);
      const app = await open();
      if (weeks.length > 0) await app.get(RolloutService).set(options.org, weeks);
      const effect = await app.get(EffectService).effect(options.org, scope, question, Date.now() / 1000);
      if (options.json) {
        const { range } = effect;
        const told = { ...effect, range: { ...range, from: moment(range.from), to: moment(range.to) } };
        return written(`${JSON.stringify(told)}\n`);
      }
      if (options.csv)
        return writeTable(effectTable(effect), { definition: EFFECT_DEFINITION, range: effect.range }, options);
      await written(effectText(effect));
    });
}

/** @throws Failure wrong_use for what is not TEAM=DAY */
function rolloutOf(text: string): { team: string; week: string | null } {
  const at = text.lastIndexOf('=');
  if (at < 1)
    throw new Failure('wrong_use', `--rollout ${text} names no week: write TEAM=2026-07-01, or TEAM= to take it back.`);
  const week = text.slice(at + 1);
  return { team: text.slice(0, at), week: week === '' ? null : week };
}
