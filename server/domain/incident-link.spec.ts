import fc from 'fast-check';
import type { Deploy } from './deploy';
import { DeployIndex } from './deploy-link';
import type { Incident } from './incident';
import { IncidentIndex, type IncidentFacts, type IncidentLink } from './incident-link';
import type { MergedChange } from './merged-change';

/** Hours after an arbitrary zero, in epoch seconds. */
const h = (hours: number): number => 1_700_000_000 + hours * 3600;

/** A deploy that finishes at an hour. */
const deploy = (id: string, finished: number, given: Partial<Deploy> = {}): Deploy => ({
  id,
  service: 'web',
  repo: 'acme/shop',
  environment: 'production',
  sha: `sha-${id}`,
  ref: '',
  name: '',
  source: '',
  startedAt: h(finished - 1),
  finishedAt: h(finished),
  status: 'success',
  commits: [],
  pullRequests: [],
  rollsBack: '',
  ...given,
});
const incident = (openedAt: number, given: Partial<Incident> = {}): Incident => ({
  id: 'i',
  service: 'web',
  repo: '',
  openedAt: h(openedAt),
  resolvedAt: NaN,
  url: '',
  causedByDeploy: '',
  causedByRepo: '',
  causedByNumber: NaN,
  ...given,
});
/** A change of acme/shop that some deploy lists by its number. */
const change = (number: number, mergedAt: number): MergedChange => ({
  repo: 'acme/shop',
  number,
  base: 'main',
  mergedAt: h(mergedAt),
  mergeSha: String(number).repeat(40).slice(0, 40),
  services: [],
});
const changes = [1, 2, 3, 4].map((number) => change(number, number));
/** Lists pull requests of acme/shop. */
const listing = (...numbers: number[]): Partial<Deploy> => ({ pullRequests: numbers.map(String) });

const linkOf = (deploys: Deploy[], of: Incident, given: Partial<IncidentFacts> = {}): IncidentLink => {
  const index = new DeployIndex({ deploys, serviceOf: new Map(), heads: [], branches: [], picks: [] });
  const facts: IncidentFacts = {
    deploys,
    decisions: new Map(),
    reverts: [],
    fixes: [],
    changeOf: (guilty) =>
      changes.find((known) =>
        'sha' in guilty ? known.mergeSha.startsWith(guilty.sha) : known.number === guilty.number,
      ),
    ...given,
  };
  return new IncidentIndex(facts, index).linkOf(of);
};
const told = (...args: Parameters<typeof linkOf>): string => {
  const { deploy: found, evidence } = linkOf(...args);
  return `${found || '-'} ${evidence || '-'}`;
};

describe('by time: the last deploy of its service, at most 24 h before it opened', () => {
  const deploys = [
    deploy('a', 1),
    deploy('b', 11),
    deploy('other', 12, { service: 'mobile' }),
    deploy('nowhere', 13, { service: '' }),
  ];

  it('ends with 24 h exactly, and takes what finished in the moment it opened', () => {
    expect(told(deploys, incident(11))).toBe('b time');
    expect(told(deploys, incident(10.9))).toBe('a time');
    expect(told(deploys, incident(35))).toBe('b time');
    expect(told(deploys, incident(35.01))).toBe('- -');
    expect(told(deploys, incident(0.5))).toBe('- -');
  });

  it('an incident of no known service, or of one without deploys, is nobody’s fault', () => {
    expect(told(deploys, incident(13.5, { service: '' }))).toBe('- -');
    expect(told(deploys, incident(13.5, { service: 'search' }))).toBe('- -');
  });

  it('a deploy that failed can be the cause; one that was cancelled changed nothing', () => {
    const failed = deploy('failed', 12, { status: 'failure' });
    const cancelled = deploy('cancelled', 12.5, { status: 'cancelled' });
    expect(told([...deploys, failed, cancelled], incident(13))).toBe('failed time');
  });

  it('a deploy that finished only after the incident, resolved by then or not, did not cause it', () => {
    expect(told([deploy('late', 5)], incident(4, { resolvedAt: h(4.5) }))).toBe('- -');
    expect(told([deploy('late', 5)], incident(4, { resolvedAt: h(9) }))).toBe('- -');
  });
});

