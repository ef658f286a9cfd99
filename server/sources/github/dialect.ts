import type { GithubClient } from './client';
import { EVENT_NAMES, itemType, RATE_LIMIT } from './pull-request-document';

const QUESTION = `query dialect {
  items: __type(name: "PullRequestTimelineItemsItemType") { enumValues { name } }
  review: __type(name: "PullRequestReview") { fields { name } }
  pullRequest: __type(name: "PullRequest") { fields { name } }
  ${RATE_LIMIT}
}`;

const CHECKS_OF_LAST_COMMIT = 'commits(last: 1) { nodes { commit { statusCheckRollup { state } } } }';

interface Dialect {
  items: { enumValues: { name: string }[] | null } | null;
  review: { fields: { name: string }[] | null } | null;
  pullRequest: { fields: { name: string }[] | null } | null;
}

/**
 * What an Enterprise Server does not know yet of what is asked for: types of events, `fullDatabaseId`, and the checks of a pull request. Empty when it does not tell.
 */
export async function missingParts(client: GithubClient): Promise<ReadonlySet<string>> {
  const { data } = await client.ask<Dialect>(QUESTION, {});
  const missing = new Set<string>();
  const items = data.items?.enumValues?.map(({ name }) => name);
  if (items) for (const type of Object.keys(EVENT_NAMES)) if (!items.includes(itemType(type))) missing.add(type);
  const fields = data.review?.fields?.map(({ name }) => name);
  if (fields && !fields.includes('fullDatabaseId')) missing.add('fullDatabaseId');
  const ofPullRequests = data.pullRequest?.fields?.map(({ name }) => name);
  if (ofPullRequests && !ofPullRequests.includes('statusCheckRollup')) missing.add('statusCheckRollup');
  return missing;
}

/** A document without what is missing; the older `databaseId` stands in for `fullDatabaseId`, the last commit for the pull request's checks. */
export function inDialect(document: string, missing: ReadonlySet<string>): string {
  let text = document;
  for (const part of missing) {
    if (part === 'fullDatabaseId') text = text.replace(/\bfullDatabaseId\b/g, 'fullDatabaseId: databaseId');
    else if (part === 'statusCheckRollup')
      text = text.replace(/^ {2}statusCheckRollup \{ state \}$/m, `  ${CHECKS_OF_LAST_COMMIT}`);
    else {
      text = text.replace(new RegExp(`^ *\\.\\.\\. on ${part} \\{.*\\}\\n`, 'm'), '');
      text = text.replace(new RegExp(`\\b${itemType(part)}\\b,? ?`, 'g'), '');
    }
  }
  return text;
}
