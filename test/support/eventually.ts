const EVERY_MS = 50;

/**
 * Asks again and again until the answer fits, and gives it.
 *
 * @param seconds how long at most; the error then holds the last answer
 */
export async function eventually<T, Fit extends T = T>(
  ask: () => T | Promise<T>,
  fits: ((answer: T) => answer is Fit) | ((answer: T) => boolean),
  seconds = 40,
): Promise<Fit> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer as Fit;
    if (performance.now() > end) throw new Error(`After ${seconds} s it is still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
