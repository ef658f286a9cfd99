import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { outputOf } from '../support/command-line';
import { LinkedBench } from '../support/linked';

/** Public data that may not be copied into the project; the same traps have hand-made cases in server/domain/finding-outcome.spec.ts. */
const DATA = join(__dirname, '..', '..', '..', 'shared', 'data', 'review-threads');

interface Line {
  kind: string;
  number: number;
  id: string;
  author: string;
  created_at: string;
  merged_at?: string;
  in_reply_to?: string;
  resolved?: boolean;
  outdated?: boolean;
}

jest.setTimeout(180_000);

const linesOf = (name: string): Line[] =>
  gunzipSync(readFileSync(join(DATA, `${name}.ndjson.gz`))).toString().trim().split('\n').map((line) => JSON.parse(line) as Line); // prettier-ignore

const present = existsSync(DATA);

(present ? describe : describe.skip)(
  `published review threads of two agents${present ? '' : ` (${DATA} is not there)`}`,
  () => {
    let bench: LinkedBench;
    let rows: { id: string; outcome: string; lenient: string; evidence: string }[];
    const threads = present
      ? linesOf('review_comment').filter(
          ({ in_reply_to, author }) => !in_reply_to && /^(copilot|chatgpt-codex)/i.test(author),
        )
      : [];
    const mergedAt = new Map(existsSync(DATA) ? linesOf('pull_request').map(({ number, merged_at }) => [number, merged_at]) : []); // prettier-ignore

    beforeAll(async () => {
      bench = await LinkedBench.open();
      await outputOf(bench.database, 'import', '--org', 'threads', DATA);
      const { rows: found } = await bench.store.pool.query<{ id: number }>(
        `SELECT id FROM organization WHERE name = 'threads'`,
      );
      rows = await bench.select(found[0].id, 'SELECT id, outcome, lenient, evidence FROM finding_outcome');
    });
    afterAll(() => bench?.close());

    it('late are those that came after the merge: 42 % of the merged ones', () => {
    const merged = threads.filter(({ number }) => mergedAt.get(number));
    const late = merged.filter(({ number, created_at }) => Date.parse(created_at) > Date.parse(mergedAt.get(number) as string));
    expect(rows.filter(({ outcome }) => outcome === 'late').map(({ id }) => id).sort()).toEqual(late.map(({ id }) => id).sort());
    expect(Math.round((100 * late.length) / merged.length)).toBe(42);
  }); // prettier-ignore

    it('nearly all in time were resolved, which counts for the lenient outcome alone', () => {
      const inTime = new Map(
        rows.filter(({ outcome }) => !['late', 'pending'].includes(outcome)).map((row) => [row.id, row]),
      );
      const resolved = threads.filter(({ id, resolved }) => inTime.has(id) && resolved);
      expect(resolved.length / inTime.size).toBeGreaterThan(0.99);
      const told = resolved.map(({ id }) => inTime.get(id) as (typeof rows)[number]);
      // Nothing else than replies is among these records: no commits, no reactions.
      expect(new Set(told.filter(({ outcome }) => outcome === 'accepted').map(({ evidence }) => evidence))).toEqual(new Set(['reply'])); // prettier-ignore
      // All others were resolved without a word: at least as many as there are more resolved threads than replies.
      const replies = linesOf('review_comment').filter(({ in_reply_to }) => in_reply_to).length;
      expect(resolved.length - replies).toBeGreaterThan(300);
      expect(told.filter(({ outcome }) => outcome === 'ignored').length).toBeGreaterThanOrEqual(resolved.length - replies); // prettier-ignore
      expect(told.filter(({ outcome, lenient }) => outcome === 'ignored' && lenient !== 'accepted')).toEqual([]);
    });
  },
);
