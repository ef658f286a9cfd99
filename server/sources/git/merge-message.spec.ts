import { mergeMark, parted } from './merge-message';

const mark = (message: string, parents = 2) => mergeMark(message, parents, 'main');

// Messages as each host writes them; host and form in the first column.
test.each([
  ['GitHub, merge', 'Merge pull request #12 from acme/fix/login\n\nFix the login', 2, { kind: 'numbered', number: 12, branch: 'fix/login', title: 'Fix the login', form: 'pull' }],
  ['GitHub, merge without a title', 'Merge pull request #12 from acme/fix', 2, { number: 12, branch: 'fix', title: undefined }],
  ['GitHub, squash', 'Fix the login (#12)\n\n* one\n* two', 1, { number: 12, title: 'Fix the login', branch: undefined, form: 'pull' }],
  ['GitHub, merge with the title', 'Fix the login (#12)', 2, { number: 12, title: 'Fix the login' }],
  ['GitHub, picked again', 'Fix (#12) (#15)', 1, { number: 15, title: 'Fix (#12)' }],
  ['GitHub, revert', 'Revert "Fix (#12)" (#15)', 1, { number: 15 }],
  ['GitLab, merge', "Merge branch 'fix/login' into 'main'\n\nFix the login\n\nCloses #4\n\nSee merge request acme/tools/shop!45", 2, { number: 45, branch: 'fix/login', title: 'Fix the login', form: 'merge_request' }],
  ['GitLab, squash', 'Fix the login\n\nBody\n\nSee merge request acme/shop!45', 1, { number: 45, title: 'Fix the login', branch: undefined, form: 'merge_request' }],
  ['GitLab, within the group', "Merge branch 'x' into 'main'\n\nX\n\nSee merge request !7", 2, { number: 7 }],
  ['Bitbucket, merge', 'Merged in fix/login (pull request #12)\n\nFix the login\n\nApproved-by: Ben', 2, { number: 12, branch: 'fix/login', title: 'Fix the login' }],
  ['Bitbucket Server', 'Pull request #12: Fix the login\n\nMerge in ACME/shop from fix to main', 2, { number: 12, title: 'Fix the login' }],
  ['Bitbucket Server, older', 'Merge pull request #12 in ACME/shop from fix/login to main\n\n* commit', 2, { number: 12, branch: 'fix/login', title: undefined }],
  ['Azure DevOps', 'Merged PR 12: Fix the login\n\nBody', 1, { number: 12, title: 'Fix the login' }],
  ['Gitea', "Merge pull request 'Fix the login' (#12) from ada/fix into main", 2, { number: 12, title: 'Fix the login', branch: 'fix' }],
  ['homu', 'Auto merge of #12 - ada:fix-login, r=ben\n\nFix the login', 2, { number: 12, branch: 'fix-login', title: 'Fix the login' }],
  ['bors', 'Merge #12\n\n12: Fix the login r=ben a=ada', 2, { number: 12 }],
  ['Gerrit', 'Fix the login\n\nChange-Id: I1\nReviewed-on: https://review.example.org/c/shop/+/1234\nReviewed-by: Ben', 1, { number: 1234, title: 'Fix the login', form: 'gerrit' }],
  ['git itself', "Merge branch 'fix/login'", 2, { kind: 'merge', branch: 'fix/login', title: undefined }],
  ['git itself, from a remote', "Merge remote-tracking branch 'origin/fix' into main", 2, { kind: 'merge', branch: 'fix' }],
  ['a merge in own words', 'Bring it together', 2, { kind: 'merge', branch: undefined }],
  ['the branch into itself, by pull', "Merge branch 'main' of github.com:acme/shop", 2, { kind: 'pull' }],
  ['the branch into itself, from a remote', "Merge remote-tracking branch 'origin/main'", 2, { kind: 'pull' }],
])('%s', (_, message, parents, expected) => {
  expect(mark(message, parents)).toMatchObject(expected);
}); // prettier-ignore

test.each([
  ['no mark', 'Fix the login'],
  ['a reference in the text', 'Fix the login, see #12'],
  ['a revert without a number of its own', 'Revert "Fix (#12)"'],
  ['number 0', 'Fix (#0)'],
  ['a number no host has', 'Fix (#99999999999)'],
  ['nothing', ''],
])('a commit with %s is no pull request', (_, message) => {
  expect(mark(message, 1)).toBeUndefined();
});

test('the title is the first line with text; carriage returns are none of it', () => {
  expect(parted('\n\nTitle \r\n\r\nBody\r\nmore\r\n')).toEqual({ subject: 'Title', body: 'Body\nmore' });
});

test('trailers and what git lists of a conflict are no title', () => {
  expect(mark("Merge branch 'x'\n\nSigned-off-by: Ada <ada@example.org>")).toMatchObject({ title: undefined });
  expect(mark("Merge branch 'x'\n\nConflicts:\n\ta.txt")?.title).not.toBe('Conflicts:');
});
