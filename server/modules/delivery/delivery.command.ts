import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { INestApplicationContext } from '@nestjs/common';
import { writeTable } from '../../platform/command-table';
import { Failure } from '../../platform/failure';
import { Measure } from '../../platform/measure.types';
import type { OpenApplication } from '../../platform/open-application';
import { scoped, scopeOf, wordOf, type ScopeOptions } from '../../platform/scope-options';
import { written } from '../../platform/written';
import { deployJson, doraJson, incidentJson, mappingJson } from './answers';
import { DeliveryService } from './delivery.service';
import { DeployService } from './deploy.service';
import { DEPLOY_MEASURES, type DeployMeasure } from './deploy.types';
import { IncidentDecider } from './incident-decider';
import { IncidentService } from './incident.service';
import { MappingService } from './mapping.service';
import { doraText, effectText, mappingText } from './printed';
import { deliveryTable, deployLines, deployTable, incidentLines, incidentTable, tableDefinitions } from './tables';

interface ListOptions extends ScopeOptions {
  measure?: string;
}
interface IncidentOptions extends ListOptions {
  decide?: string;
  deploy?: string;
  confirm?: string;
  unlink?: string;
  undo?: string;
}
interface MappingOptions {
  org?: string;
  json?: boolean;
  set?: string;
  preview?: string;
  undo?: boolean;
}

/** `downstream dora`, `deploys`, `incidents` and `mapping`. */
export function registerDeliveryCommands(program: Command, open: OpenApplication): void {
  const now = (): number => Date.now() / 1000;
  scoped(program.command('dora'), 'the five DORA metrics, per service and together').action(
    async (options: ScopeOptions) => {
      const scope = scopeOf(options);
      const figures = await (await open()).get(DeliveryService).delivery(options.org, scope, now());
      const { range } = figures;
      if (options.json) await written(`${JSON.stringify(doraJson(figures, scope))}\n`);
      else if (options.csv)
        await writeTable(deliveryTable(figures), { definition: tableDefinitions.delivery, range }, options);
      else await written(doraText(figures));
    },
  );

  scoped(program.command('deploys'), 'production deploys, newest first, with what became of them')
    .option('--measure <measure>', `which: ${DEPLOY_MEASURES.join(', ')} (default all: success and failure)`)
    .action(async (options: ListOptions) => {
      const measure = wordOf<DeployMeasure>('measure', options.measure, DEPLOY_MEASURES);
      const app = await open();
      const deploys = await app.get(DeployService).all(options.org, scopeOf(options), { measure }, now());
      writeBlindness(options);
      if (options.json) for (const deploy of deploys) await written(`${JSON.stringify(deployJson(deploy))}\n`);
      else
        await writeTable(
          (options.csv ? deployTable : deployLines)(deploys),
          await about(app, options, tableDefinitions.deploys),
          options,
        );
    });

  scoped(
    program.command('incidents'),
    'incidents, newest first, and the deploys they came from; with options, decides that',
  )
    .option('--measure <measure>', 'all, arrivals (opened), departures (resolved) or wip (open at the end)')
    .option('--decide <incident>', 'says which deploy an incident came from; with --deploy')
    .option('--deploy <deploy>', 'the deploy')
    .option('--confirm <incident>', 'it came from the deploy the data name')
    .option('--unlink <incident>', 'it came from no deploy')
    .option('--undo <incident>', 'forgets what was decided')
    .action(async (options: IncidentOptions) => {
      const asked = decisionOf(options);
      const measure = wordOf<Measure>('measure', options.measure, Object.values(Measure)) ?? 'all';
      const app = await open();
      if (asked) {
        const { id, decision, deploy } = asked;
        const incident = await app.get(IncidentDecider).decide(options.org, id, decision, deploy, true);
        const text = `Incident ${incident.id}: ${incident.causedBy === null ? 'came from no deploy' : `came from deploy ${incident.causedBy}`} (${incident.decided ?? incident.evidence ?? 'nothing links it'}).\n`;
        return written(options.json ? `${JSON.stringify(incidentJson(incident))}\n` : text);
      }
      const incidents = await app.get(IncidentService).all(options.org, scopeOf(options), measure, now());
      writeBlindness(options);
      if (options.json) for (const incident of incidents) await written(`${JSON.stringify(incidentJson(incident))}\n`);
      else
        await writeTable(
          (options.csv ? incidentTable : incidentLines)(incidents),
          await about(app, options, tableDefinitions.incidents),
          options,
        );
    });

  program
    .command('mapping')
    .description('what counts as a production deploy and which service it delivers; with options, changes it')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--set <file>', 'replaces it by a file of JSON: rules, services, incidentServices')
    .option('--preview <file>', 'prints what such a file would change and changes nothing')
    .option('--undo', 'back to what stood before the last change')
    .option('--json', 'JSON')
    .action(async (options: MappingOptions) => {
      const { org, set, preview, undo, json } = options;
      if ([set, preview, undo].filter((option) => option !== undefined).length > 1)
        throw new Failure('wrong_use', '--set, --preview and --undo exclude each other: give one of them.');
      const file = set ?? preview;
      const input = file === undefined ? undefined : await jsonOf(file);
      const mappings = (await open()).get(MappingService);
      if (preview !== undefined) {
        const effect = await mappings.effect(org, input);
        return written(json ? `${JSON.stringify(effect)}\n` : effectText(effect));
      }
      if (set !== undefined) await mappings.set(org, input, true);
      if (undo) await mappings.undo(org, true);
      const mapping = await mappings.mapping(org);
      return written(json ? `${JSON.stringify(mappingJson(mapping))}\n` : mappingText(mapping));
    });
}

