/** A sentence of a report, as far as a comparison needs it. */
export interface ComparedSentence {
  code: string;
  subject: string;
  text: string;
}

export interface SentenceChange {
  code: string;
  change: 'new' | 'gone' | 'changed' | 'same';
  before: string | null;
  after: string | null;
}

/** Sentences are the same when they say the same of the same thing; what was said of it before and is no longer comes last. */
export function comparedSentences(
  before: readonly ComparedSentence[],
  after: readonly ComparedSentence[],
): SentenceChange[] {
  const keyOf = ({ code, subject }: ComparedSentence): string => JSON.stringify([code, subject]);
  const old = new Map(before.map((of) => [keyOf(of), of]));
  const now = new Set(after.map(keyOf));
  return [
    ...after.map((of): SentenceChange => {
      const was = old.get(keyOf(of));
      const change = !was ? 'new' : was.text === of.text ? 'same' : 'changed';
      return { code: of.code, change, before: was?.text ?? null, after: of.text };
    }),
    ...before
      .filter((of) => !now.has(keyOf(of)))
      .map(({ code, text }): SentenceChange => ({ code, change: 'gone', before: text, after: null })),
  ];
}
