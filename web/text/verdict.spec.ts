import type { MovePartsFragment, VerdictPartsFragment } from '../gql/documents';
import { verdictText } from './verdict';

const review: VerdictPartsFragment = {
  week: '2026-W40',
  constraint: 'review',
  rule: 'saturated',
  margin: 2.2,
  close: false,
  byTarget: false,
  runnerUp: 'deploy',
  runnerUpMargin: 0.8,
  backlogDays: 4.2,
  limit: 1.9,
  baseline: 0.63,
  since: '2026-W28',
  pile: 'deploy',
  pileWip: 312,
  pileDrainDays: 17.2,
  pileDrains: true,
};

const move: MovePartsFragment = {
  from: 'write',
  to: 'review',
  week: '2026-W28',
  between: ['2026-W26', '2026-W28'],
  p: 0.001,
  dated: true,
};

test('names the constraint with its backlog, its limit and where the limit comes from', () => {
  const text = verdictText(review, [move], []);
  expect(text.headline).toBe('Review is the constraint');
  expect(text.evidence).toBe('4.2 days of work stand in it, limit 1.9 days (3 × its calm baseline), in week 2026-W40.');
  expect(text.badges).toEqual([]);
  expect(text.caveats).toEqual([]);
});

test('says since when, from the last move to this stage', () => {
  const older: MovePartsFragment = { ...move, from: 'deploy', week: '2026-W05', between: ['2026-W03', '2026-W05'] };
  expect(verdictText(review, [older, move], []).since).toBe('It took over from Write between W26 and W28.');
  expect(verdictText(review, [{ ...move, dated: false, between: null, p: null }], []).since).toBe(
    'It took over from Write by 2026-W28; when exactly cannot be dated.',
  );
  expect(verdictText(review, [], []).since).toBe('It has been the constraint since W28.');
  expect(verdictText({ ...review, since: '2026-W40' }, [], []).since).toBe('');
});

test('a move over the turn of the year names both years', () => {
  const turn = { ...move, between: ['2025-W52', '2026-W02'] };
  expect(verdictText(review, [turn], []).since).toBe('It took over from Write between 2025-W52 and 2026-W02.');
});

test('shows the pile apart from the constraint', () => {
  expect(verdictText(review, [], []).pile).toBe(
    'The largest pile is in Deploy: 312 pull requests; at the pace of the last 4 weeks it is gone in 17 days.',
  );
  expect(verdictText({ ...review, pile: 'review', pileDrains: false, pileDrainDays: null }, [], []).pile).toBe(
    'The largest pile is there too: 312 pull requests; it is not shrinking.',
  );
  expect(verdictText({ ...review, pile: 'operate', pileWip: 1 }, [], []).pile).toContain('in Operate: 1 incident;');
});

test('a close verdict says so and names who else it could be', () => {
  const text = verdictText({ ...review, close: true }, [], []);
  expect(text.badges).toEqual(['close']);
  expect(text.caveats).toEqual(['The margin is under 10 %; Deploy could be the constraint as well.']);
});

test('a limit from the target is not called a baseline', () => {
  const text = verdictText({ ...review, byTarget: true }, [], []);
  expect(text.badges).toEqual(['by target']);
  expect(text.evidence).toContain('limit 1.9 days (from its target, because it has no calm baseline)');
});

test('when no stage is saturated, the pipeline waits for work', () => {
  const text = verdictText({ ...review, rule: 'none_saturated', constraint: 'write' }, [], []);
  expect(text.headline).toBe('Write is the constraint');
  expect(text.evidence).toBe(
    'no stage holds more work than its limit, so the pipeline waits for work, in week 2026-W40. The nearest is Deploy at 0.8 × its limit.',
  );
});

test('without enough data there is no verdict, only what is known', () => {
  const text = verdictText({ ...review, rule: 'not_enough_data', constraint: null }, [move], ['deploy']);
  expect(text.headline).toBe('There is not enough data for a verdict');
  expect(text.evidence).toBe('fewer than 10 items left the stages in the four weeks up to 2026-W40.');
  expect(text.since).toBe('');
  expect(text.caveats).toEqual(['Deploy is unknown: no deploys imported.']);
  expect(verdictText(null, [], []).evidence).toBe('the range holds no whole week with data.');
});

test('where a clone is all that tells, it says that nothing can be named and why', () => {
  const unknown = ['write', 'pickup', 'review', 'merge', 'operate'] as const;
  const text = verdictText({ ...review, rule: 'unseen', constraint: null, pile: null }, [], unknown);
  expect(text.headline).toBe('The constraint cannot be named');
  expect(text.evidence).toBe(
    'work may wait in Pickup, Review or Merge, and nothing here tells about them; no stage that can be seen held more than its limit, in week 2026-W40.',
  );
  expect(text.caveats).toEqual([
    'Write, Pickup, Review and Merge are unknown: git does not tell, GitHub does.',
    'Operate is unknown: no incidents imported.',
  ]);
});
