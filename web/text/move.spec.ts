import type { MovePartsFragment } from '../gql/documents';
import { moveText } from './move';

const move: MovePartsFragment = {
  from: 'write',
  to: 'review',
  week: '2026-W15',
  between: ['2026-W12', '2026-W14'],
  p: 0.004,
  dated: true,
};

test('a dated move gives its weeks and how sure they are', () => {
  expect(moveText(move)).toBe(
    'The constraint moved from Write to Review between week 2026-W12 and week 2026-W14 (p = 0.004); the new label held in 2026-W15.',
  );
  expect(moveText({ ...move, p: 0.0004 })).toContain('(p < 0.001)');
  expect(moveText({ ...move, between: ['2026-W12', '2026-W12'] })).toContain('in week 2026-W12 (p');
});

test('a move that cannot be dated says why', () => {
  expect(moveText({ ...move, between: null, p: null, dated: false })).toBe(
    'The constraint moved from Write to Review: the new label held in 2026-W15; the change cannot be dated, the shift is too small for weekly data.',
  );
});
