import type { FindingOutcome } from './finding';
import { outcomeOf, type FindingCase, type FindingClue } from './finding-outcome';

const clue = (kind: FindingClue['kind'], outcome: FindingOutcome, at = 500): FindingClue => ({ kind, outcome, at, by: '', text: '', reference: '' }); // prettier-ignore
/** Posted at 100 on a pull request that was closed at 1000. */
const of = (clues: FindingClue[], more: Partial<FindingCase> = {}): FindingCase => ({
  postedAt: 100, recorded: true, closedAt: 1000, unthreaded: false, unparsed: false, duplicate: false, clues, ...more,
}); // prettier-ignore
const OPEN = { closedAt: NaN };
const UNRECORDED = { recorded: false, closedAt: NaN };

/** Strict outcome and evidence, lenient where it differs, vendor where it tells. */
function told(finding: FindingCase): string {
  const { outcome, lenient, vendor, evidence } = outcomeOf(finding);
  return `${outcome} ${evidence}${lenient === outcome ? '' : `, lenient ${lenient}`}${vendor === '' ? '' : `, vendor ${vendor}`}`;
}

it.each([
  ['a person said accepted', of([clue('decided', 'accepted')]), 'accepted decided'],
  ['a person said rejected', of([clue('decided', 'rejected')]), 'rejected decided'],
  ['a person said ignored', of([clue('decided', 'ignored')]), 'ignored decided'],
  ['a record says accepted', of([clue('stated', 'accepted')]), 'accepted stated'],
  ['a record says rejected', of([clue('stated', 'rejected')]), 'rejected stated'],
  ['a record says ignored', of([clue('stated', 'ignored')]), 'ignored stated'],
  ['a record says late', of([clue('stated', 'late')]), 'late stated'],
  ['a record says duplicate', of([clue('stated', 'duplicate')]), 'duplicate stated'],
  ['a record says unparsed', of([clue('stated', 'unparsed')]), 'unparsed stated'],
  ['a record still says pending', of([clue('stated', 'pending')]), 'ignored none'],
  ['suggestion applied', of([clue('suggestion', 'accepted')]), 'accepted suggestion'],
  ['lines changed', of([clue('lines', 'accepted')]), 'accepted lines'],
  ['positive reply', of([clue('reply', 'accepted')]), 'accepted reply'],
  ['negative reply', of([clue('reply', 'rejected')]), 'rejected reply'],
  ['thumbs up', of([clue('reaction', 'accepted')]), 'accepted reaction'],
  ['thumbs down', of([clue('reaction', 'rejected')]), 'rejected reaction'],
  ['dismissed', of([clue('dismissed', 'rejected')]), 'rejected dismissed'],
  ['nothing happened', of([]), 'ignored none'],
  ['only outdated', of([clue('outdated', 'accepted')]), 'ignored none, lenient accepted'],
  ['only resolved', of([clue('resolved', 'accepted')]), 'ignored none, lenient accepted'],
  ['the vendor alone says accepted', of([clue('vendor', 'accepted')]), 'ignored none, vendor accepted'],
  ['the vendor says two things', of([clue('vendor', 'accepted'), clue('vendor', 'rejected')]), 'ignored none, vendor rejected'],
  ['the vendor says accepted, people say no', of([clue('vendor', 'accepted'), clue('reply', 'rejected')]), 'rejected reply, vendor accepted'],
  ['resolved, but rejected', of([clue('reply', 'rejected'), clue('resolved', 'accepted')]), 'rejected reply'],
  ['a record says ignored, its thread is resolved', of([clue('stated', 'ignored'), clue('resolved', 'accepted')]), 'ignored stated, lenient accepted'],
  ['a person says ignored, its thread is resolved', of([clue('decided', 'ignored'), clue('resolved', 'accepted')]), 'ignored decided'],
  ['no thread', of([], { unthreaded: true }), 'unthreaded none'],
  ['no thread, the vendor says accepted', of([clue('vendor', 'accepted')], { unthreaded: true }), 'unthreaded none, vendor accepted'],
  ['no thread, a record says accepted', of([clue('stated', 'accepted')], { unthreaded: true }), 'accepted stated'],
  ['no thread, after the close', of([], { unthreaded: true, postedAt: 2000 }), 'unthreaded none'],
  ['not placed', of([], { unparsed: true }), 'unparsed none'],
  ['not placed, answered', of([clue('reply', 'accepted')], { unparsed: true }), 'unparsed none'],
  ['not placed, after the close', of([], { unparsed: true, postedAt: 2000 }), 'unparsed none'],
  ['not placed, a person decided', of([clue('decided', 'rejected')], { unparsed: true }), 'rejected decided'],
])('%s', (_, finding, expected) => {
  expect(told(finding)).toBe(expected);
}); // prettier-ignore

