import { buildASTSchema, Kind, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Map<string, GraphQLSchema>();

/**
 * GitHub's public schema, as the package `@octokit/graphql-schema` publishes it (about 0.3 s the first time).
 *
 * `without` leaves things out, as older Enterprise servers lack them: a field `PullRequest.mergeQueueEntry`, a value
 * `PullRequestTimelineItemsItemType.ADDED_TO_MERGE_QUEUE_EVENT`. Throws when the schema does not have them.
 */
export function githubSchema(without: readonly string[] = []): GraphQLSchema {
  const key = [...without].sort().join(' ');
  const before = known.get(key);
  if (before) return before;
  const document = withoutParts(parse(schemaText(), { noLocation: true }), without);
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  known.set(key, schema);
  return schema;
}

// Read as a file: the package exports no path to it.
function schemaText(): string {
  return readFileSync(join(__dirname, '../../../node_modules/@octokit/graphql-schema/schema.graphql'), 'utf8');
}

function withoutParts(document: DocumentNode, without: readonly string[]): DocumentNode {
  const left = new Set(without);
  if (left.size === 0) return document;
  const keep = (type: string) => (part: { name: { value: string } }) => !left.delete(`${type}.${part.name.value}`);
  const definitions = document.definitions.map((one) => {
    if (one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.INTERFACE_TYPE_DEFINITION)
      return { ...one, fields: one.fields?.filter(keep(one.name.value)) };
    if (one.kind === Kind.ENUM_TYPE_DEFINITION) return { ...one, values: one.values?.filter(keep(one.name.value)) };
    return one;
  });
  if (left.size > 0) throw new Error(`GitHub's schema has no ${[...left].join(', ')} that could be left out.`);
  return { ...document, definitions };
}
