import { Alert, Button, Select } from '@mantine/core';
import { useRef, useState } from 'react';
import {
  DecideIncidentDocument,
  type IncidentDecision,
  type IncidentPartsFragment,
  type OneIncidentQuery,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { deployName, type NamedDeploy } from '../text/deploy';
import { incidentEvidenceName } from '../text/evidence';
import { decisionDone } from '../text/incident';
import { momentOf } from '../text/moment';
import { countedOf } from '../text/number';
import { DeployButton } from './deploy-button';
import own from './record-details.module.css';

type Detail = NonNullable<OneIncidentQuery['incident']>;

interface IncidentDecideProps {
  incident: IncidentPartsFragment;
  candidates: Detail['candidates'];
  nameOf: (id: string) => NamedDeploy;
}

/** Which deploy the incident came from, and a person's word on it: confirm, another deploy, no deploy, or take it back. */
export function IncidentDecide({ incident, candidates, nameOf }: IncidentDecideProps) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState('');
  const section = useRef<HTMLElement>(null);
  const decide = useAction(DecideIncidentDocument);
  const say = (decision: IncidentDecision, deploy?: string) => {
    setDone('');
    decide.mutate(
      { org, id: incident.id, decision, deploy },
      {
        onSuccess: () => {
          setChosen(null);
          setDone(decisionDone(decision));
          // The button that was pressed may be gone; who went on meanwhile is left where they are.
          if (!(document.activeElement instanceof HTMLInputElement)) section.current?.focus();
        },
      },
    );
  };
  const { causedBy, evidence, decided, foundDeploy, foundEvidence } = incident;
  const others = candidates.filter(({ id }) => id !== causedBy);
  return (
    <section ref={section} tabIndex={-1} className={own.decide} aria-labelledby="incident-decide">
      <h3 id="incident-decide">Which deploy caused it</h3>
      <p>
        {causedBy ? (
          <>
            Deploy <DeployButton deploy={nameOf(causedBy)} />:{' '}
            {decided
              ? `${decided === 'confirmed' ? 'confirmed' : 'chosen'} by a person`
              : incidentEvidenceName(evidence)}
            .
          </>
        ) : decided === 'unlinked' ? (
          'None: a person said that no deploy caused it.'
        ) : (
          'Not linked: nothing points to a deploy.'
        )}
        {decided && (
          <>
            {' '}
            {foundDeploy ? (
              <>
                The data alone say <DeployButton deploy={nameOf(foundDeploy)} /> ({incidentEvidenceName(foundEvidence)}
                ).
              </>
            ) : (
              'The data alone name no deploy.'
            )}
          </>
        )}
      </p>
      <div className={own.buttons}>
        {foundDeploy && decided !== 'confirmed' && (
          <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => say('confirm')}>
            {decided ? `Confirm ${deployName(nameOf(foundDeploy))}` : 'Confirm'}
          </Button>
        )}
        {decided !== 'unlinked' && (
          <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => say('unlink')}>
            No deploy caused it
          </Button>
        )}
        {decided && (
          <Button size="xs" variant="default" disabled={decide.isPending} onClick={() => say('undo')}>
            Undo the decision
          </Button>
        )}
      </div>
      {others.length > 0 ? (
        <div className={own.choose}>
          <Select
            size="xs"
            label="Another deploy"
            description={`Finished in the 7 days before it opened${incident.service ? `, of ${incident.service}` : ''}`}
            placeholder="Choose a deploy"
            searchable
            data={others.map((each) => ({
              value: each.id,
              label: [
                deployName(each),
                incident.service ? null : each.service,
                momentOf(each.finishedAt, timeZone),
                each.status === 'success' ? countedOf(each.changes, 'change') : 'did not reach production',
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
            value={chosen}
            onChange={setChosen}
          />
          <Button
            size="xs"
            disabled={chosen === null || decide.isPending}
            onClick={() => chosen !== null && say('change', chosen)}
          >
            Choose it
          </Button>
        </div>
      ) : (
        <p className={own.faint} style={{ margin: '12px 0 0' }}>
          There is no other: no {causedBy ? 'other ' : ''}production deploy{' '}
          {incident.service ? `of ${incident.service} ` : ''}finished in the 7 days before it opened.
        </p>
      )}
      {decide.error && (
        <Alert color="red" role="alert" title="It could not be saved" mt={12}>
          {decide.error.message}
        </Alert>
      )}
      <p role="status" className={done ? own.done : undefined} style={done ? undefined : { margin: 0 }}>
        {done}
      </p>
    </section>
  );
}
