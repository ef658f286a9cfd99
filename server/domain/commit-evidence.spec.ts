import { commitEvidenceOf, type EvidenceCommit, type FlaggedLines } from './commit-evidence';
import type { CommitFile } from './moved-line';

const flagged = (more: Partial<FlaggedLines> = {}): FlaggedLines => ({
  postedAt: 100, closedAt: 1000, commitSha: 'c0', lines: { path: 'a.ts', from: 20, to: 20 }, suggestion: false, onlySuggestion: false, ...more,
}); // prettier-ignore
const commit = (sha: string, at: number, more: Partial<EvidenceCommit> = {}): EvidenceCommit => ({
  sha, authoredAt: at, committedAt: at, message: 'Change', parents: NaN, by: 'ada', byAgent: false, ...more,
}); // prettier-ignore
const changed = (...hunks: number[]): CommitFile[] => [{ path: 'a.ts', previousPath: '', status: 'modified', hunks }];
const elsewhere: CommitFile[] = [{ path: 'z.ts', previousPath: '', status: 'modified', hunks: [1, 1, 1, 1] }];

/** What commits say: `lines sha`, `suggestion sha` and whether files are known. */
function said(of: FlaggedLines, commits: EvidenceCommit[] | undefined, files: Record<string, CommitFile[]>): string {
  const { lines, suggestion, filesKnown } = commitEvidenceOf(of, commits, (sha) => files[sha]);
  return [lines && `lines ${lines.sha}`, suggestion && `suggestion ${suggestion.sha}`, filesKnown ? 'known' : 'unknown'].filter(Boolean).join(', '); // prettier-ignore
}

const before = commit('c0', 50);

