import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { Failure } from '../../platform/failure';
import { moment } from '../../platform/moment';
import type { OpenApplication } from '../../platform/open-application';
import { written } from '../../platform/written';
import { printedCourse, printedPlans, printedRun } from './printed-plan';
import { RolloutDocuments } from './rollout-documents.service';
import { RolloutPlanner } from './rollout-planner.service';
import { rolloutSchemaText } from './rollout-schema';
import { RolloutService } from './rollout.service';
import type { RolloutPlan } from './rollout.types';

interface PlanOptions {
  org?: string;
  plan?: string;
  save?: boolean;
  earliest?: boolean;
  list?: boolean;
  status?: boolean;
  start?: boolean;
  end?: boolean;
  delete?: boolean;
  hold?: string;
  resume?: string;
  override?: string;
  rollback?: string;
  gate?: string;
  week?: string;
  who?: string;
  why?: string;
  default?: boolean;
  schema?: boolean;
  export?: boolean;
  json?: boolean;
}

const DECISIONS = ['hold', 'resume', 'override', 'rollback'] as const;
const ACTIONS = ['list', 'status', 'start', 'end', 'delete', 'default', 'schema', 'export', ...DECISIONS] as const;

/** `downstream plan`: who gets agents when, and whether they may. */
export function registerPlanCommand(program: Command, open: OpenApplication): void {
  program
    .command('plan')
    .argument('[file]', 'a plan as YAML or JSON; - reads it from the standard input')
    .description('checks a rollout plan, finds its earliest start, saves it, and tells how a running one stands')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--plan <id>', 'a saved plan, by its id or name (default: the first that --list names)')
    .option('--save', 'saves the file as a new plan, or with --plan as a new version')
    .option('--earliest', 'with --save: saves the earliest plan that was found instead')
    .option('--list', 'lists saved plans')
    .option('--status', 'waves, gates and decisions of a saved plan')
    .option('--start', 'starts a saved plan')
    .option('--end', 'ends a running plan')
    .option('--delete', 'deletes a draft')
    .option('--hold <wave>', 'holds a wave; all = every wave')
    .option('--resume <wave>', 'lets a held wave go on; all = every wave')
    .option('--override <wave>', 'lets a wave pass its gates, or with --gate one of them; all = every wave')
    .option('--rollback <wave>', 'the teams of a wave go back')
    .option('--gate <name>', 'of an override')
    .option('--week <week>', 'ISO week a decision is about (default: the one that runs)')
    .option('--who <name>', 'who decides')
    .option('--why <reason>', 'why')
    .option('--default', 'prints a plan to begin with')
    .option('--export', 'prints a saved plan as YAML, with --json as JSON')
    .option('--schema', 'prints the JSON Schema of a plan file')
    .option('--json', 'JSON with stable keys')
    .action(async (file: string | undefined, options: PlanOptions) => {
      const asked = ACTIONS.filter((action) => options[action] !== undefined);
      if (asked.length > 1)
        throw new Failure('wrong_use', `--${asked.join(' and --')} exclude each other: give one of them.`);
      if (options.schema) return written(rolloutSchemaText());
      if (asked.length === 0 && file === undefined)
        throw new Failure('wrong_use', 'There is no plan to look at: name a file, or ask for --list, --status or --default.'); // prettier-ignore
      if (asked.length === 1 && file !== undefined)
        throw new Failure('wrong_use', `--${asked[0]} is about a saved plan: leave out ${file}, and name the plan with --plan.`); // prettier-ignore
      const text = file === undefined ? '' : await textOf(file);
      const app = await open();
      const now = Date.now() / 1000;
      const { org, json } = options;
      const plans = app.get(RolloutService);
      const tell = (plan: RolloutPlan): Promise<void> => written(json ? `${JSON.stringify(jsonPlan(plan))}\n` : printedCourse(plan)); // prettier-ignore
      if (file !== undefined) {
        const run = await app.get(RolloutPlanner).run(org, text, now, { wait: true });
        await written(json ? `${JSON.stringify(run)}\n` : printedRun(run));
        if (options.save) {
          if (options.earliest && (run.infeasible !== null || !run.planned))
            throw new Failure('bad_input', 'No earliest plan was found, so that there is none to save: leave out --earliest, or change the file.'); // prettier-ignore
          const id = options.plan === undefined ? undefined : await idOf(plans, options);
          const saved = await plans.save(org, { id, document: options.earliest ? run.planned!.yaml : text, who: options.who, why: options.why }, now); // prettier-ignore
          if (!json) await written(`Saved as ${saved.id}, version ${saved.version}.\n`);
        }
        if (run.state === 'refused' || run.state === 'failed') throw new Failure('bad_input', run.message ?? 'Nothing could be planned.'); // prettier-ignore
        return;
      }
      if (options.list) {
        const list = await plans.list(org);
        return written(json ? list.map((plan) => `${JSON.stringify(plan)}\n`).join('') : printedPlans(list));
      }
      if (options.default) {
        const { yaml, json: text, faults } = await app.get(RolloutDocuments).byDefault(org, now);
        if (yaml === null) throw new Failure('bad_input', faults[0].message);
        return written(json ? text! : yaml);
      }
      const id = await idOf(plans, options);
      const reason = { who: options.who ?? '', why: options.why ?? '' };
      if (options.delete) {
        await plans.delete(org, id);
        return written(json ? `${JSON.stringify({ deleted: id })}\n` : `Deleted the draft ${id}.\n`);
      }
      if (options.start) await plans.start(org, id, reason, now);
      if (options.end) await plans.end(org, id, reason, now);
      const kind = DECISIONS.find((one) => options[one] !== undefined);
      if (kind) {
        const wave = options[kind] === 'all' ? null : options[kind];
        await plans.decide(org, id, { kind, wave, gate: options.gate, week: options.week, ...reason }, now);
      }
      const plan = await plans.plan(org, id, now, true);
      if (options.export) return written(json ? plan.json : plan.yaml);
      await tell(plan);
    });
}

async function textOf(file: string): Promise<string> {
  if (file === '-') {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  }
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Failure('wrong_use', `${file} cannot be read: check its name and that you may read it.`, { cause });
  }
}

/** @throws Failure not_found */
async function idOf(plans: RolloutService, { org, plan }: PlanOptions): Promise<string> {
  const list = await plans.list(org);
  const found = plan === undefined ? list.at(0) : (list.find(({ id }) => id === plan) ?? list.find(({ name }) => name === plan)); // prettier-ignore
  if (found) return found.id;
  throw new Failure('not_found', plan === undefined ? 'There is no rollout plan yet: save one by downstream plan FILE --save.' : `There is no rollout plan "${plan}"; downstream plan --list names them.`); // prettier-ignore
}

const told = (at: number | null): string | null => (at === null ? null : moment(at));

/** With times in RFC 3339. */
const jsonPlan = (plan: RolloutPlan): object => ({
  ...plan,
  createdAt: told(plan.createdAt),
  startedAt: told(plan.startedAt),
  endedAt: told(plan.endedAt),
  decisions: plan.decisions.map((of) => ({ ...of, at: told(of.at) })),
  versions: plan.versions.map((of) => ({ ...of, createdAt: told(of.createdAt) })),
});
