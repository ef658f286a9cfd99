import { Button, Code, Modal } from '@mantine/core';
import { useContext, useState } from 'react';
import { useConnections } from '../state/connections';
import { OrganizationContext } from '../state/organization';
import { useView } from '../state/use-view';
import { hookToolOf, hookTools, type HookTool } from '../text/hook-source';
import { ConnectHookCard } from './connect-hook-card';
import { ConnectHookForm } from './connect-hook-form';
import classes from './connect-hook.module.css';
import hook from './connection-hook.module.css';
import { SimulatedNote } from './simulated-note';

/** The way incidents come in: a webhook per tool, what is connected, what happened before, and issues of GitHub. */
export function ConnectHooks() {
  const { org } = useView();
  const simulated = useContext(OrganizationContext)?.simulated ?? false;
  const connections = useConnections(org).data?.connections ?? [];
  const [tool, setTool] = useState<HookTool | null>(null);
  const github = connections.filter(({ door }) => door === 'github');
  return (
    <section className={classes.section} id="incidents" aria-labelledby="incidents-title">
      <h2 id="incidents-title">Incidents</h2>
      <p className={classes.note}>
        With them the last stage, Operate, is known, and which deploys failed. A webhook brings them within seconds;
        Downstream asks nothing of these tools.
      </p>
      {simulated && <SimulatedNote what="a connection" />}
      {connections.map((connection) => {
        const its = hookToolOf(connection.door);
        return its && <ConnectHookCard key={connection.id} connection={connection} tool={its} />;
      })}
      <ul className={classes.tools} aria-label="Incident tools">
        {hookTools.map((each) => (
          <li key={each.source}>
            <div>
              <b>{each.name}</b>
              <p>{each.verified}</p>
            </div>
            {!simulated && (
              <Button
                className="no-print"
                size="xs"
                variant="default"
                aria-label={`Connect ${each.name}`}
                onClick={() => setTool(each)}
              >
                Connect
              </Button>
            )}
          </li>
        ))}
        <li>
          <div>
            <b>GitHub issues</b>
            <p>
              {github.length > 0
                ? 'Issues with certain labels count as incidents. Which labels stands with the connection above, under “Deploys and incidents it reads”.'
                : 'Issues with certain labels count as incidents once GitHub is connected.'}
            </p>
          </div>
        </li>
      </ul>
      <details className={hook.hook}>
        <summary>
          What happened before <span className={hook.note}>· import it from a file</span>
        </summary>
        <div className={hook.inside}>
          <p>
            Save what the tool’s own interface answers to a file, as it is, and import it where Downstream was started.
            The same incident in a file and by webhook is one.
          </p>
          <dl className={classes.history}>
            {hookTools.map(({ source, name, history, file }) => (
              <div key={source}>
                <dt>{name}</dt>
                <dd>
                  {history}: <Code>npx downstream import {file}</Code>
                </dd>
              </div>
            ))}
            <div>
              <dt>Anything else</dt>
              <dd>
                one record, from a script: <Code>npx downstream incident --id 42 --service checkout</Code>
              </dd>
            </div>
          </dl>
        </div>
      </details>
      <Modal
        opened={tool !== null}
        onClose={() => setTool(null)}
        title={tool && `Connect ${tool.name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        transitionProps={{ duration: 0 }}
        size="lg"
      >
        {tool && <ConnectHookForm key={tool.source} tool={tool} onDone={() => setTool(null)} />}
      </Modal>
    </section>
  );
}
