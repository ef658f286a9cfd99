import {
  getNamedType,
  isCompositeType,
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { GithubError } from './github-error';

const longestPage = 100;

/**
 * The connections of a call that GitHub refuses: asked for items without `first` or `last`, or for more than 100 at once. GitHub refuses the
 * field, not the call: the answer has null there and an error beside it.
 */
export function refusedPages(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): Map<FieldNode, GithubError> {
  const refused = new Map<FieldNode, GithubError>();
  const types = new TypeInfo(schema);
  const fragments = new Map<string, FragmentDefinitionNode>();
  const given: Record<string, unknown> = {};
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, defaultValue } of one.variableDefinitions ?? [])
      if (defaultValue) given[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  Object.assign(given, variables);
  const enter = (node: FieldNode) => {
    const type = getNamedType(types.getType());
    if (!isCompositeType(type) || !type.name.endsWith('Connection')) return;
    const error = refusal(node, given, fragments);
    if (error) refused.set(node, error);
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return refused;
}

function refusal(
  node: FieldNode,
  given: Record<string, unknown>,
  fragments: Map<string, FragmentDefinitionNode>,
): GithubError | undefined {
  const name = node.name.value;
  let bounded = false;
  for (const bound of ['first', 'last']) {
    const argument = node.arguments?.find((one) => one.name.value === bound);
    const value = argument && valueFromASTUntyped(argument.value, given);
    if (typeof value !== 'number') continue;
    bounded = true;
    if (value > longestPage)
      return new GithubError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${value} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`,
      );
    if (value < 0)
      return new GithubError(
        'INVALID_PAGINATION',
        `\`${bound}\` on the \`${name}\` connection cannot be less than zero.`,
      );
  }
  if (bounded || !asksForItems(node.selectionSet, fragments)) return undefined;
  return new GithubError(
    'MISSING_PAGINATION_BOUNDARIES',
    `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
  );
}

/** A count alone needs no bounds. */
function asksForItems(set: SelectionSetNode | undefined, fragments: Map<string, FragmentDefinitionNode>): boolean {
  return (set?.selections ?? []).some((one) => {
    if (one.kind === Kind.FIELD) return ['nodes', 'edges', 'pageInfo'].includes(one.name.value);
    const inner = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value);
    return asksForItems(inner?.selectionSet, fragments);
  });
}
