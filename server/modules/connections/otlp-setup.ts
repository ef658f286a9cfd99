/** What people set so that their agents report here. */
export interface OtlpSetup {
  /** Environment of Claude Code, a line each. */
  readonly claudeCode: string[];
  /** Lines for Codex's `config.toml`. */
  readonly codex: string;
}

/** A header with which one token serves many people. */
export const PERSON_HEADER = 'downstream-person';

/**
 * The lines that make Claude Code and Codex send to this server with a token. The last two of Claude Code's depend on it; the others switch telemetry on
 * and ask for JSON. Codex takes whole addresses, calls the form `json`, and names nobody in its metrics: its lines state the person.
 *
 * Sources: code.claude.com/docs, Monitoring; developers.openai.com/codex, Advanced configuration.
 *
 * @param server address under which the sender reaches this server, without a slash at its end
 * @param person null = Codex's lines hold a place for it
 */
export function otlpSetup(server: string, token: string, person: string | null): OtlpSetup {
  const headers = { Authorization: `Bearer ${token}`, ...(person === null && { [PERSON_HEADER]: 'you@example.com' }) };
  const table = Object.entries(headers)
    .map(([name, value]) => `"${name}" = "${value}"`)
    .join(', ');
  const exporter = (name: string, path: string): string =>
    `${name} = { otlp-http = { endpoint = "${server}${path}", protocol = "json", headers = { ${table} } } }`;
  return {
    claudeCode: [
      'CLAUDE_CODE_ENABLE_TELEMETRY=1',
      'OTEL_METRICS_EXPORTER=otlp',
      'OTEL_LOGS_EXPORTER=otlp',
      'OTEL_EXPORTER_OTLP_PROTOCOL=http/json',
      `OTEL_EXPORTER_OTLP_ENDPOINT=${server}`,
      `OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer ${token}`,
    ],
    codex: `[otel]\nlog_user_prompt = false\n${exporter('exporter', '/v1/logs')}\n${exporter('metrics_exporter', '/v1/metrics')}\n`,
  };
}