describe('as stated', () => {
  const deploys = [deploy('a', 5, listing(1)), deploy('b', 10, listing(1, 2)), deploy('c', 11)];

  it('the deploy it names, whatever the time says; one that is not known is passed over', () => {
    expect(told(deploys, incident(300, { causedByDeploy: 'a' }))).toBe('a stated');
    expect(told(deploys, incident(12, { causedByDeploy: 'gone' }))).toBe('c time');
    const cancelled = deploy('off', 11.5, { status: 'cancelled' });
    expect(told([...deploys, cancelled], incident(12, { causedByDeploy: 'off' }))).toBe('c time');
  });

  it('the deploy that first brought the pull request it names, if that had finished before it opened', () => {
    const cause = { causedByRepo: 'acme/shop', causedByNumber: 1 };
    expect(told(deploys, incident(300, cause))).toBe('a stated');
    expect(told(deploys, incident(4, cause))).toBe('- -');
    expect(told(deploys, incident(12, { ...cause, causedByNumber: 9 }))).toBe('c time');
  });
});

describe('by what took a deploy back', () => {
  const [bad, next] = [deploy('bad', 5, listing(1)), deploy('next', 20, listing(2))];
  const back = (at: number, given: Partial<Deploy> = {}): Deploy =>
    deploy('back', at, { rollsBack: 'bad', commits: ['x'], ...given });

  it('a rollback from when it opened until 24 h after it was resolved', () => {
    const of = incident(21, { resolvedAt: h(30) });
    expect(told([bad, next, back(21)], of)).toBe('bad revert');
    expect(told([bad, next, back(54)], of)).toBe('bad revert');
    expect(told([bad, next, back(54.1)], of)).toBe('next time');
    expect(told([bad, next, back(20.9)], of)).toBe('back time');
    // Open: nobody knows yet how long.
    expect(told([bad, next, back(900)], incident(21))).toBe('bad revert');
    expect(told([bad, next, back(22, { service: 'mobile' })], of)).toBe('next time');
    expect(told([bad, next, back(22, { status: 'failure' })], of)).toBe('next time');
  });

  it('a commit that was in production before ends the deploy before it', () => {
    const [old, young] = ['a', 'b'].map((letter) => letter.repeat(40));
    const deploys = [
      deploy('first', 1, { sha: old }),
      deploy('second', 5, { sha: young }),
      deploy('again', 8, { sha: old }),
    ];
    expect(told(deploys, incident(7))).toBe('second revert');
    // The same version once more takes nothing back.
    expect(told([deploy('first', 1, { sha: old }), deploy('again', 8, { sha: old })], incident(7))).toBe('first time');
  });

  it('a rollback of something deployed only after the incident opened says nothing', () => {
    expect(told([bad, deploy('try', 22), back(23, { rollsBack: 'try' })], incident(21, { resolvedAt: h(25) }))).toBe(
      'bad time',
    );
  });

  it('a merged revert in that window of a change that was in production, at most 14 days', () => {
    const reverts = (mergedAt: number, target = changes[0]) => ({
      reverts: [{ repo: 'acme/shop', number: 50, mergedAt: h(mergedAt), target }],
    });
    const of = incident(21, { resolvedAt: h(30) });
    expect(told([bad, next], of, reverts(22))).toBe('bad revert');
    expect(told([bad, next], of, reverts(54))).toBe('bad revert');
    expect(told([bad, next], of, reverts(55))).toBe('next time');
    expect(told([bad, next], of, reverts(20))).toBe('next time');
    // 14 days after it went to production, and a moment more.
    expect(told([bad], incident(5 + 14 * 24), reverts(400))).toBe('bad revert');
    expect(told([bad], incident(5.1 + 14 * 24), reverts(400))).toBe('- -');
    // Not in production before it opened.
    expect(told([bad, next], incident(19, { resolvedAt: h(30) }), reverts(22, changes[1]))).toBe('bad time');
    // Of another service.
    expect(told([deploy('bad', 5, { ...listing(1), service: 'mobile' }), next], of, reverts(22))).toBe('next time');
  });
});

