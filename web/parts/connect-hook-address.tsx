import type { HookTool } from '../text/hook-source';
import { isPrivateHost } from '../text/hook-event';
import classes from './connect-hook.module.css';
import { ConnectionValue } from './connection-value';

/** Where the tool sends to: this host and the path of the connection. */
export function ConnectHookAddress({ path, tool }: { path: string; tool: HookTool }) {
  return (
    <>
      <ConnectionValue
        label="Address"
        value={`${window.location.origin}${path}`}
        help={`In ${tool.name}: ${tool.where}.`}
      />
      {isPrivateHost(window.location.hostname) && (
        <p className={classes.reach}>
          {tool.name} cannot reach {window.location.host} from outside. Put this server behind a public https address
          and use that in place of {window.location.origin}; the path stays the same.
        </p>
      )}
    </>
  );
}
