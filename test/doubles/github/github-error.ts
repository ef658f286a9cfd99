import { GraphQLError } from 'graphql';

/** An error as GitHub's GraphQL writes it: with a `type` beside the message. */
export class GithubError extends GraphQLError {
  constructor(
    readonly type: string | null,
    message: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** The entry of `errors` for what graphql-js gathered. Faults of the double itself are also noted, for a test must see them. */
export function errorEntry(error: GraphQLError, failures: string[]): Record<string, unknown> {
  const cause = error instanceof GithubError ? error : error.originalError;
  const place = { ...(error.path && { path: error.path }), ...(error.locations && { locations: error.locations }) };
  if (cause instanceof GithubError)
    return { ...(cause.type && { type: cause.type }), ...place, ...cause.more, message: cause.message };
  // Without a path it is the request that is wrong, such as a variable of the wrong type.
  if (!error.path) return { ...place, message: error.message };
  const message = `The double of GitHub cannot answer ${error.path.join('.')}: ${error.message}`;
  failures.push(message);
  return { ...place, message };
}
