import type { Command } from 'commander';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { DeployIngest, type PipelineDoor } from './deploy-ingest';
import { sendRecord, type IngestAnswer } from './deploy-ingest-client';
import { checkedRecord } from './deploy-ingest-record';
import { organizationFor } from './organization-for';

export interface SendOptions {
  org?: string;
  server?: string;
  token?: string;
  json?: boolean;
}

/** The options of a command that tells one record: to a server, or into the database here. */
export function sending(command: Command): Command {
  return command
    .option('--server <url>', 'send it to this server; the token from DOWNSTREAM_TOKEN')
    .option('--token <token>', 'of the server, instead of DOWNSTREAM_TOKEN')
    .option('--org <name>', 'organization, without --server; made when it does not exist')
    .option('--json', 'print the counts as JSON');
}

/**
 * Checks the record of a command and takes it: through a server when one is named, else into the database of this machine. Prints what became of it.
 *
 * @throws Failure wrong_use for a record that does not fit; what the server or the database says
 */
export async function tellRecord(
  open: OpenApplication,
  door: PipelineDoor,
  value: object,
  { org, server, token, json }: SendOptions,
): Promise<void> {
  const record = checkedRecord(door, value);
  if (server !== undefined && org !== undefined)
    throw new Failure('wrong_use', 'With --server the token says which organization it is: leave --org out.');
  const { DOWNSTREAM_TOKEN: given } = process.env;
  const answer =
    server === undefined
      ? await takenHere(open, door, record, org)
      : await sendRecord(server, token ?? (given || undefined), door.name, record);
  const { organization, accepted, unchanged, rejected, rejects } = answer;
  const id = String(record.id);
  if (json) process.stdout.write(`${JSON.stringify({ organization, id, accepted, unchanged, rejected })}\n`);
  else if (rejected === 0)
    process.stdout.write(`${accepted > 0 ? 'Taken' : 'Known already'} in ${organization}: ${door.kind} ${id}.\n`);
  for (const message of rejects) process.stderr.write(`${message}\n`);
  if (rejected > 0) process.exitCode = 3;
}

async function takenHere(
  open: OpenApplication,
  door: PipelineDoor,
  record: object,
  org: string | undefined,
): Promise<IngestAnswer> {
  const app = await open();
  const organization = await organizationFor(app.get(Store), app.get(Organizations), org);
  async function* body(): AsyncGenerator<Buffer> {
    yield Buffer.from(JSON.stringify(record));
  }
  return app.get(DeployIngest).take(organization, door, body());
}
