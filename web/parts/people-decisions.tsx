import { Alert, Button, Modal, Skeleton } from '@mantine/core';
import { useState } from 'react';
import {
  PeopleDecisionsDocument,
  PreviewPeopleDecisionsDocument,
  TakeBackPeopleDecisionDocument,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { decisionText } from '../text/people';
import { ListFrame } from './list-frame';
import details from './people-details.module.css';
import { PeopleEffect } from './people-effect';
import classes from './pull-request-table.module.css';

/** What was decided about accounts, with a way back. Absent while nothing was. */
export function PeopleDecisions() {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const [login, setLogin] = useState<string | null>(null);
  const asked = useAnswer('PeopleDecisions', PeopleDecisionsDocument, { org });
  const decisions = asked.data?.peopleDecisions ?? [];
  if (!asked.error && decisions.length === 0) return null;
  return (
    <ListFrame
      heading={asked.data ? `${countedOf(decisions.length, 'account')} decided about` : undefined}
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={null}
      shown={decisions.length}
      total={asked.data ? decisions.length : undefined}
      more={undefined}
      loadingMore={false}
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>Decisions about accounts</caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Decided</th>
              <th scope="col">When</th>
              <th scope="col">
                <span className={classes.second}>Undo</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {decisions.map((decision) => (
              <tr key={decision.login}>
                <th scope="row" className={classes.main}>
                  <span className={classes.title}>{decision.login}</span>
                </th>
                <td data-label="decided">{decisionText(decision)}</td>
                <td className={classes.day} data-label="on">
                  {momentOf(decision.decidedAt, timeZone)}
                </td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`Take back what was decided about ${decision.login}`}
                    onClick={() => setLogin(decision.login)}
                  >
                    Take back
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Modal
        opened={login !== null}
        onClose={() => setLogin(null)}
        title={`Take back: ${login}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        size="lg"
      >
        {login !== null && <TakeBack login={login} onDone={() => setLogin(null)} />}
      </Modal>
    </ListFrame>
  );
}

function TakeBack({ login, onDone }: { login: string; onDone: () => void }) {
  const { org } = useView();
  const asked = { org, decisions: [], takeBack: [login] };
  const preview = useAnswer('PreviewPeopleDecisions', PreviewPeopleDecisionsDocument, asked, { keep: false });
  const take = useAction(TakeBackPeopleDecisionDocument, onDone);
  const effect = preview.data?.previewPeopleDecisions;
  const fault = take.error ?? preview.error;
  return (
    <>
      {fault ? (
        <Alert color="red" role="alert" title="It cannot be taken back">
          {fault.message}
        </Alert>
      ) : effect ? (
        <PeopleEffect effect={effect} old={false} />
      ) : (
        <Skeleton height={90} aria-busy />
      )}
      <div className={details.buttons}>
        <Button size="xs" disabled={!effect} loading={take.isPending} onClick={() => take.mutate({ org, login })}>
          Take back
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Keep it
        </Button>
      </div>
    </>
  );
}
