import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { Failure } from './failure';

/**
 * What leaves the server when a GraphQL request met errors: message, path and `extensions.code` (failure.ts), never a stack.
 *
 * @returns 400 when the request itself was at fault and nothing was read, else 200 with what could be read
 */
export function graphqlAnswer(execution: ExecutionResult, log: Logger) {
  const errors = (execution.errors ?? []).flatMap(parts).map((error) => outward(error, log));
  const refused = !execution.data && errors.every((error) => error.extensions.code === 'bad_input');
  return {
    statusCode: refused ? 400 : 200,
    response: { data: execution.data ?? null, errors: errors as unknown as GraphQLError[] },
  };
}

/** Mercurius wraps the faults of a document in one error. */
function parts(error: GraphQLError): GraphQLError[] {
  const inner = (error.originalError as { errors?: unknown } | undefined)?.errors;
  return Array.isArray(inner) ? (inner as GraphQLError[]) : [error];
}

function outward(error: GraphQLError, log: Logger) {
  const { path, locations } = error;
  const cause = error.originalError;
  if (cause instanceof Failure) return { message: cause.message, path, locations, extensions: { code: cause.code } };
  const code = (cause as { code?: unknown } | undefined)?.code;
  // Without a cause, or with one of Mercurius' own codes, the request itself is at fault: document, variables, depth.
  if (cause === undefined || (typeof code === 'string' && /^(MER|FST)_/.test(code))) {
    return { message: error.message, path, locations, extensions: { code: 'bad_input' } };
  }
  log.error({ err: cause, path }, 'A GraphQL field failed.');
  const message = 'The server failed to answer; its log says why.';
  return { message, path, locations, extensions: { code: 'internal' } };
}
