import { isObject, textOf, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';
import { subjectTime } from './subject-time';

/** Deliveries of `repository`: its default branch and whether it is archived; what changes the list of repositories is left to the next sync. */
export function repositoryDelivery(payload: Json, action: string, place: DeliveryPlace): DeliveryOutcome {
  const repository = payload.repository as Json;
  switch (action) {
    case 'deleted':
      return { records: [], relist: true, gone: textOf(repository, 'node_id') };
    case 'created':
    case 'renamed':
    case 'transferred':
    case 'privatized':
    case 'publicized':
      return { records: [], relist: true };
    case 'archived':
    case 'unarchived':
    case 'edited': {
      const branchChanged = isObject(payload.changes) && 'default_branch' in payload.changes;
      if (action === 'edited' && !branchChanged)
        return { ignored: 'Nothing that the records hold of a repository changed.' };
      const { default_branch, archived } = repository;
      const record = { kind: 'repository', repo: place.repo, default_branch, archived };
      const at = subjectTime([repository.updated_at]);
      const subject = { name: `repository ${place.host}/${place.repo}`, at, records: [record] };
      return { records: [], subject, relist: action !== 'edited' };
    }
    default:
      return { ignored: `Unknown event: repository, ${action}.` };
  }
}
