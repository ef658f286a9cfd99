import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { writeTable } from '../../platform/command-table';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { scoped, scopeOf, type ScopeOptions } from '../../platform/scope-options';
import { written } from '../../platform/written';
import { policyJson, tuneJson } from './answers';
import { ExportService } from './export.service';
import { PolicyService } from './policy.service';
import type { PolicyExport } from './policy.types';
import { printedCut, printedTune } from './printed';
import { numberOf, ruleOfOptions, type RuleOptions } from './rule-options';
import { TUNE_DEFINITION, tuneTable } from './tune-table';
import { TuneService } from './tune.service';
import { TuneViews } from './tune-view';

interface TuneOptions extends ScopeOptions, RuleOptions {
  agent?: string;
  target?: string;
  save?: string;
  /** true = to stdout. */
  export?: string | true;
  snippets?: boolean;
}

/** `downstream tune`: what the threshold of an agent should be. */
export function registerTuneCommand(program: Command, open: OpenApplication): void {
  const now = (): number => Date.now() / 1000;
  scoped(program.command('tune'), 'which findings an agent should post, by what became of those it posted')
    .option('--agent <agent>', 'key of the agent (default: the one with most findings)')
    .option('--target <rate>', 'hit rate to certify', '0.6')
    .option('--min-severity <word>', "a rule of one's own: this severity of the agent and all more severe")
    .option('--categories <word...>', 'only these categories; unknown = findings that tell none')
    .option('--min-confidence <number>', 'at least this confidence, where the vendor gives a number')
    .option('--paths <glob...>', 'only paths that fit; with ! in front those that do not')
    .option('--cap <count>', 'at most so many per pull request, the most severe first')
    .option('--save <name>', 'saves that rule, else the chosen one, as a policy')
    .option('--export [file]', 'writes that rule, else the chosen one, as a JSON policy to the file or to stdout')
    .option('--snippets', 'prints what to set in the agent for it')
    .action(async (options: TuneOptions) => {
      const scope = scopeOf(options);
      const target = numberOf('target', options.target);
      const asked = ruleOfOptions(options);
      const app = await open();
      const tuner = app.get(TuneService);
      const tune = await tuner.tune(options.org, scope, options.agent, target, now());
      const { agent } = tune;
      const rule = asked ?? (tune.chosen === null ? undefined : tune.candidates[tune.chosen].rule);
      const wants = options.save !== undefined || options.export !== undefined || options.snippets === true;
      if (wants && (agent === null || rule === undefined)) throw nothingChosen();
      if (options.save !== undefined) {
        const saved = await app.get(PolicyService).save(options.org, scope, { agent: agent!, name: options.save, rule: rule!, target }, now()); // prettier-ignore
        if (options.export === undefined && !options.snippets)
          return written(options.json ? `${JSON.stringify(policyJson(saved))}\n` : `Saved as policy ${saved.id}: ${saved.name}.\n${tune.warning}\n`); // prettier-ignore
      }
      if (options.export !== undefined || options.snippets) {
        const exported = await app.get(ExportService).ofRule(options.org, scope, agent!, rule!, target, now());
        return writeExport(exported, options);
      }
      const cut = asked && agent !== null ? { rule: asked, cut: await tuner.cut(options.org, scope, agent, asked, now()) } : undefined; // prettier-ignore
      if (options.json) return written(`${JSON.stringify(tuneJson(tune, scope, cut))}\n`);
      if (options.csv) return writeTable(tuneTable(tune), { definition: TUNE_DEFINITION, range: tune.range }, asText(options)); // prettier-ignore
      await written(printedTune(tune));
      if (cut)
        await written(
          `\n${printedCut(cut.rule, cut.cut, (await app.get(TuneViews).named(options.org, scope, agent!, now())).scale)}`,
        );
    });
}

/** Options whose values are lists or text, as the block above a table shows them. */
const asText = ({ snippets: _snippets, export: _export, ...options }: TuneOptions): ScopeOptions => options;

function nothingChosen(): Failure {
  return new Failure('wrong_use', 'No rule is certified, so none is chosen: name one, such as --min-severity P1.');
}

/** Writes the JSON policy to a file or stdout, and with `--snippets` the settings of the agent. @throws Failure wrong_use for a file that cannot be written */
export async function writeExport(
  { json, snippets }: PolicyExport,
  options: { export?: string | true; snippets?: boolean },
): Promise<void> {
  if (options.export === true) await written(json);
  else if (options.export !== undefined)
    try {
      await writeFile(options.export, json);
    } catch (cause) {
      throw new Failure('wrong_use', `The policy cannot be written to "${options.export}": give the path of a file in a folder that is there.`, { cause }); // prettier-ignore
    }
  if (!options.snippets) return;
  for (const { tool, file, approximate, note, source, text } of snippets)
    await written(`# ${tool}: ${file}${approximate ? ' (approximate)' : ''}\n# ${note}\n# ${source ?? 'no source'}\n\n${text}\n`); // prettier-ignore
}
