import { isObject, textOf, type Json } from '../github-rest/shape';
import { deploymentStatusDelivery, releaseDelivery } from './deploy-delivery';
import type { DeliveryOutcome } from './delivery-outcome';
import { deliveryPlace, type DeliveryPlace } from './delivery-place';
import { ignoredEvents } from './ignored-events';
import { pullRequestDelivery } from './pull-request-delivery';
import { repositoryDelivery } from './repository-delivery';
import { reviewCommentDelivery, reviewDelivery, reviewThreadDelivery } from './review-delivery';

type Handler = (payload: Json, action: string, place: DeliveryPlace, synced: boolean) => DeliveryOutcome;

/** Events that become records, with the actions that are known; undefined = any: the object tells the same whatever was done to it. */
const handlers = new Map<string, { actions?: readonly string[]; handle: Handler }>([
  ['pull_request', { handle: pullRequestDelivery }],
  ['pull_request_review', { actions: ['submitted', 'edited', 'dismissed'], handle: reviewDelivery }],
  ['pull_request_review_comment', { actions: ['created', 'edited', 'deleted'], handle: reviewCommentDelivery }],
  ['pull_request_review_thread', { actions: ['resolved', 'unresolved'], handle: reviewThreadDelivery }],
  ['deployment_status', { handle: (payload, _action, place) => deploymentStatusDelivery(payload, place) }],
  ['release', { handle: releaseDelivery }],
  ['repository', { handle: repositoryDelivery }],
]);

/**
 * What one delivery of a GitHub webhook comes to: records, nothing on purpose, or a fault. Pure; never throws for a payload that JSON gave, whatever
 * is in it, except by a fault in this program.
 *
 * @param event the value of `X-GitHub-Event`
 * @param payload the body as `JSON.parse` gave it
 * @param options synced: the connection also reads GitHub by itself, so that what a delivery leaves out comes with the sync
 */
export function deliveryRecords(event: string, payload: unknown, options: { synced: boolean }): DeliveryOutcome {
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
  return handler.handle(payload, action, place, options.synced);
}

function named(event: string, action: string): string {
  return (action === '' ? event : `${event}, ${action}`).slice(0, 100);
}
