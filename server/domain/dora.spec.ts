import fc from 'fast-check';
import { deployOutcomes, type DeployFact } from './deploy-outcome';
import { DEPLOY_MEASURES, deploysCounted, recoveryOf } from './dora';

const HOUR = 3600;
const deploy = (id: string, at: number, more: Partial<DeployFact> = {}): DeployFact => ({
  id,
  service: 'web',
  environment: 'production',
  sha: id,
  finishedAt: at * HOUR,
  status: 'success',
  rework: false,
  rollsBack: '',
  ...more,
});

/**
 * On paper, hours: a success at 0 · b failure at 1 · c success at 3 (recovers b after 2 h) · d success at 4, incident until 9 (5 h) · e cancelled at 5 ·
 * f success at 6, stated rework · g failure at 8, nothing follows. Now is 10.
 */
const deploys = [
  deploy('a', 0),
  deploy('b', 1, { status: 'failure' }),
  deploy('c', 3),
  deploy('d', 4),
  deploy('e', 5, { status: 'cancelled' }),
  deploy('f', 6, { rework: true }),
  deploy('g', 8, { status: 'failure' }),
];
const outcomes = deployOutcomes(deploys, [{ deploy: 3, resolvedAt: 9 * HOUR }], []);
const span = { from: 0, to: 20 * HOUR, now: 10 * HOUR };
const ids = (measure: (typeof DEPLOY_MEASURES)[number], within = span, selected?: Uint8Array): string =>
  deploysCounted(deploys, outcomes, measure, within, selected)
    .map((place) => deploys[place].id)
    .join('');

describe('deploysCounted', () => {
  it.each([
    ['all', 'abcdfg'],
    ['success', 'acdf'],
    ['failed', 'bdg'],
    ['rework', 'f'],
    ['recovered', 'bd'],
    ['not_recovered', 'g'],
    ['cancelled', 'e'],
  ] as const)('%s', (measure, expected) => {
    expect(ids(measure)).toBe(expected);
  });

  it('counts by the finish, from the first moment of the range to before the last, and not after now', () => {
    expect(ids('all', { from: HOUR, to: 6 * HOUR, now: 10 * HOUR })).toBe('bcd');
    expect(ids('all', { from: 0, to: 20 * HOUR, now: 4 * HOUR })).toBe('abc');
    expect(ids('all', span, Uint8Array.of(1, 0, 0, 0, 1, 0, 1))).toBe('ag');
  });

  it('parts success and failure, and recovered and not, whatever the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 12 }), fc.integer({ min: -2, max: 12 }), fc.nat(12), (from, to, now) => {
        const within = { from: from * HOUR, to: to * HOUR, now: now * HOUR };
        const n = (measure: (typeof DEPLOY_MEASURES)[number]): number => ids(measure, within).length;
        expect(n('recovered') + n('not_recovered')).toBe(n('failed'));
        expect(n('success')).toBeLessThanOrEqual(n('all'));
        expect(n('failed')).toBeLessThanOrEqual(n('all'));
      }),
    );
  });
});

describe('recoveryOf', () => {
  const failed = deploysCounted(deploys, outcomes, 'failed', span);

  it('counts what is not recovered as open and never as 0, by Kaplan-Meier when it is more than a tenth', () => {
    // 2 h, 5 h, and 2 h so far: at 2 h three are at risk and one recovers, S = 2/3 (the open one counts as at risk there); at 5 h the last, S = 0.
    expect(recoveryOf(deploys, outcomes, failed, span.now)).toEqual({
      p50: 5,
      p85: 5,
      low: NaN,
      high: NaN,
      n: 3,
      open: 1,
      estimated: true,
    });
  });

  it('takes the middle of the recovered where all are', () => {
    const both = failed.slice(0, 2);
    expect(recoveryOf(deploys, outcomes, both, span.now)).toMatchObject({ p50: 3.5, n: 2, open: 0, estimated: false });
  });

  it('is unknown without any, and where nothing has recovered', () => {
    expect(recoveryOf(deploys, outcomes, [], span.now)).toMatchObject({ p50: NaN, p85: NaN, n: 0, open: 0 });
    expect(recoveryOf(deploys, outcomes, [6], span.now)).toMatchObject({ p50: NaN, p85: NaN, n: 1, open: 1 });
  });

  it('knows only what had happened by now', () => {
    // At 8.5 the incident of d is open for 4.5 h, and g for 0.5 h; b alone has recovered. At 2 h two are at risk, so S = 1/2, and it stays there.
    expect(recoveryOf(deploys, outcomes, failed, 8.5 * HOUR)).toMatchObject({
      n: 3,
      open: 2,
      estimated: true,
      p50: 2,
      p85: NaN,
    });
  });
});
