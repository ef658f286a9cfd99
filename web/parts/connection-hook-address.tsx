import { hookEvents, isPrivateHost } from '../text/hook-event';
import classes from './connection-hook.module.css';
import { ConnectionValue } from './connection-value';

/** Where GitHub sends its webhooks to, and which events to tick. */
export function ConnectionHookAddress({ hookPath }: { hookPath: string }) {
  return (
    <>
      <div className={classes.wide}>
        <ConnectionValue
          label="Payload URL"
          value={`${window.location.origin}${hookPath}`}
          help="At GitHub: Settings, Webhooks, Add webhook. Content type: application/json."
        />
      </div>
      {isPrivateHost(window.location.hostname) && (
        <p>
          GitHub cannot reach {window.location.host} from outside. Put this server behind a public https address and use
          that in place of {window.location.origin}; the path stays the same.
        </p>
      )}
      <div>
        Choose “Let me select individual events” and tick:
        <ul className={classes.events}>
          {hookEvents.map(({ name, why }) => (
            <li key={name}>
              {name} <span>({why})</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
