import { workflowRunRecord, type WorkflowRun } from '../github/workflow-run';
import { fitsWorkflow } from '../github/workflow-list';
import { isObject, textOf, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';
import { subjectTime } from './subject-time';

/** Deliveries of `workflow_run`: a deploy once a run of a workflow that fits is over. Run again, the same deploy ends anew. */
export function workflowRunDelivery(
  payload: Json,
  action: string,
  place: DeliveryPlace,
  patterns: readonly string[],
): DeliveryOutcome {
  const run = payload.workflow_run;
  if (!isObject(run) || (typeof run.id !== 'number' && typeof run.id !== 'string'))
    return { fault: 'The delivery has no "workflow_run" with an id; GitHub sends one with every workflow_run event.' };
  if (action !== 'completed') return { ignored: 'The run goes on: it is taken once it is over.' };
  const workflow = isObject(payload.workflow) ? payload.workflow : {};
  const name = textOf(workflow, 'name') ?? textOf(run, 'name') ?? '';
  const path = textOf(workflow, 'path') ?? textOf(run, 'path') ?? '';
  if (!fitsWorkflow(patterns, name, path))
    return { ignored: `The workflow "${name.slice(0, 100)}" is none of those whose runs are deploys.` };
  const record = workflowRunRecord(place.repo, place.host, name, run as unknown as WorkflowRun);
  if (!record) {
    const conclusion = textOf(run, 'conclusion') ?? 'not known';
    return { ignored: `The run ended as ${conclusion}: it deployed nothing.` };
  }
  const at = subjectTime([run.updated_at]);
  return { records: [], subject: { name: `deploy ${String(record.id)}`, at, records: [record] } };
}
