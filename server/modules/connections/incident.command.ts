import { Option, type Command } from 'commander';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { sending, tellRecord, type SendOptions } from './deploy-ingest-send';
import { incidentDoor } from './incident-ingest';

interface IncidentOptions extends SendOptions {
  id?: string;
  title?: string;
  service?: string;
  repo?: string;
  severity?: string;
  openedAt?: string;
  acknowledgedAt?: string;
  resolvedAt?: string;
  causedByDeploy?: string;
  causedBy?: string;
  responder?: string[];
  url?: string;
  acknowledge?: string;
  resolve?: string;
}

/** `downstream incident`: tells of one incident, or that one was acknowledged or resolved now. */
export function registerIncidentCommand(program: Command, open: OpenApplication): void {
  const command = program
    .command('incident')
    .description('tell of one incident, or that one is acknowledged or resolved now, from a script')
    .option('--id <id>', 'of the incident; the same one again changes it')
    .option('--title <text>', 'what happened')
    .option('--service <name>', 'the service that it concerns')
    .option('--repo <name>', 'owner/name, where it is no service')
    .option('--severity <word>', 'such as sev1; maintenance is kept and never counted')
    .option('--opened-at <time>', 'such as 2026-01-31T09:30:00Z; now')
    .option('--acknowledged-at <time>', 'when somebody took it up')
    .option('--resolved-at <time>', 'when it was over')
    .addOption(new Option('--caused-by-deploy <id>', 'id of the deploy that it came from').conflicts('causedBy'))
    .option('--caused-by <pull request>', 'the change that it came from: owner/name#12')
    .option('--responder <name...>', 'logins or e-mail addresses of who works on it')
    .option('--url <url>', 'where it can be looked at')
    .addOption(new Option('--acknowledge <id>', 'this one is acknowledged, now').conflicts(['id', 'resolve']))
    .addOption(new Option('--resolve <id>', 'this one is resolved, now').conflicts(['id', 'acknowledge']));
  sending(command).action(async (options: IncidentOptions) => {
    await tellRecord(open, incidentDoor, incidentFrom(options), options);
  });
}

function incidentFrom(options: IncidentOptions): object {
  const now = new Date().toISOString();
  const { acknowledge, resolve, acknowledgedAt, resolvedAt } = options;
  const id = options.id ?? acknowledge ?? resolve;
  if (id === undefined)
    throw new Failure('wrong_use', 'Which incident is it? Give --id ID, or --acknowledge ID or --resolve ID.');
  return {
    id,
    title: options.title,
    service: options.service,
    repo: options.repo,
    severity: options.severity?.toLowerCase(),
    opened_at: options.openedAt,
    acknowledged_at: acknowledgedAt ?? (acknowledge === undefined ? undefined : now),
    resolved_at: resolvedAt ?? (resolve === undefined ? undefined : now),
    caused_by: causeOf(options),
    responders: options.responder,
    url: options.url,
  };
}

function causeOf({ causedByDeploy, causedBy }: IncidentOptions): object | undefined {
  if (causedByDeploy !== undefined) return { deploy: causedByDeploy };
  if (causedBy === undefined) return undefined;
  const parts = /^([^/\s#]+\/[^/\s#]+)#(\d{1,9})$/.exec(causedBy);
  if (parts) return { repo: parts[1], number: Number(parts[2]) };
  throw new Failure('wrong_use', `--caused-by is "${causedBy}": write owner/name#12, or --caused-by-deploy ID.`);
}
