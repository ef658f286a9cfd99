import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Failure } from '../../platform/failure';
import { Store } from '../../store/data-source';
import type { IncidentRow } from '../../store/incident-columns';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import type { Incident, IncidentDecision } from './incident.types';
import { MappingService } from './mapping.service';
import { toldIncident } from './told-incident';

/** Says which deploy an incident came from; the decision stands apart from the records, and outlives every import. */
@Injectable()
export class IncidentDecider {
  constructor(
    private readonly views: OrganizationViews,
    private readonly store: Store,
    private readonly mappings: MappingService,
  ) {}

  /**
   * The incident as it stands after the decision; what follows is worked out at once, or as a job where that takes long.
   *
   * @param deploy id of a production deploy, for `change`
   * @param atOnce never as a job: the process ends with the command
   * @throws Failure not_found for an incident or deploy that does not exist, bad_input for a decision that cannot be made of it
   */
  async decide(
    name: string | null | undefined,
    id: string,
    decision: IncidentDecision,
    deploy?: string | null,
    atOnce = false,
  ): Promise<Incident> {
    const view = await this.views.open(name);
    const row = view.incidents.rows.find((one) => one.id === id);
    if (!row)
      throw new Failure('not_found', `There is no incident "${id}"; give an id as "downstream incidents" lists them. Announced maintenance is none.`); // prettier-ignore
    if (decision !== 'change' && deploy !== undefined && deploy !== null && deploy !== '')
      throw new Failure('bad_input', `A deploy, "${deploy}", was given to ${decision} incident "${id}": only change takes one.`); // prettier-ignore
    await this.store.inOrganization(view.organization.id, async (client) => {
      if (decision === 'undo') {
        const { rowCount } = await client.query('DELETE FROM incident_decision WHERE incident_id = $1', [id]);
        if (rowCount === 0)
          throw new Failure('bad_input', `Nothing was decided about incident "${id}": there is nothing to undo.`);
        return;
      }
      await client.query(
        `INSERT INTO incident_decision (organization_id, incident_id, deploy_id) VALUES ($1, $2, $3)
         ON CONFLICT (organization_id, incident_id) DO UPDATE SET deploy_id = excluded.deploy_id, decided_at = now()`,
        [view.organization.id, id, await decidedDeploy(client, view, row, decision, deploy ?? '')],
      );
    });
    const job = await this.mappings.linkAgain(view.organization.id, view.flow.table.length, atOnce);
    if (job !== null) return toldIncident(afterwards(row, decision, deploy ?? ''));
    const now = await this.views.open(name);
    return toldIncident(now.incidents.rows.find((one) => one.id === id) ?? row);
  }
}

/** The deploy a decision names; null = none. */
async function decidedDeploy(
  client: PoolClient,
  view: OrganizationView,
  { id, foundDeploy }: IncidentRow,
  decision: Exclude<IncidentDecision, 'undo'>,
  deploy: string,
): Promise<string | null> {
  if (decision === 'unlink') return null;
  if (decision === 'confirm') {
    if (foundDeploy !== '') return foundDeploy;
    throw new Failure('bad_input', `The data link incident "${id}" to no deploy, so there is nothing to confirm: name the deploy it came from, or say that it came from none.`); // prettier-ignore
  }
  if (deploy === '')
    throw new Failure('bad_input', `No deploy was named that incident "${id}" came from: give the id of one, or unlink it.`); // prettier-ignore
  const place = view.deploys.placeOf.get(deploy);
  if (place !== undefined) {
    if (view.deploys.rows[place].status !== 'cancelled') return deploy;
    throw new Failure('bad_input', `Deploy "${deploy}" was cancelled, so nothing can have come from it: give one that finished.`); // prettier-ignore
  }
  const { rows } = await client.query<{ environment: string }>('SELECT environment FROM deploy WHERE id = $1', [
    deploy,
  ]);
  if (rows.length === 0)
    throw new Failure('not_found', `There is no deploy "${deploy}"; give an id as "downstream deploys" lists them.`);
  throw new Failure('bad_input', `Deploy "${deploy}" went to "${rows[0].environment}", which is not production: give a production deploy, or change what counts as production in the delivery mapping.`); // prettier-ignore
}

/** The incident as it will stand once the work is done. */
function afterwards(row: IncidentRow, decision: IncidentDecision, deploy: string): IncidentRow {
  const { foundDeploy, foundEvidence } = row;
  if (decision === 'undo') return { ...row, deploy: foundDeploy, evidence: foundEvidence, decided: '' };
  const decided = decision === 'unlink' ? '' : decision === 'confirm' ? foundDeploy : deploy;
  return {
    ...row,
    deploy: decided,
    evidence: 'decided',
    decided: decision === 'unlink' ? 'unlinked' : decided === foundDeploy ? 'confirmed' : 'changed',
  };
}
