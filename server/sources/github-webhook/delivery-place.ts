import { isObject, textOf, type Json } from '../github-rest/shape';

/** Where a delivery happened. */
export interface DeliveryPlace {
  /** `owner/name` */
  readonly repo: string;
  /** `github.com`, or the name of an Enterprise server */
  readonly host: string;
}

/** The repository of a delivery, as its payload names it; undefined when it names none, as those about organizations. */
export function deliveryPlace(payload: Json): DeliveryPlace | undefined {
  const repository = isObject(payload.repository) ? payload.repository : undefined;
  const repo = repository && textOf(repository, 'full_name');
  if (repo === undefined || repo === '') return undefined;
  const host = /^https?:\/\/([^/]+)\//.exec(textOf(repository as Json, 'html_url') ?? '')?.[1];
  return { repo, host: host?.toLowerCase() ?? 'github.com' };
}
