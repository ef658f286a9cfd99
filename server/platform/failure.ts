/** Every code a failure can carry, on the command line, over HTTP and in GraphQL's `extensions.code`, with its exit code. */
const exitCodes = {
  /** A command, option or argument that does not exist or does not fit. */
  wrong_use: 2,
  /** The environment or the version of Node does not fit. */
  bad_config: 2,
  /** A request's or a file's content does not fit. */
  bad_input: 2,
  not_found: 1,
  not_allowed: 1,
  /** A limit on size, depth or rate was reached. */
  limit_reached: 1,
  port_in_use: 1,
  /** Another process works with the same folder. */
  home_in_use: 1,
  database_unavailable: 1,
  /** The page could not be built from its sources. */
  build_failed: 1,
  /** Another server did not answer or answered with an error. */
  upstream_failed: 1,
  /** Done, but some rows were put aside. */
  done_with_rejects: 3,
  /** A fault in this program. */
  internal: 1,
} as const;

export type FailureCode = keyof typeof exitCodes;

/**
 * An error meant for people: its message is one full sentence with the value, the place and what to do. Everything else that
 * is thrown counts as a fault in this program.
 */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'Failure';
  }

  /** The exit code of the command line: 1 failed, 2 wrong use, 3 done with rejects. */
  get exitCode(): number {
    return exitCodes[this.code];
  }
}

/** Any thrown value as a failure; what is not one already becomes `internal` with its own message. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure('internal', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
}
