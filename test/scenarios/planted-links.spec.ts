import { simulateOrganization } from '../../server/domain/simulation/organization';
import { simulatedDelivery } from './simulated-delivery';

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;
const WEEK = 7 * 86400;
const SEEDS = 10;

interface Count {
  n: number;
  right: number;
}

const tally = (counts: Record<string, Count>, key: string, right: boolean): void => {
  const count = (counts[key] ??= { n: 0, right: 0 });
  count.n++;
  if (right) count.right++;
};
const wrong = ({ n, right }: Count = { n: 0, right: 0 }): number => n - right;
const share = ({ n, right }: Count = { n: 0, right: 0 }): number => right / n;

describe(`what the simulated organization planted, over ${SEEDS} seeds`, () => {
  /** By the evidence the product found. `inferred …`: the change it rests on has its deploy from time alone. */
  const changes: Record<string, Count> = {};
  const incidents: Record<string, Count> = {};
  /** By the best evidence among the records; `… found` counts those linked to any deploy. */
  const planted: Record<string, Count> = {};
  const otherProduction: string[] = [];

  beforeAll(() => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const organization = simulateOrganization({ seed, endsAt: MONDAY - ((seed * 9) % 52) * WEEK });
      const found = simulatedDelivery(organization);
      const { truth } = organization;
      const production = new Set(truth.production);
      for (const { id } of found.deploys) if (!production.delete(id)) otherProduction.push(id);
      otherProduction.push(...production);

      const deployed = new Map(truth.changes.map(({ repo, number, deploy }) => [`${repo}#${number}`, deploy]));
      for (const [key, change] of found.changes) {
        const { deploy, evidence, known } = found.index.linkOf(change);
        tally(changes, known ? (evidence ?? 'waiting') : 'unknown', deploy?.id === deployed.get(key));
      }
      const links = found.incidents();
      expect(links.size).toBe(truth.incidents.length);
      for (const { id, deploy, evidence } of truth.incidents) {
        const link = links.get(id);
        const right = link?.deploy === deploy;
        const [clue] = link?.clues ?? [];
        const rests = clue && found.changes.get(`${clue.repo}#${clue.number}`);
        const guilty = rests && found.index.linkOf(rests).evidence;
        const inferred = link?.evidence === 'stated' && guilty === 'time';
        tally(incidents, `${inferred ? 'inferred ' : ''}${link?.evidence || 'none'}`, right);
        tally(planted, deploy === '' ? `${evidence}, no deploy` : evidence, right);
      }
    }
  }, 120_000);

  afterAll(() => {
    process.stdout.write(`${JSON.stringify({ changes, incidents, planted }, null, 1)}\n`);
  });

  it('takes exactly the deploys to production for such', () => {
    expect(otherProduction).toEqual([]);
  });

  it('links every change by commit, list or pick to the deploy that first brought it, and leaves out what has not left', () => {
    for (const evidence of ['commit', 'stated', 'cherry_pick', 'waiting']) {
      expect({ evidence, some: (changes[evidence]?.n ?? 0) > 10 }).toEqual({ evidence, some: true });
      expect({ evidence, wrong: wrong(changes[evidence]) }).toEqual({ evidence, wrong: 0 });
    }
    expect(changes.unknown).toBeUndefined();
  });

  it('infers from time for less than a tenth, mostly right although trains leave changes behind', () => {
    const all = Object.values(changes).reduce((sum, { n }) => sum + n, 0);
    expect(changes.time.n / all).toBeLessThan(0.1);
    expect(share(changes.time)).toBeGreaterThan(0.5);
  });

  it('links every incident that states its deploy, or a change whose deploy is known, to that deploy', () => {
    expect(incidents.stated.n).toBeGreaterThan(500);
    expect(wrong(incidents.stated)).toBe(0);
  });

  it('is nearly always right by a revert or a fix, and leaves incidents without any evidence alone', () => {
    expect(share(incidents.revert)).toBeGreaterThan(0.97);
    expect(share(incidents.fix_reference)).toBeGreaterThan(0.97);
    expect(wrong(planted['none, no deploy'])).toBe(0);
  });

  it('finds nearly every incident that came from a deploy; time alone blames deploys for others too', () => {
    for (const evidence of ['stated', 'revert', 'fix_reference', 'time'])
      expect({ evidence, found: share(planted[evidence]) > 0.97 }).toEqual({ evidence, found: true });
    expect(share(incidents.time)).toBeGreaterThan(0.2);
    expect(share(incidents.time)).toBeLessThan(0.6);
  });
});
