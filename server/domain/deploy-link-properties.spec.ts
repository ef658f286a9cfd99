import fc from 'fast-check';
import type { Deploy } from './deploy';
import { change, deploy, told, world } from '../../test/support/deploy-world';

describe('the link', () => {
  const random = fc.record({
    deploys: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 300 }),
        service: fc.constantFrom('web', 'admin'),
        repo: fc.constantFrom('', 'acme/shop', 'acme/cart'),
        sha: fc.constantFrom('m1', 'm2', 'm3', 'x', 'f'.repeat(40)),
        ref: fc.constantFrom('', 'main', 'release/1', 'v1'),
        commits: fc.constantFrom<string[]>([], [], ['m1'], ['m2', 'p']),
        pullRequests: fc.constantFrom<string[]>([], [], ['1', '2']),
        status: fc.constantFrom<Deploy['status']>('success', 'success', 'failure'),
        rollsBack: fc.constantFrom('', '', 'd0'),
      }),
      { maxLength: 12 },
    ),
    merged: fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 300 }), base: fc.constantFrom('main', 'main', 'release/1', '') }),
      { minLength: 3, maxLength: 3 },
    ),
    order: fc.infiniteStream(fc.integer({ min: 0, max: 1000 })),
  });
  const made = ({
    deploys,
    merged,
  }: {
    deploys: ({ at: number } & Partial<Deploy>)[];
    merged: { at: number; base: string }[];
  }) => {
    const changes = merged.map(({ at, base }, i) => change(at, { number: i + 1, base, mergeSha: `m${i + 1}` }));
    return {
      deploys: deploys.map(({ at, ...given }, i) => deploy(`d${i}`, at, given)),
      changes,
      facts: {
        heads: changes,
        branches: [{ repo: 'acme/shop', branch: 'main' }],
        picks: [{ from: 'm1', sha: 'p', carrier: changes[2] }],
      },
    };
  };

  it('never precedes the merge', () => {
    fc.assert(
      fc.property(random, (drawn) => {
        const { deploys, changes, facts } = made(drawn);
        const index = world(deploys, facts);
        for (const of of changes) {
          const { deploy: found, deployedAt } = index.linkOf(of);
          if (found) expect(deployedAt).toBeGreaterThanOrEqual(of.mergedAt);
          // Clocks of tools differ by minutes, not more.
          if (found) expect(found.finishedAt).toBeGreaterThanOrEqual(of.mergedAt - 300);
        }
      }),
    );
  });

  it('is the same in whatever order deploys, merges and branches are told', () => {
    fc.assert(
      fc.property(random, (drawn) => {
        const { deploys, changes, facts } = made(drawn);
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((value) => ({ value, by: drawn.order.next().value as number }))
            .sort((a, b) => a.by - b.by)
            .map(({ value }) => value);
        const index = world(deploys, facts);
        const again = world(shuffled(deploys), { ...facts, heads: shuffled(facts.heads) });
        for (const of of changes) expect(told(again, of)).toBe(told(index, of));
      }),
    );
  });

  it('does not change by a deploy of a service and repository that have nothing to do with it', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 0, max: 300 }), (drawn, at) => {
        const { deploys, changes, facts } = made(drawn);
        const other = deploy('other', at, { service: 'billing', repo: 'acme/billing' });
        const index = world([...deploys, other], facts);
        for (const of of changes) expect(told(index, of)).toBe(told(world(deploys, facts), of));
      }),
    );
  });
});
