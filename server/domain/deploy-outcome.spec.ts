import fc from 'fast-check';
import { deployOutcomes, type DeployFact, type LinkedIncident } from './deploy-outcome';

/** A deploy of service web to production; its finish is its place in hours unless said. */
function world(...rows: Partial<DeployFact>[]): DeployFact[] {
  return rows.map((row, i) => ({
    id: `d${i}`,
    service: 'web',
    environment: 'production',
    sha: `sha${i}`,
    finishedAt: i * 3600,
    status: 'success',
    rework: false,
    rollsBack: '',
    ...row,
  }));
}

const failedBy = (deploys: DeployFact[], incidents: LinkedIncident[] = []): number[] => [
  ...deployOutcomes(deploys, incidents, []).failedBy,
];

describe('deployOutcomes', () => {
  it('counts a failure, an incident and a rollback as failed, each by its own bit, and nothing else', () => {
    // d0 fine; d1 failed; d2 has two incidents; d3 cancelled, though an incident names it; d4 is stated to be rolled back by d5.
    const deploys = world({}, { status: 'failure' }, {}, { status: 'cancelled' }, {}, { rollsBack: 'd4' });
    const incidents = [
      { deploy: 2, resolvedAt: 3 * 3600 },
      { deploy: 2, resolvedAt: 5 * 3600 },
      { deploy: 3, resolvedAt: 4 * 3600 },
    ];
    const found = deployOutcomes(deploys, incidents, []);
    expect([...found.failedBy]).toEqual([0, 1, 2, 0, 4, 0]);
    expect([...found.incidents]).toEqual([0, 0, 2, 0, 0, 0]);
    expect([...found.reworkBy]).toEqual([0, 0, 0, 0, 0, 2]);
    expect([...found.rollsBack]).toEqual([-1, -1, -1, -1, -1, 4]);
    expect([...found.rolledBackBy]).toEqual([-1, -1, -1, -1, 5, -1]);
  });

  it('what names neither service nor repository neither recovers nor rolls back another', () => {
    // A failure, then a success; a return to an older commit: in one service both mean something.
    const of = (service: string) =>
      deployOutcomes(
        world(
          { service, sha: 'aaaaaaa' },
          { service, status: 'failure' },
          { service, sha: 'bbbbbbb' },
          { service, sha: 'aaaaaaa' },
        ),
        [],
        [],
      );
    expect([of('web').recoveredAt[1], [...of('web').failedBy]]).toEqual([2 * 3600, [0, 1 | 4, 4, 0]]);
    expect([of('').recoveredAt[1], [...of('').failedBy]]).toEqual([Infinity, [0, 1, 0, 0]]);
  });

  it('takes a return to an older commit as a rollback of all that was deployed since', () => {
    // a b c a: the last takes back b and c.
    const found = deployOutcomes(
      world({ sha: 'aaaaaaa' }, { sha: 'bbbbbbb' }, { sha: 'ccccccc' }, { sha: 'aaaaaaa' }),
      [],
      [],
    );
    expect([...found.failedBy]).toEqual([0, 4, 4, 0]);
    expect([...found.rolledBackBy]).toEqual([-1, 3, 3, -1]);
    expect([...found.reworkBy]).toEqual([0, 0, 0, 2]);
    expect([...found.recoveredAt]).toEqual([NaN, 3 * 3600, 3 * 3600, NaN]);
  });

  it('takes neither the same commit again nor a second try of what was rolled back as a rollback', () => {
    expect(failedBy(world({ sha: 'aaaaaaa' }, { sha: 'aaaaaaa' }, { sha: 'aaaaaaa' }))).toEqual([0, 0, 0]);
    // a b a b: the third takes back the second; the fourth tries it again.
    expect(failedBy(world({ sha: 'aaaaaaa' }, { sha: 'bbbbbbb' }, { sha: 'aaaaaaa' }, { sha: 'bbbbbbb' }))).toEqual([
      0, 4, 0, 0,
    ]);
    // The second service and the second environment go their own way.
    const twice = ['aaaaaaa', 'bbbbbbb', 'aaaaaaa'].flatMap((sha) => [
      { sha, service: sha },
      { sha, environment: sha },
    ]);
    expect(failedBy(world(...twice))).toEqual([0, 0, 0, 0, 0, 0]);
    // Only what succeeded has been in production.
    expect(failedBy(world({ sha: 'aaaaaaa', status: 'failure' }, { sha: 'bbbbbbb' }, { sha: 'aaaaaaa' }))).toEqual([
      1, 0, 0,
    ]);
    // A name that is used again tells nothing.
    expect(failedBy(world({ sha: 'latest' }, { sha: 'bbbbbbb' }, { sha: 'latest' }))).toEqual([0, 0, 0]);
  });

  it('recovers by the last incident, else by the rollback, else after a failure by the next success', () => {
    const hour = 3600;
    const deploys = world(
      { status: 'failure' }, // next success of its service and environment: d3
      { service: 'api' },
      { status: 'cancelled' },
      {}, // incidents until 5 and 7
      {}, // rolled back at 6, though its second rollback is later
      { rollsBack: 'd4', status: 'failure' },
      { rollsBack: 'd4' },
      { status: 'failure' }, // nothing after it
    );
    const found = deployOutcomes(
      deploys,
      [
        { deploy: 3, resolvedAt: 7 * hour },
        { deploy: 3, resolvedAt: 5 * hour },
      ],
      [],
    );
    expect([...found.recoveredAt]).toEqual([3 * hour, NaN, NaN, 7 * hour, 6 * hour, 6 * hour, NaN, Infinity]);
  });

  it('is not recovered while one of its incidents is open, whatever was deployed since', () => {
    const incidents = [
      { deploy: 0, resolvedAt: 3600 },
      { deploy: 0, resolvedAt: NaN },
    ];
    expect(deployOutcomes(world({}, {}), incidents, []).recoveredAt[0]).toBe(Infinity);
  });

  it('counts a fix as rework only of a deploy that failed', () => {
    const deploys = world({ status: 'failure' }, {}, {}, {});
    const fixes = [
      { by: 2, of: 0 },
      { by: 3, of: 1 },
      { by: 0, of: 0 },
    ];
    expect([...deployOutcomes(deploys, [], fixes).reworkBy]).toEqual([0, 0, 4, 0]);
    expect([
      ...deployOutcomes(world({ rework: true, status: 'cancelled' }, { rework: true }), [], []).reworkBy,
    ]).toEqual([0, 1]);
  });

  it('never fails or reworks a cancelled deploy, and never recovers before the finish', () => {
    const status = fc.constantFrom('success', 'failure', 'cancelled');
    const row = fc.record({
      sha: fc.constantFrom('', 'aaaaaaa', 'bbbbbbb', 'ccccccc'),
      service: fc.constantFrom('web', 'api'),
      status,
      rework: fc.boolean(),
      rollsBack: fc.constantFrom('', 'd0', 'd1', 'd2', 'gone'),
    }) as fc.Arbitrary<Partial<DeployFact>>;
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(11), fc.oneof(fc.nat(20 * 3600), fc.constant(NaN))), { maxLength: 6 }),
        (rows, pairs) => {
          const deploys = world(...rows);
          const incidents = pairs
            .filter(([deploy]) => deploy < deploys.length)
            .map(([deploy, resolvedAt]) => ({ deploy, resolvedAt }));
          const found = deployOutcomes(deploys, incidents, []);
          deploys.forEach((deploy, i) => {
            if (deploy.status === 'cancelled') expect(found.failedBy[i] + found.reworkBy[i]).toBe(0);
            if (found.failedBy[i] === 0) expect(found.recoveredAt[i]).toBeNaN();
            else expect(found.recoveredAt[i]).toBeGreaterThanOrEqual(deploy.finishedAt);
            if (found.rolledBackBy[i] >= 0) expect(found.failedBy[i] & 4).toBe(4);
          });
        },
      ),
    );
  });
});
