import { Button } from '@mantine/core';
import { RevokeShareLinkDocument, ShareLinksDocument, type ShareLinkPartsFragment } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useNow } from '../state/now';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { dayOf, momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { ReportPanel } from './report-panel';
import classes from './report-panel.module.css';

/** Links that were made, and whether they still show something. */
export function ReportLinks() {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const asked = useAnswer('ShareLinks', ShareLinksDocument, { org });
  const revoke = useAction(RevokeShareLinkDocument);
  const now = useNow();
  const links = asked.data?.shareLinks ?? [];
  const stateOf = ({ revokedAt, expiresAt }: ShareLinkPartsFragment): string =>
    revokedAt !== null
      ? `revoked on ${momentOf(revokedAt, timeZone)}`
      : Date.parse(expiresAt) < now
        ? `expired on ${dayOf(expiresAt, timeZone)}`
        : `valid until ${dayOf(expiresAt, timeZone)}`;
  return (
    <ReportPanel
      title="Shared links"
      note="Whoever has the address reads one frozen report, and nothing else. “Share” above makes one."
      error={asked.error ?? revoke.error}
    >
      {links.length === 0 && asked.isSuccess && <p className={classes.empty}>Nothing is shared.</p>}
      {links.length > 0 && (
        <ul className={classes.list}>
          {links.map((of) => (
            <li key={of.id}>
              <div className={classes.what}>
                {of.label || 'Without a label'}: {of.week}, {of.team ?? 'whole organization'}
                <small>
                  {stateOf(of)}, opened {countedOf(of.openedTimes, 'time')}
                  {of.openedAt !== null && `, last on ${momentOf(of.openedAt, timeZone)}`}
                </small>
              </div>
              {of.revokedAt === null && Date.parse(of.expiresAt) >= now && (
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={revoke.isPending}
                  onClick={() => revoke.mutate({ org, id: of.id })}
                >
                  Revoke
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </ReportPanel>
  );
}
