import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, Kind, NoDeprecatedCustomRule, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql'; // prettier-ignore
import { checksDocument, CONTEXTS } from './check-document';
import { DEPLOYMENTS, DEPLOYMENTS_BY_ID, RELEASES, STATUSES } from './deployment-document';
import { inDialect } from './dialect';
import { CHANGED_ISSUES, ISSUE_HEADS, ISSUES_BY_ID, LABELLED_ISSUES, REPOSITORY_LABELS } from './issue-document';
import { COMMENTS, THREADS, TIMELINES } from './nested-lists';
import { EVENT_NAMES, itemType, PULL_REQUEST_IDS, PULL_REQUEST_LISTS, PULL_REQUESTS, PULL_REQUESTS_BY_ID } from './pull-request-document'; // prettier-ignore
import { numbersDocument } from './reconciliation';
import { chosenRepositories, ORGANIZATION_REPOSITORIES, REPOSITORIES_BY_ID, repositoryLists, REPOSITORY_NAMES, USER_REPOSITORIES } from './repository-document'; // prettier-ignore
import { restDocument } from './rest-of-lists';
import { pullRequestReadiness, REPOSITORY_READINESS } from './readiness-document';
import { CODEOWNERS, TEAM_REPOSITORIES, teamMembers, teamsDocument } from './team-document';
import { REVIEW_THREADS, THREAD_COMMENTS } from './thread-document';

/** GitHub's public schema. Source: @octokit/graphql-schema. */
const schemaDocument = parse(
  readFileSync(join(__dirname, '../../../node_modules/@octokit/graphql-schema/schema.graphql'), 'utf8'),
  { noLocation: true },
);
const schemaOf = (document: DocumentNode): GraphQLSchema =>
  buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
const schema = schemaOf(schemaDocument);

const documents: [string, string][] = [
  ['pull requests', PULL_REQUESTS],
  ['pull requests by id', PULL_REQUESTS_BY_ID],
  ['ids', PULL_REQUEST_IDS],
  ['reviews and commits', PULL_REQUEST_LISTS],
  ['threads', REVIEW_THREADS],
  ['comments', THREAD_COMMENTS],
  ['numbers', numbersDocument([1, 20, 300])],
  ['checks', checksDocument([1, 20, 300])],
  ['repositories of an organization', ORGANIZATION_REPOSITORIES],
  ['repositories of a user', USER_REPOSITORIES],
  ['chosen repositories', chosenRepositories(3)],
  ['names', REPOSITORY_NAMES],
  ['repositories by id', REPOSITORIES_BY_ID],
  ['lists of repositories', repositoryLists(['deployments', 'releases'])],
  ['deployments', DEPLOYMENTS],
  ['deployments by id', DEPLOYMENTS_BY_ID],
  ['releases', RELEASES],
  ['teams with addresses', teamsDocument(true)],
  ['teams', teamsDocument(false)],
  ['CODEOWNERS', CODEOWNERS],
  ['readiness of repositories', REPOSITORY_READINESS],
  ['readiness of pull requests', pullRequestReadiness([1, 2])],
  ['heads of issues', ISSUE_HEADS],
  ['labels of a repository', REPOSITORY_LABELS],
  ['labelled issues', LABELLED_ISSUES],
  ['changed issues', CHANGED_ISSUES],
  ['issues by id', ISSUES_BY_ID],
  ...[TIMELINES, THREADS, COMMENTS, CONTEXTS, STATUSES, TEAM_REPOSITORIES, teamMembers(true)].map(
    (kind): [string, string] => [`the rest of ${kind.name}`, restDocument(kind, 2)],
  ),
];

test.each(documents)('%s: valid in the schema of GitHub, without anything deprecated', (_, document) => {
  const errors = validate(schema, parse(document), [...specifiedRules, NoDeprecatedCustomRule]);
  expect(errors.map(({ message }) => message)).toEqual([]);
});

test('the pages that are read for every 100 pull requests hold one nested list with a length', () => {
  // Every other one would cost a point more: 100 requests.
  expect(PULL_REQUESTS.match(/\bfirst: (100|\$first)/g)).toEqual(['first: $first', 'first: 100']);
});

test('every event that is asked for is a type of timeline items', () => {
  const items = schema.getType('PullRequestTimelineItemsItemType');
  const known = new Set((items as unknown as { getValues(): { name: string }[] }).getValues().map(({ name }) => name));
  for (const type of Object.keys(EVENT_NAMES)) expect(known.has(itemType(type))).toBe(true);
});

test('a server without merge queues and long ids is asked for what it knows', () => {
  const missing = new Set([
    'AddedToMergeQueueEvent',
    'RemovedFromMergeQueueEvent',
    'fullDatabaseId',
    'statusCheckRollup',
  ]);
  const gone = new Set(['AddedToMergeQueueEvent', 'RemovedFromMergeQueueEvent']);
  const lacks = (type: string, field: string): boolean =>
    field === 'fullDatabaseId' || (type === 'PullRequest' && field === 'statusCheckRollup');
  const items = new Set(['ADDED_TO_MERGE_QUEUE_EVENT', 'REMOVED_FROM_MERGE_QUEUE_EVENT']);
  const definitions = schemaDocument.definitions.flatMap((one) => {
    if (one.kind === Kind.OBJECT_TYPE_DEFINITION)
      return gone.has(one.name.value)
        ? []
        : { ...one, fields: one.fields?.filter(({ name }) => !lacks(one.name.value, name.value)) };
    if (one.kind === Kind.ENUM_TYPE_DEFINITION)
      return { ...one, values: one.values?.filter(({ name }) => !items.has(name.value)) };
    if (one.kind === Kind.UNION_TYPE_DEFINITION)
      return { ...one, types: one.types?.filter(({ name }) => !gone.has(name.value)) };
    return one;
  });
  const older = schemaOf({ ...schemaDocument, definitions });
  expect(validate(older, parse(PULL_REQUESTS)).length).toBeGreaterThan(0);
  for (const [, document] of documents) {
    expect(validate(older, parse(inDialect(document, missing))).map(({ message }) => message)).toEqual([]);
  }
});
