import { eventually } from './eventually';
import { HookServer } from './hook-server';

/** The name under which senders elsewhere know the server. */
export const elsewhere = 'downstream.example.com';

/** A token as `connectOtlp` shows it. */
export interface TelemetryToken {
  token: string;
  endpoint: string;
  environment: { claudeCode: string[]; codex: string };
  connection: { id: string; state: string; hookPath: string };
}

/** The real server, as agents meet it that send telemetry. */
export class TelemetryServer {
  private constructor(readonly server: HookServer) {}

  static async open(): Promise<TelemetryServer> {
    return new TelemetryServer(await HookServer.open());
  }

  close(): Promise<void> {
    return this.server.close();
  }

  async connect(org: string, name: string, person?: string, zone = 'UTC'): Promise<TelemetryToken> {
    await this.server.owner.query(
      'INSERT INTO organization (name, time_zone) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET time_zone = $2',
      [org, zone],
    );
    const given = person === undefined ? '' : `, person: "${person}"`;
    const { connectOtlp } = await this.server.graphql<{ connectOtlp: TelemetryToken }>(
      `mutation { connectOtlp(org: "${org}", name: "${name}", server: "https://${elsewhere}/"${given}) {
         token endpoint environment { claudeCode codex } connection { id state hookPath } } }`,
    );
    return connectOtlp;
  }

  /** A request as an exporter elsewhere sends it. */
  async send(path: string, body: unknown, token?: string, more: Record<string, string> = {}) {
    const bytes = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', host: elsewhere, ...authorization, ...more };
    const sent = await this.server.post(path, bytes, headers);
    return { status: sent.status, body: sent.body as Record<string, unknown> };
  }

  async usageOf(org: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.server.owner.query(
      `SELECT person, day::text, tool, surface, sessions, prompts, runs, round(delegated_minutes::numeric, 6)::float8 AS delegated,
         round(interactive_minutes::numeric, 6)::float8 AS interactive, longest_run_minutes AS longest, most_parallel_runs AS parallel,
         lines_accepted AS lines, round(cost_usd::numeric, 6)::float8 AS cost, tokens
       FROM agent_usage WHERE organization_id = (SELECT id FROM organization WHERE name = $1) ORDER BY person, day, tool, surface`,
      [org],
    );
    return rows as Record<string, unknown>[];
  }

  /** The days of usage once all that came is summed; a second sum of an organization waits half a minute. */
  async summed(org: string): Promise<Record<string, unknown>[]> {
    await eventually(
      async () => {
        const { rows } = await this.server.owner.query<{ due: number }>(
          'SELECT count(*)::int AS due FROM telemetry_due WHERE organization_id = (SELECT id FROM organization WHERE name = $1)',
          [org],
        );
        return rows[0].due;
      },
      (due) => due === 0,
      80,
    );
    return this.usageOf(org);
  }
}