describe('by the pull request that mends it', () => {
  const deploys = [deploy('bad', 5, listing(1)), deploy('next', 20, listing(2)), deploy('last', 30)];
  const fix = (createdAt: number, given: Partial<IncidentFacts['fixes'][number]> = {}): Partial<IncidentFacts> => ({
    fixes: [
      { incident: 'i', repo: 'acme/shop', number: 60, createdAt: h(createdAt), guilty: [{ repo: 'acme/shop', number: 1 }], ...given },
    ],
  }); // prettier-ignore
  const of = incident(31, { resolvedAt: h(40) });

  it('the deploy of what it calls guilty, from when it opened until 72 h after it was resolved', () => {
    expect(told(deploys, of, fix(31))).toBe('bad fix_reference');
    expect(told(deploys, of, fix(112))).toBe('bad fix_reference');
    expect(told(deploys, of, fix(112.1))).toBe('last time');
    expect(told(deploys, of, fix(30.9))).toBe('last time');
    expect(told(deploys, of, fix(32, { incident: 'j' }))).toBe('last time');
  });

  it('guilty can be a commit, also one no pull request is known of', () => {
    expect(told(deploys, of, fix(32, { guilty: [{ sha: '2222222' }] }))).toBe('next fix_reference');
    const direct = [...deploys, deploy('direct', 6, { commits: ['abcdef1'.padEnd(40, '0')] })];
    expect(told(direct, of, fix(32, { guilty: [{ sha: 'abcdef1'.padEnd(40, '0') }] }))).toBe('direct fix_reference');
    // In production only after it opened: it cannot be.
    expect(told([...deploys, deploy('after', 35, listing(3))], of, fix(32, { guilty: [{ repo: 'acme/shop', number: 3 }] }))).toBe('last time'); // prettier-ignore
  });

  it('one that names only the incident names the service by its repository', () => {
    const unnamed = incident(31, { service: '', resolvedAt: h(40) });
    expect(told(deploys, unnamed)).toBe('- -');
    expect(told(deploys, unnamed, fix(32, { guilty: [] }))).toBe('last fix_reference');
    expect(told(deploys, unnamed, fix(32, { guilty: [], repo: 'acme/docs' }))).toBe('- -');
    expect(told(deploys, incident(55, { service: '' }), fix(56, { guilty: [] }))).toBe('- -');
  });
});

describe('the order of evidence', () => {
  const deploys = [
    deploy('stated', 1),
    deploy('reverted', 2),
    deploy('guilty', 3, listing(1)),
    deploy('last', 4),
    deploy('back', 6, { rollsBack: 'reverted', commits: ['x'] }),
  ];
  const fixes = [
    { incident: 'i', repo: 'acme/shop', number: 60, createdAt: h(6), guilty: [{ repo: 'acme/shop', number: 1 }] },
  ];
  const all = incident(5, { causedByDeploy: 'stated' });

  it('stated, revert, fix reference, time; all of them are told', () => {
    const link = linkOf(deploys, all, { fixes });
    expect(link.clues.map(({ evidence, deploy: of, number }) => [evidence, of, number])).toEqual([
      ['stated', 'stated', NaN],
      ['revert', 'reverted', NaN],
      ['fix_reference', 'guilty', 60],
      ['time', 'last', NaN],
    ]);
    expect([link.deploy, link.evidence, link.decided]).toEqual(['stated', 'stated', '']);
    expect(told(deploys, incident(5), { fixes })).toBe('reverted revert');
    expect(told(deploys.slice(0, 4), incident(5), { fixes })).toBe('guilty fix_reference');
    expect(told(deploys.slice(0, 4), incident(5))).toBe('last time');
  });

  it('what a person decided stands above, and what the data say stays to be seen', () => {
    const decided = (of: string | null): unknown[] => {
      const link = linkOf(deploys, all, { fixes, decisions: new Map([['i', of]]) });
      return [link.deploy, link.evidence, link.decided, link.foundDeploy, link.foundEvidence, link.clues[0].evidence];
    };
    expect(decided('stated')).toEqual(['stated', 'decided', 'confirmed', 'stated', 'stated', 'decided']);
    expect(decided('last')).toEqual(['last', 'decided', 'changed', 'stated', 'stated', 'decided']);
    expect(decided(null)).toEqual(['', 'decided', 'unlinked', 'stated', 'stated', 'decided']);
    // A deploy that is no longer one to production caused nothing there.
    expect(decided('gone')).toEqual(['', 'decided', 'changed', 'stated', 'stated', 'decided']);
  });
});

