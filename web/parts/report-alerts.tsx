import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import {
  AcknowledgeAlertDocument,
  AlertsDocument,
  CheckAlertsDocument,
  UnacknowledgeAlertDocument,
  type AlertPartsFragment,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { ReportLink } from './report-link';
import { ReportPanel } from './report-panel';
import classes from './report-panel.module.css';

/** What cannot wait for the report, and who looks after it. */
export function ReportAlerts() {
  const { org } = useView();
  const asked = useAnswer('Alerts', AlertsDocument, { org });
  const check = useAction(CheckAlertsDocument);
  const alerts = asked.data?.alerts.nodes ?? [];
  return (
    <ReportPanel
      title="Alerts"
      note="Between reports: the constraint moved, the hit rate of an agent fell, a gate failed, a source is stale, incidents are open longer than anybody is there."
      error={asked.error ?? check.error}
      action={
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate({ org })}>
          Check now
        </Button>
      }
    >
      {alerts.length === 0 && asked.isSuccess && <p className={classes.empty}>No alert.</p>}
      {alerts.length > 0 && (
        <ul className={classes.list}>
          {alerts.map((alert) => (
            <AlertItem key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </ReportPanel>
  );
}

/** One alert: acknowledged by a name, and that taken back. */
export function AlertItem({ alert }: { alert: AlertPartsFragment }) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const [asks, setAsks] = useState(false);
  const [who, setWho] = useState('');
  const [note, setNote] = useState('');
  const acknowledge = useAction(AcknowledgeAlertDocument, () => setAsks(false));
  const back = useAction(UnacknowledgeAlertDocument);
  const { id, state, text, link, openedAt, closedAt, acknowledgedBy, acknowledgedAt, toldTimes } = alert;
  const error = acknowledge.error ?? back.error;
  return (
    <li>
      <div className={classes.what}>
        {state === 'open' && (
          <IconAlertTriangle size={15} stroke={1.8} aria-label="Open:" style={{ verticalAlign: -2, marginRight: 5 }} />
        )}
        {text} <ReportLink to={link}>See it</ReportLink>
        <small>
          Since {momentOf(openedAt, timeZone)}
          {closedAt !== null && `, over since ${momentOf(closedAt, timeZone)}`}
          {toldTimes > 0 && `, sent ${countedOf(toldTimes, 'time')}`}
          {acknowledgedBy !== null && `, acknowledged by ${acknowledgedBy} on ${momentOf(acknowledgedAt, timeZone)}`}
          {alert.note && `: ${alert.note}`}
        </small>
        {error && (
          <small className={classes.failed} role="alert">
            {error.message}
          </small>
        )}
        {asks && (
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault();
              acknowledge.mutate({ org, id, who, note: note || null });
            }}
          >
            <TextInput
              size="xs"
              label="Your name"
              value={who}
              onChange={(event) => setWho(event.currentTarget.value)}
              required
              data-autofocus
            />
            <TextInput
              size="xs"
              label="What you do about it"
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <div className={`${classes.actions} ${classes.wide}`}>
              <Button size="xs" type="submit" loading={acknowledge.isPending} disabled={who.trim() === ''}>
                Acknowledge
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsks(false)}>
                Cancel
              </Button>
            </div>
          </form>
        )}
      </div>
      {state === 'open' && !asks && (
        <Button size="compact-xs" variant="default" onClick={() => setAsks(true)}>
          Acknowledge
        </Button>
      )}
      {state === 'acknowledged' && (
        <Button size="compact-xs" variant="default" loading={back.isPending} onClick={() => back.mutate({ org, id })}>
          Undo
        </Button>
      )}
    </li>
  );
}
