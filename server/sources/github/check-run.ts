import { reviewAgentsOf, type ReviewAgents } from '../../domain/review-agents';
import { isObject, textOf, type Json } from '../github-rest/shape';

/** The account of the App that made a check, `claude[bot]`; '' = none is named. */
export function appOf(check: Json): string {
  const slug = isObject(check.app) ? (textOf(check.app, 'slug') ?? '') : '';
  return slug === '' ? '' : `${slug}[bot]`;
}

/** Whether a check was made by the App of a review agent: what others ran in the pipeline says nothing about findings. */
export function isOfReviewAgent(check: Json, agents: ReviewAgents = reviewAgentsOf(undefined)): boolean {
  const login = appOf(check);
  return login !== '' && agents.of({ login, id: '', type: 'bot' }, 'check') !== undefined;
}

/**
 * A check run of the REST API or of a webhook as a record; undefined for one that is not over.
 *
 * @param appId numeric id of the App's account, where it is known: the App's own id is another number
 */
export function checkRunRecord(check: Json, repo: string, number: number, appId?: string): Json | undefined {
  if (textOf(check, 'status') !== 'completed' || typeof check.completed_at !== 'string') return undefined;
  const output = isObject(check.output) ? check.output : {};
  return {
    kind: 'check_run',
    repo,
    number,
    id: check.id,
    name: check.name,
    app: appOf(check),
    app_id: appId,
    sha: textOf(check, 'head_sha'),
    conclusion: textOf(check, 'conclusion'),
    completed_at: check.completed_at,
    title: textOf(output, 'title'),
    summary: textOf(output, 'summary'),
    body: textOf(output, 'text'),
    url: textOf(check, 'html_url'),
  };
}
