import { simulateOrganization } from '../../server/domain/simulation/organization';
import type { SimulatedTruth } from '../../server/domain/simulation/records';
import { lastWholeWeekEnd } from '../../server/modules/demo/last-whole-week';
import { openStore } from '../../server/store/data-source';
import { Organizations } from '../../server/store/organizations';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(240_000);

interface Row {
  agent: string;
  repo: string;
  number: number;
  comment: string;
  outcome: string;
  lenient: string;
  evidence: string;
}

/** Outcomes the product finds in the records of the simulated organization, against what its people really did. */
describe('findings of the simulated organization', () => {
  let database: TestDatabase;
  let truth: SimulatedTruth['findings'];
  const found = new Map<string, Row>();

  beforeAll(async () => {
    database = await cloneDatabase('simulated');
    truth = simulateOrganization({ seed: 1, endsAt: lastWholeWeekEnd(Date.now() / 1000) }).truth.findings;
    const store = await openStore({ ownerUrl: database.url, appUrl: database.url });
    try {
      const { id } = await new Organizations(store).get('simulated');
      const { rows } = await store.inOrganization(id, (client) =>
        client.query<Row>(
          'SELECT agent, repo, number, comment_id AS comment, outcome, lenient, evidence FROM finding_outcome',
        ),
      );
      for (const row of rows) found.set(keyOf(row.repo, row.number, row.comment), row);
    } finally {
      await store.close();
    }
  });
  afterAll(() => database?.drop());

  const keyOf = (repo: string, number: number, comment: string): string => `${repo}#${number} ${comment}`;
  const rowOf = ({ repo, number, id }: SimulatedTruth['findings'][number]): Row | undefined =>
    found.get(keyOf(repo, number, id));
  const judged = () => truth.filter((one) => rowOf(one)?.outcome !== 'unparsed');

  it('are all there, under the agent that said them', () => {
    expect(truth.length).toBeGreaterThan(1000);
    expect(truth.filter((one) => rowOf(one)?.agent !== one.agent)).toEqual([]);
  });

  it.each([
    ['lines', 0.99],
    // Of a change whose commits are known by their messages alone, one with several open suggestions does not tell which was applied.
    ['suggestion', 0.88],
    // A fix of something else may stand within five lines, and outweighs what somebody said.
    ['reply', 0.95],
    ['reaction', 0.9],
  ] as const)('whose fate the records show by %s have it as their outcome', (shown, least) => {
    const of = judged().filter((one) => one.shown === shown);
    const right = of.filter((one) => rowOf(one)?.outcome === one.fate);
    expect(of.length).toBeGreaterThan(10);
    expect(right.length / of.length).toBeGreaterThanOrEqual(least);
    const same = right.filter((one) => rowOf(one)?.evidence === shown);
    expect(same.length / right.length).toBeGreaterThanOrEqual(least);
  });

  it('of which the records show nothing are ignored', () => {
    const of = judged().filter(({ shown }) => shown === 'none');
    const ignored = of.filter((one) => rowOf(one)?.outcome === 'ignored');
    expect(of.length).toBeGreaterThan(200);
    expect(ignored.length / of.length).toBeGreaterThanOrEqual(0.97);
  });

  it('are told apart with a precision and a recall that the missing traces allow', () => {
    const accepted = judged().filter((one) => rowOf(one)?.outcome === 'accepted');
    const really = judged().filter(({ fate }) => fate === 'accepted');
    const both = accepted.filter(({ fate }) => fate === 'accepted').length;
    process.stdout.write(
      `accepted: precision ${both} of ${accepted.length}, recall ${both} of ${really.length}; judged ${judged().length}\n`,
    );
    // Planted: 3 % of ignored ones have a change next to them; about 12 % of the accepted leave no trace.
    expect(both / accepted.length).toBeGreaterThan(0.93);
    expect(both / really.length).toBeGreaterThan(0.8);
  });
});
