import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { OtlpSendersDocument, type ConnectOtlpMutation } from '../gql/documents';
import { OrganizationContext } from '../state/organization';
import { ask } from '../state/server';
import { useView } from '../state/use-view';
import { isPrivateHost } from '../text/hook-event';
import classes from './connect-hook.module.css';
import { ConnectOtlpForm } from './connect-otlp-form';
import { ConnectOtlpLines } from './connect-otlp-lines';
import { ConnectOtlpSenders } from './connect-otlp-senders';
import { SimulatedNote } from './simulated-note';

/** How often the counts of what came are asked for while the page is open. */
const EVERY_MS = 15_000;

/** The way telemetry of agents comes in: a token, the lines to set, and what came with each. */
export function ConnectOtlp() {
  const { org } = useView();
  const simulated = useContext(OrganizationContext)?.simulated ?? false;
  const asked = useQuery({
    queryKey: ['OtlpSenders', { org }],
    queryFn: ({ signal }) => ask(OtlpSendersDocument, { org }, signal),
    refetchInterval: ({ state }) => ((state.data?.otlpSenders.length ?? 0) > 0 ? EVERY_MS : false),
  });
  const senders = asked.data?.otlpSenders ?? [];
  const [asks, setAsks] = useState(false);
  /** Kept until the page is left: the token is shown this once. */
  const [made, setMade] = useState<ConnectOtlpMutation['connectOtlp'] | null>(null);
  return (
    <section className={classes.section} id="telemetry" aria-labelledby="telemetry-title">
      <div className={classes.head}>
        <h2 id="telemetry-title">Telemetry of agents</h2>
        {!asks && !simulated && (
          <Button
            className="no-print"
            size="xs"
            variant={senders.length > 0 ? 'default' : 'filled'}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              setMade(null);
              setAsks(true);
            }}
          >
            New token for telemetry
          </Button>
        )}
      </div>
      <p className={classes.note}>
        Claude Code and Codex report how they are used by OpenTelemetry, as JSON over HTTP: sessions, prompts, runs,
        active time, tokens and cost. Texts of prompts are not kept. What is not reported stays unknown. The figures of
        a day are summed half a minute after they came, by the day of the organization’s time zone.
      </p>
      {isPrivateHost(window.location.hostname) && (
        <p className={classes.reach}>
          Agents on other machines cannot reach {window.location.host}: put this server behind an address that they can,
          and use that in place of {window.location.origin}.
        </p>
      )}
      {simulated && <SimulatedNote what="a token" />}
      {asks && (
        <ConnectOtlpForm
          onMade={(token) => {
            setMade(token);
            setAsks(false);
          }}
          onClose={() => setAsks(false)}
        />
      )}
      {made && <ConnectOtlpLines made={made} />}
      <ConnectOtlpSenders senders={senders} />
    </section>
  );
}
