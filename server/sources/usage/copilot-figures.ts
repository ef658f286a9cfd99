import { isObject, type Json } from '../github-rest/shape';
import { firstText, objectsIn } from '../incident-events/told';
import { sumOf, type ToldFigures } from './told-figures';
import type { UsageFigures } from './usage-part';

/** What an export of Copilot tells of one surface. */
export interface CopilotSurface {
  surface: 'ide' | 'cli' | 'web' | 'ci';
  /** Without the figures that are not told; where a flag says that it was used and all figures are 0, without those as well. */
  figures: UsageFigures;
  ambient?: boolean;
  /** Something says that it was used. */
  used: boolean;
}

const CLI_FEATURE = 'copilot_cli';

/**
 * The surfaces of one person's day, or span of days.
 *
 * - `ide`: what `totals_by_ide` counts; without that list, the totals less what the feature `copilot_cli` has of them. `used_agent` and `used_chat` are modes within the editor.
 * - `cli`: sessions, prompts and tokens of `totals_by_cli`, accepted lines of the feature `copilot_cli`.
 * - `web`: the cloud agent (once called coding agent), partner agents started on GitHub, and the Copilot app.
 * - `ci`: code review; asked for, it is use; assigned automatically (*passive*), it is ambient.
 *
 * Lines are those added to the editor, since agents do not suggest before they edit. A flag that is false tells nothing: live exports had all of them false
 * beside counts. Code that was generated or taken over is use, also where no prompt and no line is counted: completions, or an agent at work. Source: docs.github.com, "Data available in Copilot usage metrics" and "Lines of code metrics".
 */
export function copilotSurfaces(item: Json, told: ToldFigures): CopilotSurface[] {
  const rows = [ideOf(item, told), cliOf(item, told), webOf(item, told), reviewOf(item)];
  const shown = rows.filter((row) => row !== undefined);
  if (shown.length > 0) return shown;
  // Nothing says where: what the whole counts, mostly 0, is told of the editor.
  const figures = totalsOf(item, told);
  const told0 = Object.values(figures).some((figure) => figure !== undefined);
  return told0 ? [{ surface: 'ide', figures, used: positive(figures) }] : [];
}

const WORKED = ['code_generation_activity_count', 'code_acceptance_activity_count'] as const;

/** Whether code was generated, or suggestions were taken over. */
const worked = (objects: readonly Json[], told: ToldFigures): boolean => (told.sum(objects, ...WORKED) ?? 0) > 0;

/** Activity of the whole less that of the command line. */
const workedBeside = (item: Json, told: ToldFigures): boolean =>
  (told.sum([item], ...WORKED) ?? 0) > (told.sum(cliFeatures(item), ...WORKED) ?? 0);

const cliFeatures = (item: Json): Json[] =>
  objectsIn(item.totals_by_feature).filter((feature) => firstText(feature, 'feature') === CLI_FEATURE);

const positive = (figures: UsageFigures): boolean =>
  Object.values(figures).some((figure: number | undefined) => figure !== undefined && figure > 0);

/** A surface that is known to have been used: figures that say otherwise disagree with that, and are left out. */
const usedSurface = (surface: CopilotSurface['surface'], figures: UsageFigures): CopilotSurface => ({
  surface,
  figures: positive(figures) ? figures : {},
  used: true,
});

/** Figures of the whole less those of the command line, which GitHub counts within. */
function totalsOf(item: Json, told: ToldFigures): UsageFigures {
  const cli = cliFeatures(item);
  const less = (name: string): number | undefined => {
    const whole = told.of(item, name);
    return whole === undefined ? undefined : Math.max(0, whole - (told.sum(cli, name) ?? 0));
  };
  return { prompts: less('user_initiated_interaction_count'), lines_accepted: less('loc_added_sum') };
}

function ideOf(item: Json, told: ToldFigures): CopilotSurface | undefined {
  const ides = objectsIn(item.totals_by_ide);
  const figures =
    ides.length === 0
      ? totalsOf(item, told)
      : {
          prompts: told.sum(ides, 'user_initiated_interaction_count'),
          lines_accepted: told.sum(ides, 'loc_added_sum'),
        };
  const active = ides.length === 0 ? workedBeside(item, told) : worked(ides, told);
  if (item.used_agent === true || item.used_chat === true || active) return usedSurface('ide', figures);
  return ides.length > 0 || positive(figures) ? { surface: 'ide', figures, used: positive(figures) } : undefined;
}

function cliOf(item: Json, told: ToldFigures): CopilotSurface | undefined {
  const features = cliFeatures(item);
  const active = item.used_cli === true || worked(features, told);
  if (!isObject(item.totals_by_cli)) {
    const figures = {
      prompts: told.sum(features, 'user_initiated_interaction_count'),
      lines_accepted: told.sum(features, 'loc_added_sum'),
    };
    if (active) return usedSurface('cli', figures);
    return features.length > 0 ? { surface: 'cli', figures, used: positive(figures) } : undefined;
  }
  const figures = { ...totalsUnder(item.totals_by_cli, told), lines_accepted: told.sum(features, 'loc_added_sum') };
  if (active) return usedSurface('cli', figures);
  return { surface: 'cli', figures, used: positive(figures) };
}

/** Sessions, prompts and tokens of `totals_by_cli` and `totals_by_copilot_app`. */
function totalsUnder(totals: Json, told: ToldFigures): UsageFigures {
  const tokens = isObject(totals.token_usage) ? [totals.token_usage] : [];
  return {
    sessions: told.of(totals, 'session_count'),
    prompts: told.of(totals, 'prompt_count'),
    tokens: told.sum(tokens, 'prompt_tokens_sum', 'output_tokens_sum'),
  };
}

function webOf(item: Json, told: ToldFigures): CopilotSurface | undefined {
  const app = isObject(item.totals_by_copilot_app) ? totalsUnder(item.totals_by_copilot_app, told) : {};
  // Started jobs of partner agents: each is a run.
  const runs = told.sum(objectsIn(item.totals_by_3rd_party_agent), 'user_initiated_interaction_count');
  const figures = { ...app, runs: sumOf([runs]) };
  if (item.used_copilot_cloud_agent === true || item.used_copilot_coding_agent === true)
    return usedSurface('web', figures);
  const told0 = Object.values(figures).some((figure) => figure !== undefined);
  return told0 ? { surface: 'web', figures, used: positive(figures) } : undefined;
}

function reviewOf(item: Json): CopilotSurface | undefined {
  if (item.used_copilot_code_review_active === true) return { surface: 'ci', figures: {}, used: true };
  if (item.used_copilot_code_review_passive === true) return { surface: 'ci', figures: {}, ambient: true, used: false };
  return undefined;
}
