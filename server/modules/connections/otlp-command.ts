import { Failure } from '../../platform/failure';
import type { OtlpSenders } from './otlp-senders.service';

interface Options {
  org?: string;
  name?: string;
  person?: string;
  server?: string;
  json?: boolean;
}

const here = 'http://127.0.0.1:4600';

/** `downstream connect otlp --name laptops`: makes a token, and prints it with the lines for Claude Code and Codex. */
export async function connectOtlp(senders: OtlpSenders, { org, name, person, server, json }: Options): Promise<void> {
  if (name === undefined) throw new Failure('wrong_use', 'The token needs a name: "connect otlp --name laptops".');
  const { connection, token, endpoint, environment } = await senders.connect(org, name, person, server ?? here);
  if (json) {
    const { id } = connection;
    process.stdout.write(
      `${JSON.stringify({ connection: { id, name: connection.name }, token, endpoint, environment })}\n`,
    );
    return;
  }
  const lines = [
    `Made the token ${connection.name} for telemetry (shown this once): ${token}`,
    ...(server === undefined ? [`The lines name ${here}: --server ADDRESS puts another address in its place.`] : []),
    '',
    'Environment of Claude Code:',
    ...environment.claudeCode.map((line) => `  ${quoted(line)}`),
    '',
    '~/.codex/config.toml of Codex:',
    ...environment.codex
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** `NAME="a value"`: a shell would divide it at the space. */
function quoted(line: string): string {
  const at = line.indexOf('=');
  return line.includes(' ', at) ? `${line.slice(0, at)}="${line.slice(at + 1)}"` : line;
}
