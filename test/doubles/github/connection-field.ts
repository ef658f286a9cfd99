import type { GraphQLResolveInfo } from 'graphql';
import { invalidCursor, pageOf, type Page, type PagingArguments } from './connection';
import type { Context } from './context';
import { knownLists } from './lists';
import type { Arguments, Fields } from './world';

const pagingArguments = ['first', 'last', 'after', 'before', 'orderBy'];

/** Answers a field whose type is a connection. */
export function connectionField(
  source: Fields,
  given: Arguments,
  context: Context,
  info: GraphQLResolveInfo,
): (Page<Fields> & Record<string, unknown>) | null {
  const place = `${info.parentType.name}.${info.fieldName}`;
  const refused = info.fieldNodes.map((node) => context.refusedPages.get(node)).find((error) => error);
  if (refused) throw refused;
  const known = knownLists[place];
  refuseUnknown(place, given, info, [...pagingArguments, ...(known?.understands ?? [])]);
  const items = known ? known.of(source, given, context) : (source[info.fieldName] as Fields[] | null | undefined);
  if (items === null) return null;
  if (!Array.isArray(items)) throw new Error(`the world's ${source.__typename} has no list "${info.fieldName}".`);
  const cursor = (given.after ?? given.before) as string | null | undefined;
  if (cursor && context.staleCursors) throw invalidCursor(cursor);
  const order = given.orderBy as { field: string; direction: 'ASC' | 'DESC' } | null | undefined;
  const page = pageOf<Fields>(
    {
      items,
      id: (item) => item.id ?? String(item.login ?? item.email ?? ''),
      ...(order && { sortValue: (item) => sortValue(item, order.field), descending: order.direction === 'DESC' }),
      skip: given.skip ?? 0,
    },
    given as PagingArguments,
  );
  const totalCount = known?.counted?.(source) ?? page.totalCount;
  return { ...page, totalCount, updatedAt: source.updatedAt, edges: page.edges.map((edge) => ({ ...edge, source })) };
}

/** What the double would silently leave out of account, it refuses. */
function refuseUnknown(
  place: string,
  given: Record<string, unknown>,
  info: GraphQLResolveInfo,
  understood: readonly string[],
): void {
  for (const { name, defaultValue } of info.parentType.getFields()[info.fieldName].args)
    if ((given[name] ?? null) !== null && !understood.includes(name) && given[name] !== defaultValue)
      throw new Error(`it does not understand the argument "${name}" of ${place}.`);
}

function sortValue(item: Fields, field: string): string | number | null {
  if (field === 'COMMENTS') return (item.comments as unknown[]).length;
  if (field === 'STARGAZERS') return (item.stargazerCount as number | undefined) ?? 0;
  // CREATED_AT → createdAt
  const name = field.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return (item[name] as string | number | null | undefined) ?? null;
}