it.each([
  ['a later commit changed the line', flagged(), [before, commit('c1', 200)], { c1: changed(20, 1, 20, 1) }, 'lines c1, known'],
  ['five lines away', flagged(), [before, commit('c1', 200)], { c1: changed(25, 1, 25, 1) }, 'lines c1, known'],
  ['six lines away', flagged(), [before, commit('c1', 200)], { c1: changed(26, 1, 26, 1) }, 'known'],
  ['another file', flagged(), [before, commit('c1', 200)], { c1: elsewhere }, 'known'],
  ['no later commit', flagged(), [before], {}, 'known'],
  ['commits unknown', flagged(), undefined, {}, 'unknown'],
  ['files unknown', flagged(), [before, commit('c1', 200)], {}, 'unknown'],
  ['written before it was said, pushed after', flagged(), [before, commit('c1', 90, { committedAt: 200 })], { c1: changed(20, 1, 20, 1) }, 'known'],
  ['written at the very moment', flagged(), [before, commit('c1', 100)], { c1: changed(20, 1, 20, 1) }, 'known'],
  ['committed after the merge', flagged(), [before, commit('c1', 200, { committedAt: 1001 })], { c1: changed(20, 1, 20, 1) }, 'known'],
  ['committed with the merge', flagged(), [before, commit('c1', 200, { committedAt: 1000 })], { c1: changed(20, 1, 20, 1) }, 'lines c1, known'],
  ['open pull request', flagged({ closedAt: NaN }), [before, commit('c1', 5000)], { c1: changed(20, 1, 20, 1) }, 'lines c1, known'],
  ['a merge by its message', flagged(), [before, commit('c1', 200, { message: "Merge branch 'main' into x" })], { c1: changed(20, 1, 20, 1) }, 'known'],
  ['a merge by its parents', flagged(), [before, commit('c1', 200, { parents: 2 })], { c1: changed(20, 1, 20, 1) }, 'known'],
  ['no merge though it says so', flagged(), [before, commit('c1', 200, { message: "Merge branch 'main' into x", parents: 1 })], { c1: changed(20, 1, 20, 1) }, 'lines c1, known'],
  // Ten lines come above by one commit, so the line stands at 30 when the next one changes line 32; unmoved it would be 12 away.
  ['moved by a commit in between', flagged(), [before, commit('c1', 200), commit('c2', 300)], { c1: changed(2, 0, 3, 10), c2: changed(32, 1, 32, 1) }, 'lines c2, known'],
  ['moved away from what then changes', flagged(), [before, commit('c1', 200), commit('c2', 300)], { c1: changed(2, 0, 3, 10), c2: changed(20, 1, 20, 1) }, 'known'],
  ['moved by a merge whose files are known', flagged(), [before, commit('m', 200, { parents: 2 }), commit('c2', 300)], { m: changed(2, 0, 3, 10), c2: changed(30, 1, 30, 1) }, 'lines c2, known'],
  ['a merge whose files are unknown', flagged(), [before, commit('m', 200, { parents: 2 }), commit('c2', 300)], { c2: changed(20, 1, 20, 1) }, 'lines c2, known'],
  ['said about the second commit: the first moves nothing', flagged({ commitSha: 'c1' }), [before, commit('c1', 60), commit('c2', 300)], { c1: changed(2, 0, 3, 10), c2: changed(20, 1, 20, 1) }, 'lines c2, known'],
  ['said about a commit that was rewritten since', flagged({ commitSha: 'gone' }), [commit('x', 60), commit('c2', 300)], { x: changed(2, 0, 3, 10), c2: changed(20, 1, 20, 1) }, 'lines c2, known'],
  // Rebased: the copy is written at 60 and committed at 150, after the finding; its 99 lines above the flagged one were there before.
  ['rebased, then the very line', flagged({ commitSha: 'gone', lines: { path: 'a.ts', from: 150, to: 150 } }), [commit('x', 60, { committedAt: 150 }), commit('c2', 300)], { x: changed(1, 0, 2, 99), c2: changed(150, 1, 150, 1) }, 'lines c2, unknown'],
  ['rebased, then a line a hundred away', flagged({ commitSha: 'gone', lines: { path: 'a.ts', from: 150, to: 150 } }), [commit('x', 60, { committedAt: 150 }), commit('c2', 300)], { x: changed(1, 0, 2, 99), c2: changed(250, 1, 250, 1) }, 'unknown'],
  ['changed only by an amended commit', flagged({ commitSha: 'gone' }), [commit('x', 60, { committedAt: 150 })], { x: changed(20, 1, 20, 1) }, 'unknown'],
  ['rebased, another file', flagged({ commitSha: 'gone' }), [commit('x', 60, { committedAt: 150 })], { x: elsewhere }, 'known'],
  ['file renamed, then changed', flagged(), [before, commit('c1', 200), commit('c2', 300)], { c1: [{ path: 'b.ts', previousPath: 'a.ts', status: 'renamed', hunks: [] }], c2: [{ path: 'b.ts', previousPath: '', status: 'modified', hunks: [20, 1, 20, 1] }] }, 'lines c2, known'],
  ['file removed', flagged(), [before, commit('c1', 200)], { c1: [{ path: 'a.ts', previousPath: '', status: 'removed', hunks: undefined }] }, 'lines c1, known'],
  ['file changed, lines unknown', flagged(), [before, commit('c1', 200)], { c1: [{ path: 'a.ts', previousPath: '', status: 'modified', hunks: undefined }] }, 'unknown'],
  ['one of two later commits unknown', flagged(), [before, commit('c1', 200), commit('c2', 300)], { c2: changed(20, 1, 20, 1) }, 'lines c2, unknown'],
  ['no line to look at', flagged({ lines: { path: '', from: NaN, to: NaN } }), [before], {}, 'unknown'],
] as [string, FlaggedLines, EvidenceCommit[] | undefined, Record<string, CommitFile[]>, string][])('%s', (_, of, commits, files, expected) => {
  expect(said(of, commits, files)).toBe(expected);
}); // prettier-ignore

describe('an applied suggestion', () => {
  const offer = flagged({ suggestion: true, onlySuggestion: true });
  const apply = commit('c1', 200, { message: 'Apply suggestions from code review' });

  it.each([
    ['changed the flagged line', offer, apply, { c1: changed(20, 1, 20, 1) }, 'lines c1, suggestion c1, known'],
    ['as one suggestion of somebody', offer, { ...apply, message: 'Apply suggestion from @ben' }, { c1: changed(20, 1, 20, 1) }, 'lines c1, suggestion c1, known'],
    ['changed a line beside it: another suggestion', offer, apply, { c1: changed(22, 1, 22, 1) }, 'lines c1, known'],
    ['without an offer', flagged(), apply, { c1: changed(20, 1, 20, 1) }, 'lines c1, known'],
    ['files unknown, by whom unknown', offer, apply, {}, 'unknown'],
    ['files unknown, the agent its co-author, the only offer', offer, { ...apply, byAgent: true }, {}, 'suggestion c1, unknown'],
    ['files unknown, the agent its co-author, one of several offers', { ...offer, onlySuggestion: false }, { ...apply, byAgent: true }, {}, 'unknown'],
    ['before it was said', offer, { ...apply, authoredAt: 90, committedAt: 90 }, { c1: changed(20, 1, 20, 1) }, 'known'],
  ] as [string, FlaggedLines, EvidenceCommit, Record<string, CommitFile[]>, string][])('%s', (_, of, made, files, expected) => {
    expect(said(of, [before, made], files)).toBe(expected);
  }); // prettier-ignore
});
