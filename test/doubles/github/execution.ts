import {
  execute,
  getNamedType,
  getNullableType,
  GraphQLBoolean,
  isNonNullType,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type ResponsePath,
} from 'graphql';
import { connectionField } from './connection-field';
import type { Context } from './context';
import { derivedFields } from './derived-fields';
import { errorEntry } from './github-error';
import { rootFields } from './root-fields';
import type { Arguments, Fields } from './world';

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: Record<string, unknown>[];
}

/** Executes a valid document over the world of the context. */
export async function executeOverWorld(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
  context: Context,
): Promise<Answer> {
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    operationName: operationName ?? null,
    contextValue: context,
    fieldResolver,
    typeResolver: (value) => (value as Fields).__typename as string,
  });
  const data = result.data as Record<string, unknown> | null | undefined;
  return {
    ...(data !== undefined && { data }),
    ...(result.errors && { errors: result.errors.map((error) => errorEntry(error, context.failures)) }),
  };
}

const fieldResolver: GraphQLFieldResolver<Fields | undefined, Context> = (source, given, context, info) => {
  if (context.broken.length > 0) breakWhereWished(context, info.path);
  const value = answer(source, given, context, info);
  return Array.isArray(value) && context.broken.length > 0 ? withBrokenEntries(value, context, info.path) : value;
};

function answer(source: Fields | undefined, given: Arguments, context: Context, info: GraphQLResolveInfo): unknown {
  const { parentType, fieldName, returnType } = info;
  if (source === undefined) {
    const root = rootFields[fieldName];
    if (!root) throw new Error(`it does not know ${parentType.name}.${fieldName}.`);
    return root(given, context);
  }
  if (getNamedType(returnType).name.endsWith('Connection')) return connectionField(source, given, context, info);
  const own = derivedFields[`${parentType.name}.${fieldName}`];
  if (own) return own(source, given, context);
  if (source[fieldName] !== undefined) return source[fieldName];
  const shared = derivedFields[`*.${fieldName}`];
  if (shared) return shared(source, given, context);
  if (!isNonNullType(returnType)) return null;
  if (getNullableType(returnType) === GraphQLBoolean) return false;
  throw new Error(`the world's ${parentType.name} ${source.id ?? ''} has no "${fieldName}".`);
}

function breakWhereWished({ broken }: Context, path: ResponsePath): void {
  const here = asList(path);
  for (const { path: wished, error } of broken) if (samePath(wished, here)) throw error;
}

function withBrokenEntries(list: unknown[], { broken }: Context, path: ResponsePath): unknown[] {
  const here = asList(path);
  return list.map((entry, index) => broken.find((one) => samePath(one.path, [...here, index]))?.error ?? entry);
}

function asList(path: ResponsePath): (string | number)[] {
  const list: (string | number)[] = [];
  for (let at: ResponsePath | undefined = path; at; at = at.prev) list.unshift(at.key);
  return list;
}

function samePath(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
