import { AlertsDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { AlertItem } from './report-alerts';
import { ReportPanel } from './report-panel';
import classes from './report-panel.module.css';

/** Alerts that nobody has acknowledged, above everything else; nothing where there are none. */
export function OpenAlerts() {
  const { org } = useView();
  const alerts = useAnswer('Alerts', AlertsDocument, { org, state: 'open' as const }).data?.alerts.nodes ?? [];
  if (alerts.length === 0) return null;
  return (
    <ReportPanel title={alerts.length === 1 ? 'An alert' : `${alerts.length} alerts`}>
      <ul className={classes.list}>
        {alerts.map((alert) => (
          <AlertItem key={alert.id} alert={alert} />
        ))}
      </ul>
    </ReportPanel>
  );
}
