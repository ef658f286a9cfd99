import type { HookServer, DeliveryCounts, Sent } from './hook-server';
import { until } from './hook-server';
import { headersOfTool, type ToolMessage } from './incident-payloads';

/** A connection to an incident tool, with the secret that it signs with; '' = none. */
export interface ToolHook {
  org: string;
  door: string;
  id: string;
  path: string;
  secret: string;
}

export const ioSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const pagerdutySecret = 'PagerDutyMadeThis0123456789';
const theirs: Record<string, string> = { pagerduty: pagerdutySecret, 'incident-io': ioSecret };

const connectHook = `mutation ($org: String, $input: ConnectHookInput!) { connectHook(org: $org, input: $input) {
  hookSecret setup connection { id name door state hookPath hookSecrets } } }`;

export interface ConnectedTool {
  hookSecret: string | null;
  setup: string[];
  connection: { id: string; name: string; door: string; state: string; hookPath: string; hookSecrets: number };
}

interface Answer {
  data: { connectHook: ConnectedTool } | null;
  errors?: { message: string; extensions: { code: string } }[];
}

export async function askToConnect(server: HookServer, org: string, input: object): Promise<Answer> {
  const body = JSON.stringify({ query: connectHook, variables: { org, input } });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).json() as Promise<Answer>;
}

/** Connects a tool, with the secret that it would have shown. */
export async function connectTool(server: HookServer, org: string, door: string, name = 'Acme'): Promise<ToolHook> {
  const input = { source: door.replace('-', '_'), name, secret: theirs[door] ?? null };
  const { data, errors } = await askToConnect(server, org, input);
  if (!data) throw new Error(JSON.stringify(errors));
  const { connection, hookSecret } = data.connectHook;
  return { org, door, id: connection.id, path: connection.hookPath, secret: theirs[door] ?? hookSecret ?? '' };
}

let messages = 0;

/** A message as the tool sends it. */
export function sendTool(server: HookServer, hook: ToolHook, { payload }: ToolMessage): Promise<Sent> {
  const body = JSON.stringify(payload);
  return server.post(hook.path, body, headersOfTool(hook.door, hook.secret, body, undefined, `msg_${++messages}`));
}

/** The counts of its deliveries once nothing waits. */
export function settledTool(server: HookServer, { org, id }: ToolHook): Promise<DeliveryCounts> {
  const look = async (): Promise<DeliveryCounts> => {
    const { connections } = await server.graphql<{ connections: { id: string; deliveries: DeliveryCounts }[] }>(
      `{ connections(org: "${org}") { id deliveries { waiting taken ignored failed } } }`,
    );
    return connections.find((connection) => connection.id === id)!.deliveries;
  };
  return until(look, ({ waiting }) => waiting === 0);
}

const columns =
  'id, title, service, severity, opened_at, acknowledged_at, resolved_at, status, responders, url, source';

/** The incidents of an organization, times as ISO texts. */
export async function incidentsOf(server: HookServer, org: string): Promise<Record<string, unknown>[]> {
  const { rows } = await server.owner.query(
    `SELECT ${columns} FROM incident WHERE organization_id = (SELECT id FROM organization WHERE name = $1) ORDER BY id`,
    [org],
  );
  return JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];
}
