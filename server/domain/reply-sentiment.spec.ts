import { replySentimentOf } from './reply-sentiment';

const POSITIVE = [
  'Fixed in 808d7ab, which avoids the false positives of the old check.',
  'The fix landed in 1a2b3c4d.',
  'Good point, applied.',
  'Makes sense – done in the next commit I pushed.',
  'Fixed in 1a2b3c4.',
  'fixed in `1a2b3c4d`, thanks!',
  '**Fixed** — the loop now stops at the last page.',
  'Good catch! I moved the check in front of the write.',
  'Done.',
  'Done in the latest push',
  'Addressed in #412 together with the rename.',
  'Already addressed in commit 77aa88bb (before this review).',
  'Applied your suggestion, with a shorter name.',
  'Same fix as in the other file (commit 1a2b3c4).',
  'Dropped the second lookup in 9f8e7d6.',
  'Rewrote the paragraph so that it names the file.',
  'You’re right, the index was off by one. Changed.',
  'Thanks for catching this, the test covers it now.',
  'The timeout has been corrected.',
  'Fixed in 0d1e2f3. The old text was intentional once, but nobody remembers why.',
  '> Should this be deferred?\n\nFixed in 1a2b3c4.',
  'Renamed in this push; the alias stays until the next release.',
];
const NEGATIVE = [
  'Will fix in PR #99.',
  'I will fix in the next PR.',
  'We can fix it in v2.',
  'Reverted your suggestion, it broke the build.',
  'This is incorrect, the caller holds the lock.',
  'Already handled in line 40.',
  'Skipping this one.',
  "Won't fix: the caller checks that.",
  'We will not change this.',
  'Not applicable, this file is generated.',
  'False positive: the value is never null here.',
  'This is by design.',
  'Intentional. The cache must outlive the request.',
  'I disagree, the comment describes the old behaviour.',
  'Deferred to the next milestone.',
  'Acknowledged; deferring this, see the note above.',
  'Out of scope for this pull request.',
  'No change needed, the schema allows both.',
  'Resolving as no-op.',
  'Keeping the name as-is.',
  'I will fix this in a later change.',
  'Filed as a backlog item.',
  "This won't be addressed here.",
  'Declining: two readers depend on it.',
  'Stale review, the file exists on main.',
];
const NEITHER = [
  'Fix in progress.',
  'Your suggested fix in line 12 does not compile.',
  'The fix in this suggestion would break the build.',
  'Changed nothing, let us talk.',
  'Added a TODO.',
  '',
  'Hm.',
  'Can you explain?',
  'Is this fixed in the other branch?',
  'This is not fixed yet.',
  "It isn't addressed so far.",
  'To be fixed.',
  'Should be done before the release',
  'Good catch, but this is by design.',
  'Resolving.',
  '`fixed in` is what the bot looks for',
  '> Fixed in 1a2b3c4\n\nWhere?',
  '```\nfixed in 1a2b3c4\n```',
  'The prefix stays.',
];

it.each(POSITIVE)('positive: %s', (body) => expect(replySentimentOf(body)).toBe('positive'));
it.each(NEGATIVE)('negative: %s', (body) => expect(replySentimentOf(body)).toBe('negative'));
it.each(NEITHER)('neither: %s', (body) => expect(replySentimentOf(body)).toBe(''));

it('the beginning decides, however long the rest is', () => {
  const long = ` ${'and more '.repeat(200_000)}`;
  expect(replySentimentOf(`Fixed in 1a2b3c4.${long} by design`)).toBe('positive');
  expect(replySentimentOf(`Noted.${long} fixed in 1a2b3c4`)).toBe('');
});
