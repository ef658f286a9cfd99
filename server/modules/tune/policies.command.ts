import type { Command } from 'commander';
import { writeTable } from '../../platform/command-table';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { written } from '../../platform/written';
import { OrganizationViews } from '../../store/organization-view';
import { rangeOf } from '../../store/range';
import { policyJson } from './answers';
import { ExportService } from './export.service';
import { policySchemaText } from './policy-schema';
import { PolicyService } from './policy.service';
import { printedPolicies } from './printed';
import { POLICIES_DEFINITION, policyTable } from './tune-table';
import { writeExport } from './tune.command';

interface PolicyOptions {
  org?: string;
  end?: string;
  undo?: string;
  export?: string;
  snippets?: string;
  schema?: boolean;
  json?: boolean;
  csv?: boolean;
}

/** `downstream policies`: rules that were saved, what they promised and what came of them. */
export function registerPoliciesCommand(program: Command, open: OpenApplication): void {
  const now = (): number => Date.now() / 1000;
  program
    .command('policies')
    .description('saved rules for what agents post: promised against actual; with options, changes or exports one')
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--end <id>', 'ends a policy')
    .option('--undo <id>', 'lets a policy that was ended go on')
    .option('--export <id>', 'prints a policy as JSON')
    .option('--snippets <id>', 'prints what to set in the agent for a policy')
    .option('--schema', 'prints the JSON Schema of an exported policy')
    .option('--json', 'JSON with stable keys, one line per policy')
    .option('--csv', 'CSV')
    .action(async (options: PolicyOptions) => {
      const { org, end, undo, schema } = options;
      const asked = (['end', 'undo', 'export', 'snippets', 'schema'] as const).filter((option) => options[option] !== undefined); // prettier-ignore
      if (asked.length > 1)
        throw new Failure('wrong_use', `--${asked.join(' and --')} exclude each other: give one of them.`);
      if (schema) return written(policySchemaText());
      const exported = options.export ?? options.snippets;
      const id = asked.length === 0 ? undefined : idOf(asked[0], exported ?? end ?? undo);
      const app = await open();
      if (exported !== undefined) {
        const found = await app.get(ExportService).ofPolicy(org, id!);
        return writeExport(found, options.export === undefined ? { snippets: true } : { export: true });
      }
      const service = app.get(PolicyService);
      const policies = id === undefined ? await service.list(org, now()) : [await service.end(org, id, undo !== undefined, now())]; // prettier-ignore
      if (options.json) for (const policy of policies) await written(`${JSON.stringify(policyJson(policy))}\n`);
      else if (options.csv) {
        const { organization, first } = await app.get(OrganizationViews).open(org);
        const range = rangeOf(organization, 'all', first, now());
        await writeTable(policyTable(policies), { definition: POLICIES_DEFINITION, range }, { org, csv: true });
      } else await written(printedPolicies(policies));
    });
}

function idOf(option: string, value: string | undefined): number {
  const id = Number(value);
  if (Number.isInteger(id) && id > 0 && id < 2 ** 31) return id;
  throw new Failure('wrong_use', `--${option} ${value} names no policy: give its number, as downstream policies lists it.`); // prettier-ignore
}
