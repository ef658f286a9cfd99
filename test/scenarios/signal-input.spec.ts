import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(180_000);

/** Public data that may not be copied into the project; the same behaviour has a hand-made fixture in test/support/signal-records.ts. */
const FILE = join(__dirname, '..', '..', '..', 'shared', 'data', 'findings', 'finding.ndjson.gz');

interface Stated {
  repo: string;
  number: number;
  id: string;
  severity?: string;
  category?: string;
  outcome: string;
}
interface Group {
  key: string;
  accepted: number;
  rejected: number;
  ignored: number;
  pending: number;
  duplicate: number;
  late: number;
  unparsed: number;
  n: number;
  rate: number | null;
  enough: boolean;
}

if (existsSync(FILE)) {
  describe('findings: one agent in one repository, outcomes as its exporter states them', () => {
    let database: TestDatabase;
    let findings: Stated[];
    beforeAll(async () => {
      database = await cloneDatabase();
      await outputOf(database, 'import', FILE, '--org', 'findings');
      const lines = gunzipSync(readFileSync(FILE)).toString().trim().split('\n');
      // The exporter lists what it saw again twice under one id: as a duplicate, and with what became of it.
      const byId = new Map<string, Stated>();
      for (const one of lines.map((line) => JSON.parse(line) as Stated)) {
        const key = `${one.repo}#${one.number}:${one.id}`;
        if (one.outcome !== 'duplicate' || !byId.has(key)) byId.set(key, one);
      }
      findings = [...byId.values()];
    });
    afterAll(async () => {
      await database?.drop();
    });

    async function groups(by: string): Promise<{ total: Group; groups: Group[]; coverage: { value: number | null } }> {
      const json = await outputOf(database, 'hit-rate', '--org', 'findings', '--range', 'all', '--by', by, '--json');
      return JSON.parse(json) as { total: Group; groups: Group[]; coverage: { value: number | null } };
    }

    const count = (of: Stated[], outcome: string): number => of.filter((one) => one.outcome === outcome).length;

    it.each(['severity', 'category'] as const)('by %s, with and without the ignored ones', async (by) => {
      const answer = await groups(by);
      const words = [...new Set(findings.map((one) => one[by] ?? 'unknown'))].sort();
      expect(answer.groups.map(({ key }) => key).sort()).toEqual(words);
      for (const group of answer.groups) {
        const own = findings.filter((one) => (one[by] ?? 'unknown') === group.key);
        const [accepted, rejected, ignored] = ['accepted', 'rejected', 'ignored'].map((word) => count(own, word));
        const n = accepted + rejected + ignored;
        expect([group.key, group.accepted, group.rejected, group.ignored]).toEqual([
          group.key,
          accepted,
          rejected,
          ignored,
        ]);
        expect([group.n, group.rate, group.enough]).toEqual([n, n === 0 ? null : accepted / n, n >= 10]);
        // As published: silent ignores left out.
        if (accepted + rejected > 0)
          expect(group.accepted / (group.accepted + group.rejected)).toBe(accepted / (accepted + rejected));
        expect([group.pending, group.duplicate]).toEqual([count(own, 'pending'), count(own, 'duplicate')]);
      }
    });

    it('together: counting only explicit answers flatters the agent', async () => {
      const { total, coverage } = await groups('severity');
      const [accepted, rejected, ignored] = ['accepted', 'rejected', 'ignored'].map((word) => count(findings, word));
      expect([total.accepted, total.rejected, total.ignored]).toEqual([accepted, rejected, ignored]);
      expect(total.rate).toBeCloseTo(accepted / (accepted + rejected + ignored), 12);
      expect(total.rate!).toBeLessThan(accepted / (accepted + rejected));
      expect(
        total.accepted + total.rejected + total.ignored + total.pending + total.duplicate + total.late + total.unparsed,
      ).toBe(findings.length);
      // No pull request is recorded: how many were reviewed is unknown, not none.
      expect(coverage.value).toBeNull();
    });
  });
} else {
  it('is left out: the public data are not beside this checkout', () => {
    process.stdout.write(
      `The checks on real input need the folder shared/data beside the checkout; they were left out.\n`,
    );
  });
}
