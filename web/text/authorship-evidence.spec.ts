import { authorshipEvidence } from './authorship-evidence';

it('names the place and what stands there', () => {
  expect(authorshipEvidence('branch', 'codex/fix-cart')).toBe('read from the branch: codex/fix-cart');
  expect(authorshipEvidence('commit_email', 'noreply@anthropic.com')).toBe(
    'read from a commit’s e-mail address: noreply@anthropic.com',
  );
});

it('says nothing of an unmarked change, and shows a word it does not know', () => {
  expect(authorshipEvidence('none', null)).toBe('');
  expect(authorshipEvidence('label', null)).toBe('read from the label');
  expect(authorshipEvidence('some_rule', 'x')).toBe('read from some rule: x');
});
