import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

// Compiled into dist/bench/test/bench.
const queries = join(__dirname, '..', '..', '..', '..', 'web', 'queries');

/** What the Map page asks once it knows the organization: `Shell` and `Cuts` for the frame, the others for the page. */
export const MAP_OPERATIONS = ['Shell', 'Cuts', 'BottleneckNow', 'FlowTotals', 'Ageing'] as const;
export type MapOperation = (typeof MAP_OPERATIONS)[number];

/** The page's own documents, each with the fragments it spreads. */
export function mapDocuments(): Record<MapOperation, string> {
  const files = readdirSync(queries).filter((name) => name.endsWith('.graphql'));
  const { definitions } = parse(files.map((name) => readFileSync(join(queries, name), 'utf8')).join('\n'));
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const documentOf = (operation: MapOperation): string => {
    const found = definitions.find(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === operation,
    );
    if (!found) throw new Error(`web/queries holds no query "${operation}" any more: say here what the Map page asks.`);
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [found] };
    const used = new Set<FragmentDefinitionNode>();
    visit(document, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment) used.add(fragment);
      },
    });
    return print({ kind: Kind.DOCUMENT, definitions: [found, ...used] });
  };
  return Object.fromEntries(MAP_OPERATIONS.map((operation) => [operation, documentOf(operation)])) as Record<
    MapOperation,
    string
  >;
}
