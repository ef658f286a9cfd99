import type { ConnectOtlpMutation } from '../gql/documents';
import classes from './connect-hook.module.css';
import { ConnectionValue } from './connection-value';
import { SnippetPanels } from './snippet-panels';

/** A token, shown this once, and what makes agents send with it. */
export function ConnectOtlpLines({ made }: { made: ConnectOtlpMutation['connectOtlp'] }) {
  const { claudeCode, codex } = made.environment;
  const agents = [
    {
      key: 'claude-code',
      name: 'Claude Code',
      place: 'Its environment, or "env" of its settings; for a whole company the managed settings.',
      text: `${claudeCode.map((line) => `export ${quoted(line)}`).join('\n')}\n`,
    },
    {
      key: 'codex',
      name: 'Codex',
      place: codex.includes('you@example.com')
        ? 'In ~/.codex/config.toml. Its metrics name nobody: put the person’s e-mail address or login in place of you@example.com.'
        : 'In ~/.codex/config.toml.',
      text: codex,
    },
  ];
  return (
    <>
      <div className={classes.once} role="status">
        <p>
          <b>The token, shown this once.</b> Only its fingerprint is kept, so that it cannot be shown again. The lines
          below hold it.
        </p>
        <ConnectionValue label="Token" value={made.token} />
      </div>
      <SnippetPanels snippets={agents} label="Agents" thing="lines" />
    </>
  );
}

/** `NAME="a value"`, where the shell would divide the value. */
function quoted(line: string): string {
  const at = line.indexOf('=');
  const value = line.slice(at + 1);
  return /[^\w./:-]/.test(value) ? `${line.slice(0, at)}="${value}"` : line;
}
