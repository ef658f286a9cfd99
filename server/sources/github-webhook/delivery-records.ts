import { INCIDENT_LABELS, WORKFLOWS } from '../github/name-pattern';
import { isObject, textOf, type Json } from '../github-rest/shape';
import { checkRunDelivery } from './check-delivery';
import { commentDelivery } from './comment-delivery';
import { deploymentStatusDelivery, releaseDelivery } from './deploy-delivery';
import type { DeliveryOutcome } from './delivery-outcome';
import { deliveryPlace, type DeliveryPlace } from './delivery-place';
import { ignoredEvents } from './ignored-events';
import { issueDelivery } from './issue-delivery';
import { pullRequestDelivery } from './pull-request-delivery';
import { repositoryDelivery } from './repository-delivery';
import { reviewCommentDelivery, reviewDelivery, reviewThreadDelivery } from './review-delivery';
import { workflowRunDelivery } from './workflow-delivery';

/** What a connection says about its deliveries. */
export interface DeliveryOptions {
  /** It also reads GitHub by itself, so that what a delivery leaves out comes with the sync. */
  readonly synced: boolean;
  /** Patterns of labels whose issues are incidents; absent = the default ones. */
  readonly incidentLabels?: readonly string[] | null;
  /** Patterns of workflows whose runs are deploys; absent = the default ones. */
  readonly workflows?: readonly string[] | null;
}

type Handler = (payload: Json, action: string, place: DeliveryPlace, options: DeliveryOptions) => DeliveryOutcome;

/** Events that become records, with the actions that are known; undefined = any: the object tells the same whatever was done to it. */
const handlers = new Map<string, { actions?: readonly string[]; handle: Handler }>([
  ['pull_request', { handle: pullRequestDelivery }],
  ['pull_request_review', { actions: ['submitted', 'edited', 'dismissed'], handle: reviewDelivery }],
  ['pull_request_review_comment', { actions: ['created', 'edited', 'deleted'], handle: reviewCommentDelivery }],
  ['pull_request_review_thread', { actions: ['resolved', 'unresolved'], handle: reviewThreadDelivery }],
  ['issue_comment', { actions: ['created', 'edited', 'deleted'], handle: commentDelivery }],
  ['check_run', { handle: (payload, _action, place) => checkRunDelivery(payload, place) }],
  ['deployment_status', { handle: (payload, _action, place) => deploymentStatusDelivery(payload, place) }],
  ['release', { handle: (payload, action, place, { synced }) => releaseDelivery(payload, action, place, synced) }],
  [
    'workflow_run',
    {
      actions: ['completed', 'requested', 'in_progress'],
      handle: (payload, action, place, { workflows }) =>
        workflowRunDelivery(payload, action, place, workflows ?? WORKFLOWS),
    },
  ],
  [
    'issues',
    {
      handle: (payload, action, place, { incidentLabels, synced }) =>
        issueDelivery(payload, action, place, incidentLabels ?? INCIDENT_LABELS, synced),
    },
  ],
  ['repository', { handle: repositoryDelivery }],
]);

/**
 * What one delivery of a GitHub webhook comes to: records, nothing on purpose, or a fault. Pure; never throws for a payload that JSON gave, whatever
 * is in it, except by a fault in this program.
 *
 * @param event the value of `X-GitHub-Event`
 * @param payload the body as `JSON.parse` gave it
 * @param options what the connection says
 */
export function deliveryRecords(event: string, payload: unknown, options: DeliveryOptions): DeliveryOutcome {
  if (!isObject(payload)) return { fault: 'The payload is no JSON object.' };
  const action = textOf(payload, 'action') ?? '';
  const handler = handlers.get(event);
  if (!handler) {
    const ignored = ignoredEvents.get(event);
    if (!ignored) return { ignored: `Unknown event: ${named(event, action)}.` };
    return { ignored: ignored.reason, ...(ignored.relist ? { relist: true } : {}) };
  }
  if (handler.actions && !handler.actions.includes(action))
    return { ignored: `Unknown event: ${named(event, action)}.` };
  const place = deliveryPlace(payload);
  if (!place) return { fault: `The delivery names no repository; GitHub sends one with every ${event} event.` };
  return handler.handle(payload, action, place, options);
}

function named(event: string, action: string): string {
  return (action === '' ? event : `${event}, ${action}`).slice(0, 100);
}