describe('the order of evidence', () => {
  const kinds = ['decided', 'stated', 'suggestion', 'lines', 'reply', 'reaction', 'dismissed'] as const;
  const pairs = kinds.flatMap((stronger, at) => kinds.slice(at + 1).map((weaker) => [stronger, weaker] as const));

  it('is tried pair by pair', () => expect(pairs).toHaveLength(21));

  it.each(pairs)('%s beats %s', (stronger, weaker) => {
    for (const [strong, weak] of [['accepted', 'rejected'], ['rejected', 'accepted']] as const) {
      // No suggestion or changed line speaks against a finding, and no dismissal for it.
      if (strong === 'rejected' && (stronger === 'suggestion' || stronger === 'lines')) continue;
      if (weak === 'accepted' && weaker === 'dismissed') continue;
      for (const clues of [[clue(stronger, strong), clue(weaker, weak)], [clue(weaker, weak), clue(stronger, strong)]]) {
        const verdict = outcomeOf(of(clues));
        expect([verdict.outcome, verdict.evidence]).toEqual([strong, stronger]);
        expect(clues[verdict.deciding].kind).toBe(stronger);
      }
    }
  }); // prettier-ignore

  it.each(['reply', 'reaction'] as const)('of two %s clues the negative one counts', (kind) => {
    const [yes, no] = [clue(kind, 'accepted', 300), clue(kind, 'rejected', 200)];
    for (const clues of [[yes, no], [no, yes]]) {
      const { outcome, at, deciding } = outcomeOf(of(clues));
      expect([outcome, at, clues[deciding]]).toEqual(['rejected', 200, no]);
    }
  }); // prettier-ignore

  it.each(['outdated', 'resolved', 'vendor'] as const)('%s never counts for the strict outcome', (kind) => {
    expect(outcomeOf(of([clue(kind, 'accepted')]))).toMatchObject({
      outcome: 'ignored',
      evidence: 'none',
      deciding: -1,
    });
  });
});

describe('too late', () => {
  it.each([
    ['nothing but a decision beats it', [clue('decided', 'accepted')], 'accepted decided'],
    ['stated', [clue('stated', 'accepted')], 'late none'],
    ['suggestion', [clue('suggestion', 'accepted')], 'late none'],
    ['reply', [clue('reply', 'rejected')], 'late none'],
    ['resolved', [clue('resolved', 'accepted')], 'late none'],
  ])('%s', (_, clues, expected) => {
    expect(told(of(clues, { postedAt: 1001 }))).toBe(expected);
  });
  it('said at the very moment of the merge is not late', () =>
    expect(told(of([], { postedAt: 1000 }))).toBe('ignored none'));
  it('beats duplicate', () => expect(told(of([], { postedAt: 1001, duplicate: true }))).toBe('late none'));
  it('a reopened pull request has no close: nothing is late', () =>
    expect(told(of([], { postedAt: 1001, ...OPEN }))).toBe('pending none'));
});

describe('said again', () => {
  it.each([
    ['nothing', [], 'duplicate none'],
    ['a decision', [clue('decided', 'rejected')], 'rejected decided'],
    ['a record', [clue('stated', 'accepted')], 'duplicate none'],
    ['a reply', [clue('reply', 'accepted')], 'duplicate none'],
  ])('with %s', (_, clues, expected) => {
    expect(told(of(clues, { duplicate: true }))).toBe(expected);
  });
});

describe('while the pull request is open', () => {
  it.each([
    ['nothing', [], 'pending none'],
    ['a reply', [clue('reply', 'accepted')], 'pending none'],
    ['a record that says accepted', [clue('stated', 'accepted')], 'pending none'],
    ['a record that says pending', [clue('stated', 'pending')], 'pending none'],
    ['a record that says duplicate', [clue('stated', 'duplicate')], 'duplicate stated'],
    ['a resolved thread', [clue('resolved', 'accepted')], 'pending none'],
    ['a decision', [clue('decided', 'accepted')], 'accepted decided'],
  ])('%s', (_, clues, expected) => {
    expect(told(of(clues, OPEN))).toBe(expected);
    expect(outcomeOf(of(clues, OPEN)).closedAt).toBeNaN();
  });
});

describe('when the pull request is not recorded', () => {
  it.each([
    ['nothing', [], 'pending none', NaN],
    ['a reply, which would be counted without the silent ones', [clue('reply', 'accepted')], 'pending none', NaN],
    ['a record with a time', [clue('stated', 'accepted', 700)], 'accepted stated', 700],
    ['a record without', [clue('stated', 'rejected', NaN)], 'rejected stated', 100],
    ['a record that says pending', [clue('stated', 'pending', 700)], 'pending none', NaN],
    ['a record that says late', [clue('stated', 'late', NaN)], 'late stated', 100],
    ['a decision: the finding stays where it was', [clue('decided', 'accepted', 9000)], 'accepted decided', 100],
  ])('%s', (_, clues, expected, closedAt) => {
    expect(told(of(clues, UNRECORDED))).toBe(expected);
    expect(outcomeOf(of(clues, UNRECORDED)).closedAt).toBe(closedAt);
  });
});

it('tells when it was settled', () => {
  expect(outcomeOf(of([clue('lines', 'accepted', 400)])).at).toBe(400);
  expect(outcomeOf(of([])).at).toBe(1000);
  expect(outcomeOf(of([], OPEN)).at).toBeNaN();
  expect(outcomeOf(of([], { postedAt: 1500 })).at).toBe(1500);
});

describe('traps of published data (measures.md 4)', () => {
  it('549 of 551 findings resolved before the merge: none is accepted by that', () => {
    const all = Array.from({ length: 551 }, (_, i) => outcomeOf(of(i < 549 ? [clue('resolved', 'accepted')] : [])));
    expect(all.filter(({ outcome }) => outcome === 'ignored')).toHaveLength(551);
    expect(all.filter(({ lenient }) => lenient === 'accepted')).toHaveLength(549);
  });

  it('42 of 100 posted after the merge stand on neither side of the rate', () => {
    const all = Array.from({ length: 100 }, (_, i) =>
      outcomeOf(of([clue('reply', i % 2 === 0 ? 'accepted' : 'rejected')], { postedAt: i < 42 ? 1001 : 100 })),
    );
    const count = (outcome: string): number => all.filter((verdict) => verdict.outcome === outcome).length;
    // 58 in time, of the numbers 42 to 99: 29 even, 29 odd.
    expect([count('late'), count('accepted'), count('rejected'), count('ignored')]).toEqual([42, 29, 29, 0]);
  });
});
