import { isObject, textOf, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';
import { subjectTime } from './subject-time';

const finalStates = new Map([
  ['success', 'success'],
  ['failure', 'failure'],
  ['error', 'failure'],
]);

/**
 * Deliveries of `deployment_status`: a deploy once it is over. When it began stays unknown: the deployment's own time is when it was asked for, and
 * it may have waited for days.
 */
export function deploymentStatusDelivery(payload: Json, place: DeliveryPlace): DeliveryOutcome {
  const { deployment, deployment_status: status } = payload;
  if (!isObject(deployment) || !isObject(status))
    return {
      fault:
        'The delivery has no "deployment" and "deployment_status"; GitHub sends both with every deployment_status event.',
    };
  const state = textOf(status, 'state') ?? '';
  const over = finalStates.get(state);
  if (over === undefined)
    return {
      ignored: state === 'inactive' ? 'The deployment was replaced by a later one.' : `The deployment is ${state || 'not over'}: it is taken once it is over.`, // prettier-ignore
    };
  const id = `github-deployment:${place.host}:${String(deployment.id)}`;
  const record: Json = {
    kind: 'deploy',
    id,
    repo: place.repo,
    environment: deployment.environment ?? status.environment,
    sha: deployment.sha,
    ref: deployment.ref,
    finished_at: status.created_at,
    status: over,
    source: 'deployment',
    url: firstText(status.log_url, status.target_url, status.environment_url),
  };
  return { records: [], subject: { name: `deploy ${id}`, at: subjectTime([status.created_at]), records: [record] } };
}

/**
 * Deliveries of `release`: a deploy to the environment `release` when it is published. A release often names its branch instead of its commit; then
 * the sync reads the commit, and without a sync the tag stands for it.
 *
 * @param synced the connection also reads GitHub by itself
 */
export function releaseDelivery(payload: Json, action: string, place: DeliveryPlace, synced: boolean): DeliveryOutcome {
  const { release } = payload;
  if (!isObject(release)) return { fault: 'The delivery has no "release"; GitHub sends one with every release event.' };
  if (action !== 'published') return { ignored: `A release counts when it is published; this one was ${action}.` };
  if (release.draft === true) return { ignored: 'The release is a draft.' };
  const target = textOf(release, 'target_commitish') ?? '';
  const tag = textOf(release, 'tag_name');
  const named = /^[0-9a-f]{40}$/.test(target);
  if (!named && synced) return { ignored: 'The release names no commit; the next sync reads it.' };
  const id = `github-release:${place.host}:${String(release.id)}`;
  const record: Json = {
    kind: 'deploy',
    id,
    repo: place.repo,
    environment: 'release',
    sha: named ? target : tag,
    ref: tag,
    finished_at: release.published_at,
    status: 'success',
    source: 'release',
    name: tag,
    url: firstText(release.html_url),
  };
  return { records: [record] };
}

/** The first that is a text with something in it; GitHub writes '' where there is no address. */
export const firstText = (...values: readonly unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');
