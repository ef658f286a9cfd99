/** Something that is asked for often and done rarely. */
export interface Sparing {
  now(): void;
  stop(): void;
}

/**
 * Does at once what is asked for, and again at most every so often; the last wish is never lost.
 *
 * @param restMs milliseconds between two times
 */
export function sparing(act: () => void, restMs: number): Sparing {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let wished = false;
  const done = () => {
    rest = undefined;
    if (wished) now();
  };
  const now = () => {
    wished = rest !== undefined;
    if (wished) return;
    rest = setTimeout(done, restMs);
    act();
  };
  return { now, stop: () => clearTimeout(rest) };
}
