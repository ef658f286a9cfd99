import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parsedTextOf } from '../../server/domain/parsed-text';
import { replySentimentOf } from '../../server/domain/reply-sentiment';
import { reviewAgentsOf } from '../../server/domain/review-agents';

/** Public data that may not be copied into the project; hand-made texts in the vendors' formats stand in server/domain/agents/fixtures. */
const DATA = join(__dirname, '..', '..', '..', 'shared', 'data', 'review-threads', 'review_comment.ndjson.gz');

/** Places of replies, counted from 1, that a person read as declining, disputing or putting off, and as neither; all others say that something was done. */
const READ_NEGATIVE = [
  14, 15, 28, 42, 52, 53, 62, 77, 78, 79, 87, 94, 136, 140, 141, 146, 154, 155, 156, 162, 163, 166, 172, 173, 174, 175, 176, 177, 178, 184, 194, 199, 203,
  204, 206, 207,
]; // prettier-ignore
const READ_NEITHER = [54, 55, 56, 148];

interface Comment {
  author: string;
  author_type: string;
  body: string;
  path?: string;
  line?: number;
  in_reply_to?: string;
}

if (existsSync(DATA)) {
  const comments = gunzipSync(readFileSync(DATA))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Comment);
  const first = comments.filter(({ in_reply_to }) => in_reply_to === undefined);
  const replies = comments.filter(({ in_reply_to }) => in_reply_to !== undefined);
  const agents = reviewAgentsOf(undefined);
  const read = first.map((comment) => {
    const agent = agents.of({ login: comment.author, id: '', type: comment.author_type }, 'thread');
    const text = { place: 'thread' as const, body: comment.body, path: comment.path ?? '', line: comment.line ?? NaN };
    return { comment, agent, parsed: agent && parsedTextOf(agents, agent, 'example-org/zeta', text) };
  });
  const severitiesOf = (key: string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { agent, parsed } of read)
      if (agent?.key === key)
        for (const { severity } of parsed!.findings) counts[severity] = (counts[severity] ?? 0) + 1;
    return counts;
  };
  /** The same numbers by another road: what an expression of its own finds in texts of these authors. */
  const counted = (authors: readonly string[], pattern: RegExp): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { author, body } of first)
      if (authors.includes(author)) {
        const word = pattern.exec(body)?.[1] ?? '';
        counts[word] = (counts[word] ?? 0) + 1;
      }
    return counts;
  };

  it('reads every finding of Codex and Copilot, by severity as counted otherwise', () => {
    const codex = counted(
      ['chatgpt-codex-connector', 'chatgpt-codex-connector[bot]'],
      /img\.shields\.io\/badge\/(P\d)-/,
    );
    expect(codex).toEqual({ P1: 56, P2: 137 });
    expect(severitiesOf('codex')).toEqual(codex);
    // A marker is followed by a colon, within a few words or a bracket.
    const copilot = counted(['Copilot', 'copilot-pull-request-reviewer'], /^(P\d)(?: ?\([^)]*\)| [a-z][a-z /-]*)?:/);
    expect(copilot['']).toBeGreaterThan(0);
    expect(severitiesOf('copilot-review')).toEqual(copilot);
    const unread = read.filter(({ agent, parsed }) => agent && parsed?.kind !== 'findings');
    expect(unread.map(({ comment }) => comment.body)).toEqual([]);
  });

  it('knows whose texts they are, and leaves scanners without a language model alone', () => {
    const others = new Set(read.filter(({ agent }) => !agent).map(({ comment }) => comment.author));
    expect([...others].sort()).toEqual([
      'github-advanced-security',
      'github-advanced-security[bot]',
      'github-code-quality',
    ]);
  });

  it('offers of a change that can be applied are found', () => {
    const wanted = first.filter(({ body }) => body.includes('```suggestion')).length;
    expect(wanted).toBeGreaterThan(0);
    expect(read.filter(({ parsed }) => parsed?.findings.some(({ suggestion }) => suggestion)).length).toBe(wanted);
  });

  it('reads replies as a person did: what it calls positive or negative is right in 95 of 100 cases or more', () => {
    expect(replies).toHaveLength(213);
    const human = (place: number): string =>
      READ_NEGATIVE.includes(place) ? 'negative' : READ_NEITHER.includes(place) ? '' : 'positive';
    const told = replies.map(({ body }, i) => ({ said: replySentimentOf(body), human: human(i + 1) }));
    for (const word of ['positive', 'negative']) {
      const said = told.filter((each) => each.said === word);
      const meant = told.filter((each) => each.human === word);
      const right = said.filter((each) => each.human === word).length;
      expect(right / said.length).toBeGreaterThanOrEqual(0.95);
      expect(right / meant.length).toBeGreaterThanOrEqual(0.8);
    }
  });
} else {
  it('is left out: the public data are not beside this checkout', () => {
    process.stdout.write(`The checks on real review threads need ${DATA}; they were left out.\n`);
  });
}
