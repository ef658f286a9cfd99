import { Failure } from '../../platform/failure';
import { hookTools } from './connect-hook-tools';
import type { ConnectHook } from './connect-hook.service';
import type { HookSource } from './connect-hook.types';

interface Options {
  org?: string;
  name?: string;
  json?: boolean;
}

/** The tool that a word of the command line names: `incident-io`; undefined: none. */
export function hookSourceOf(door: string): HookSource | undefined {
  return (Object.keys(hookTools) as HookSource[]).find((source) => hookTools[source].door === door);
}

/**
 * `downstream connect pagerduty --name NAME`: prints the webhook's path, its secret this once, and what is to be done in the tool.
 *
 * @param secret what the tool showed, read from a file
 */
export async function connectHook(
  service: ConnectHook,
  source: HookSource,
  secret: string | null,
  { org, name, json }: Options,
): Promise<void> {
  const tool = hookTools[source];
  if (name === undefined)
    throw new Failure('wrong_use', `The connection needs a name: "connect ${tool.door} --name ACCOUNT".`);
  const { connection, hookSecret, setup } = await service.connect(org, { source, name, secret });
  const { id, hookPath, hookSecrets } = connection;
  if (json) {
    process.stdout.write(`${JSON.stringify({ connection: { id, name: connection.name, door: tool.door, hookPath, hookSecrets }, hookSecret, setup })}\n`); // prettier-ignore
    return;
  }
  const lines = [
    `Connected ${tool.name} ${connection.name}.`,
    `Webhook: the server's address with ${hookPath}${hookSecret === null ? '' : `, secret ${hookSecret} (shown this once)`}.`,
    ...(tool.secret === 'theirs' && hookSecrets === 0
      ? [`Until it has the secret, every message is refused: "connect ${tool.door} --name ${JSON.stringify(connection.name)} --secret-file FILE".`] // prettier-ignore
      : []),
    ...setup.map((step, at) => `${at + 1}. ${step}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
