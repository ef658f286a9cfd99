import { Failure } from '../../platform/failure';
import { usageVendor } from '../../sources/usage-pull/usage-vendor';
import type { UsageConnections } from './usage-connections.service';
import type { UsageInput } from './usage-settings';
import { UsageDoor } from './usage.types';

export interface ConnectUsageOptions {
  org?: string;
  orgLogin?: string;
  enterprise?: string;
  workspace?: string;
  baseUrl?: string;
  name?: string;
  every?: string;
  check?: boolean;
  json?: boolean;
}

/** Where the key of a vendor stands when no file is named: never in an argument, which every user of the machine can see. */
const variables: Record<UsageDoor, string> = {
  [UsageDoor.copilot_usage]: 'GITHUB_TOKEN',
  [UsageDoor.claude_code_usage]: 'ANTHROPIC_ADMIN_KEY',
  [UsageDoor.cursor_usage]: 'CURSOR_ADMIN_KEY',
  [UsageDoor.codex_usage]: 'CODEX_ANALYTICS_KEY',
};

export const usageDoorOfName = (door: string): UsageDoor | undefined =>
  Object.values(UsageDoor).find((name) => (name as string) === door);

/** `downstream connect copilot-usage|claude-code-usage|cursor-usage|codex-usage`: tries the key, stores it sealed and leaves the first pull to the server. */
export async function connectUsage(
  service: UsageConnections,
  door: UsageDoor,
  secret: string | null,
  { org, orgLogin, enterprise, workspace, baseUrl, name, every, check, json }: ConnectUsageOptions,
): Promise<void> {
  const input: UsageInput = {
    door,
    baseUrl,
    secret: secret ?? keyOf(door),
    organization: enterprise === undefined ? orgLogin : `enterprise:${enterprise}`,
    workspace,
    name,
    everyMinutes: every === undefined ? undefined : Number(every),
  };
  const found = await service.check(input);
  if (!found.ok) throw new Failure('upstream_failed', `${found.message} ${found.remedy}`);
  if (!json) process.stdout.write(`${found.message}\n`);
  if (check) {
    if (json) process.stdout.write(`${JSON.stringify({ check: found })}\n`);
    return;
  }
  const connection = await service.connect(org, input);
  if (json) {
    const { id, name: called, everyMinutes } = connection;
    process.stdout.write(`${JSON.stringify({ check: found, connection: { id, door, name: called, everyMinutes } })}\n`);
    return;
  }
  process.stdout.write(
    `Connected ${connection.name}; it is read every ${connection.everyMinutes} minutes.\n` +
      'A server that runs begins to read now; "downstream sync" reads here.\n',
  );
}

function keyOf(door: UsageDoor): string {
  const variable = variables[door];
  const given = process.env[variable];
  if (given) return given;
  throw new Failure(
    'wrong_use',
    `There is no key: set ${variable}, or name a file with --token-file. ${usageVendor(door).keyRemedy}`,
  );
}
