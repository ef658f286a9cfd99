import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { useConnections } from '../state/connections';
import { OrganizationContext } from '../state/organization';
import { useView } from '../state/use-view';
import { isPrivateHost } from '../text/hook-event';
import classes from './connect-hook.module.css';
import hook from './connection-hook.module.css';
import { SendDeploysToken } from './send-deploys-token';
import { SendDeploysTokens } from './send-deploys-tokens';
import { SimulatedNote } from './simulated-note';
import { SnippetTabs } from './snippet-tabs';

/** The way deploys come in from any pipeline: a token, a snippet to copy, and who sends. */
export function SendDeploys() {
  const { org } = useView();
  const simulated = useContext(OrganizationContext)?.simulated ?? false;
  const asked = useConnections(org);
  const tokens = (asked.data?.connections ?? []).filter(({ door }) => door === 'deploys');
  const [shown, setShown] = useState<boolean | null>(null);
  // Whoever sends already knows how.
  const open = shown ?? (asked.isSuccess && tokens.length === 0);
  const setOpen = (next: boolean) => next !== open && setShown(next);
  const [asks, setAsks] = useState(false);
  /** Kept until the page is left, so that the snippets have it. */
  const [token, setToken] = useState<string | null>(null);
  const making = asks || token !== null;
  return (
    <section className={classes.section} id="deploys" aria-labelledby="deploys-title">
      <div className={classes.head}>
        <h2 id="deploys-title">Send deploys</h2>
        {!asks && !simulated && (
          <Button
            className="no-print"
            size="xs"
            variant={tokens.length ? 'default' : 'filled'}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              setToken(null);
              setAsks(true);
            }}
          >
            New token
          </Button>
        )}
      </div>
      <p className={classes.note}>
        One request at the end of a pipeline tells what went where. It needs a token unless it comes from this machine.
        Deployments, releases and workflow runs of a connected GitHub come by themselves. Pages show whole weeks: what
        is sent today is in ranges that reach today.
      </p>
      {isPrivateHost(window.location.hostname) && (
        <p className={classes.reach}>
          A pipeline elsewhere cannot reach {window.location.host}: put this server behind an address that it can, and
          use that in place of {window.location.origin}.
        </p>
      )}
      {simulated && <SimulatedNote what="a token" />}
      {making && (
        <SendDeploysToken
          token={token}
          onMade={(made) => {
            setToken(made);
            setAsks(false);
            setShown(true);
          }}
          onClose={() => setAsks(false)}
        />
      )}
      <SendDeploysTokens tokens={tokens} />
      <details className={hook.hook} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          What the pipeline runs{' '}
          <span className={hook.note}>· GitHub Actions, GitLab CI, Jenkins, Argo CD, any script</span>
        </summary>
        {open && (
          <div className={hook.inside}>
            <SnippetTabs token={token} />
          </div>
        )}
      </details>
    </section>
  );
}