describe('any link', () => {
  const random = fc.record({
    deploys: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 100 }),
        service: fc.constantFrom('web', 'admin'),
        sha: fc.constantFrom('a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)),
        status: fc.constantFrom<Deploy['status']>('success', 'success', 'failure', 'cancelled'),
        rollsBack: fc.constantFrom('', '', 'd0', 'd1'),
        pullRequests: fc.constantFrom<string[]>([], ['1'], ['2', '3']),
      }),
      { maxLength: 12 },
    ),
    incidents: fc.array(
      fc.record({
        opened: fc.integer({ min: 0, max: 120 }),
        lasting: fc.option(fc.integer({ min: 0, max: 40 }), { nil: NaN }),
        service: fc.constantFrom('web', 'admin', ''),
        causedByNumber: fc.constantFrom(NaN, NaN, 1, 2),
      }),
      { maxLength: 6 },
    ),
    revertedAt: fc.integer({ min: 0, max: 120 }),
    fixedAt: fc.integer({ min: 0, max: 120 }),
    order: fc.infiniteStream(fc.integer({ min: 0, max: 1000 })),
  });
  type Drawn = typeof random extends fc.Arbitrary<infer T> ? T : never;
  const made = (drawn: Drawn) => ({
    deploys: drawn.deploys.map(({ at, ...given }, i) => deploy(`d${i}`, at, given)),
    incidents: drawn.incidents.map(({ opened, lasting, service, causedByNumber }) =>
      incident(opened, { resolvedAt: h(opened + lasting), service, causedByRepo: 'acme/shop', causedByNumber }),
    ),
    facts: {
      reverts: [{ repo: 'acme/shop', number: 50, mergedAt: h(drawn.revertedAt), target: changes[0] }],
      fixes: [
        { incident: 'i', repo: 'acme/shop', number: 60, createdAt: h(drawn.fixedAt), guilty: [{ repo: 'acme/shop', number: 2 }] },
        { incident: 'i', repo: 'acme/shop', number: 61, createdAt: h(drawn.fixedAt), guilty: [] },
      ],
    },
  }); // prettier-ignore

  it('is to a deploy that had finished when the incident opened', () => {
    fc.assert(
      fc.property(random, (drawn) => {
        const { deploys, incidents, facts } = made(drawn);
        for (const of of incidents)
          for (const { deploy: id } of linkOf(deploys, of, facts).clues)
            expect(deploys.find((candidate) => candidate.id === id)!.finishedAt).toBeLessThanOrEqual(of.openedAt);
      }),
    );
  });

  it('is the same in whatever order things are told, and whatever happens to other services', () => {
    fc.assert(
      fc.property(random, fc.integer({ min: 0, max: 120 }), (drawn, at) => {
        const { deploys, incidents, facts } = made(drawn);
        const shuffled = [...deploys]
          .map((value) => ({ value, by: drawn.order.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ value }) => value);
        const other = deploy('other', at, { service: 'billing', repo: 'acme/billing' });
        for (const of of incidents) {
          const link = linkOf(deploys, of, facts);
          expect(linkOf(shuffled, of, { ...facts, fixes: [...facts.fixes].reverse() })).toEqual(link);
          expect(linkOf([...deploys, other], of, facts)).toEqual(link);
        }
      }),
    );
  });
});
