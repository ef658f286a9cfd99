import {
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { Caller } from './caller';
import type { QueryCost } from './points';

const mostNodes = 500_000;

type Entry = Record<string, unknown>;

/** What GitHub refuses before it runs a call: what its schema does not know, too many nodes, scopes the token lacks. */
export function queryRefusals(schema: GraphQLSchema, document: DocumentNode, cost: QueryCost, caller: Caller): Entry[] {
  const invalid = validate(schema, document);
  if (invalid.length > 0) return invalid.map(validationEntry);
  if (cost.nodes > mostNodes) {
    const most = cost.nodes.toLocaleString('en-US');
    const message = `This query requests up to ${most} possible nodes which exceeds the maximum limit of 500,000.`;
    return [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }];
  }
  return scopeRefusals(schema, document, caller);
}

/** GitHub's own words for what programs must recognize: fields, arguments and values its schema does not have. */
function validationEntry(error: GraphQLError): Entry {
  const entry = (extensions: Entry, message: string): Entry => ({
    path: ['query'],
    extensions,
    locations: error.locations ?? [],
    message,
  });
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (field) {
    const [, fieldName, typeName] = field;
    const message = `Field '${fieldName}' doesn't exist on type '${typeName}'`;
    return entry({ code: 'undefinedField', typeName, fieldName }, message);
  }
  const argument = /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/.exec(error.message);
  if (argument) {
    const [, argumentName, name] = argument;
    const message = `Field '${name}' doesn't accept argument '${argumentName}'`;
    return entry({ code: 'argumentNotAccepted', name, typeName: 'Field', argumentName }, message);
  }
  const value = /^Value "(\w+)" does not exist in "(\w+)" enum/.exec(error.message);
  if (value) {
    const [, given, typeName] = value;
    const message = `Argument has an invalid value (${given}). Expected type '${typeName}'.`;
    return entry({ code: 'argumentLiteralsIncompatible', typeName: 'Field' }, message);
  }
  return entry({ code: 'invalid' }, error.message);
}

const organizationScopes = ['read:org', 'write:org', 'admin:org'];

/** Teams need a scope for organizations; a classic token without it is refused the whole call. */
function scopeRefusals(schema: GraphQLSchema, document: DocumentNode, { kind, scopes }: Caller): Entry[] {
  if (kind !== 'classic' || scopes.some((scope) => organizationScopes.includes(scope))) return [];
  const refusals: Entry[] = [];
  const types = new TypeInfo(schema);
  const enter = (node: FieldNode) => {
    if (types.getParentType()?.name !== 'Team') return;
    const token = node.loc?.startToken;
    const message =
      `Your token has not been granted the required scopes to execute this query. The '${node.name.value}' field requires one of the following scopes: ` +
      `['read:org', 'read:discussion'], but your token has only been granted the: [${scopes.map((scope) => `'${scope}'`).join(', ')}] scopes. ` +
      "Please modify your token's scopes at: https://github.com/settings/tokens.";
    const locations = token ? [{ line: token.line, column: token.column }] : [];
    refusals.push({ type: 'INSUFFICIENT_SCOPES', locations, message });
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return refusals;
}
