import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export interface QueryCost {
  /** What the call takes from the hourly limit. */
  points: number;
  /** Most nodes the call could return. */
  nodes: number;
  /** Connections to read, each as often as its parents could be there. */
  requests: number;
  /** The lists that hang in no other list, with their lengths: the pages a client walks. `nodes(ids:)` is one. */
  outermost: { field: string; length: number }[];
}

type Variables = Record<string, unknown>;

/** A field with the selections of every place that names it: GitHub counts a connection once however many fragments ask for it. */
interface Gathered {
  parent: GraphQLCompositeType;
  field: FieldNode;
  selections: SelectionSetNode[];
}

/**
 * What GitHub says a call costs, worked out from the call alone: every connection counts once per possible parent, assuming each parent list
 * is as long as its `first` or `last`; the sum is divided by 100 and rounded, 1 at least. Nodes are the lengths of those lists.
 * Source: GitHub Docs, "Rate limits and query limits for the GraphQL API".
 *
 * Two things the document leaves open: `nodes(ids:)` repeats what it holds once per id, is itself free and counts a node per id (what users
 * measured: 100 ids, 1 point, 100 nodes), and a connection without `first` and `last`, which may only be asked for its count, is free.
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Variables = {},
  operationName?: string,
): QueryCost {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find((one) => operationName === undefined || one.name?.value === operationName);
  if (!operation) return { points: 1, nodes: 0, requests: 0, outermost: [] };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const walk = new Walk(schema, fragments, withDefaults(operation, variables));
  const root = schema.getRootType(operation.operation);
  if (root) walk.selections(root, [operation.selectionSet], 1);
  const { requests, nodes, outermost } = walk;
  return { points: Math.max(1, Math.round(requests / 100)), nodes, requests, outermost };
}

function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const result: Variables = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue) result[variable.name.value] = valueFromASTUntyped(defaultValue);
  return { ...result, ...variables };
}

class Walk {
  requests = 0;
  nodes = 0;
  readonly outermost: QueryCost['outermost'] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  /** `times` is how many parents there can be. */
  selections(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], times: number, inner = false): void {
    const gathered = new Map<string, Gathered>();
    for (const set of sets) this.gather(type, set, gathered);
    for (const { parent, field, selections } of gathered.values()) {
      if (!isObjectType(parent) && !isInterfaceType(parent)) continue;
      const definition = parent.getFields()[field.name.value];
      const target = definition && getNamedType(definition.type);
      if (!definition || !isCompositeType(target)) continue;
      const length = this.lengthOf(parent.name, field, target.name, times);
      if (length !== null && !inner) this.outermost.push({ field: field.name.value, length });
      this.selections(target, selections, times * (length ?? 1), inner || length !== null);
    }
  }

  /** How many children a list has at most; null where the field is none, or only counts. */
  private lengthOf(parent: string, field: FieldNode, target: string, times: number): number | null {
    if (target.endsWith('Connection')) {
      const length = this.argument(field, 'first') ?? this.argument(field, 'last');
      if (typeof length !== 'number') return null;
      this.requests += times;
      this.nodes += times * length;
      return length;
    }
    if (parent !== this.schema.getQueryType()?.name || field.name.value !== 'nodes') return null;
    const ids = this.argument(field, 'ids');
    if (!Array.isArray(ids)) return null;
    this.nodes += ids.length;
    return ids.length;
  }

  private gather(type: GraphQLCompositeType, set: SelectionSetNode, into: Map<string, Gathered>): void {
    for (const one of set.selections) {
      if (!this.included(one.directives)) continue;
      if (one.kind === Kind.FIELD) {
        const key = `${type.name}.${(one.alias ?? one.name).value}`;
        const entry = into.get(key) ?? { parent: type, field: one, selections: [] };
        if (one.selectionSet) entry.selections.push(one.selectionSet);
        into.set(key, entry);
        continue;
      }
      const fragment = one.kind === Kind.INLINE_FRAGMENT ? one : this.fragments.get(one.name.value);
      if (!fragment) continue;
      const named = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      this.gather(isCompositeType(named) ? named : type, fragment.selectionSet, into);
    }
  }

  private included(directives: readonly DirectiveNode[] | undefined): boolean {
    return (directives ?? []).every((directive) => {
      const given = directive.arguments?.find((argument) => argument.name.value === 'if');
      const value = given && valueFromASTUntyped(given.value, this.variables);
      return directive.name.value === 'skip' ? value !== true : directive.name.value !== 'include' || value === true;
    });
  }

  private argument(field: FieldNode, name: string): unknown {
    const given = field.arguments?.find((argument) => argument.name.value === name);
    return given ? (valueFromASTUntyped(given.value, this.variables) ?? undefined) : undefined;
  }
}