async function about(app: INestApplicationContext, options: ScopeOptions, definition: string) {
  const { range } = await app.get(DeliveryService).delivery(options.org, scopeOf(options), Date.now() / 1000);
  return { definition, range };
}

function decisionOf(options: IncidentOptions) {
  const asked = (['decide', 'confirm', 'unlink', 'undo'] as const).filter((option) => options[option] !== undefined);
  if (asked.length > 1)
    throw new Failure('wrong_use', `--${asked.join(' and --')} exclude each other: give one of them.`);
  const { deploy } = options;
  if (asked[0] === 'decide' && deploy === undefined)
    throw new Failure('wrong_use', `--decide ${options.decide} says no deploy: add --deploy with its id, or use --unlink.`); // prettier-ignore
  if (deploy !== undefined && asked[0] !== 'decide')
    throw new Failure('wrong_use', `--deploy ${deploy} belongs to --decide: say with it which incident came from it.`);
  if (asked.length === 0) return undefined;
  const decision = asked[0] === 'decide' ? ('change' as const) : asked[0];
  return { id: options[asked[0]]!, decision, deploy };
}

/** @throws Failure bad_input for a file that cannot be read or is no JSON */
async function jsonOf(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new Failure('bad_input', `The mapping "${file}" cannot be read: give the path of a file of JSON.`, { cause });
  }
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    // What `mapping --json` prints can be given back as it is.
    if (typeof read === 'object' && read !== null && 'groups' in read)
      return { rules: read.rules, services: read.services, incidentServices: read.incidentServices };
    return read;
  } catch (cause) {
    throw new Failure('bad_input', `The mapping "${file}" is no JSON (${(cause as Error).message}): correct it there.`, { cause }); // prettier-ignore
  }
}

/** Says, beside the answer, that an empty list is none of "there are none": the cut asks for what deploys and incidents do not have. */
function writeBlindness({ team, function: role, size, authorship, tier }: ScopeOptions): void {
  if ([team, role, size, authorship, tier].every((cut) => cut === undefined)) return;
  process.stderr.write(
    'Deploys and incidents belong to services and have no team, function, size, authorship or tier: which of them are meant is unknown.\n',
  );
}
