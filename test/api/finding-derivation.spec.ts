import { codex, findingRows, outcomes, rabbit, reply, told } from '../support/findings';
import { at, LinkedBench, pull, seconds } from '../support/linked';

let bench: LinkedBench;
jest.setTimeout(120_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

const KEY = 'a1'.repeat(12);
const commit = (sha: string, hours: number, more: object = {}) => ({ sha, authored_at: at(hours), committed_at: at(hours), author: 'ada', message: 'Change', ...more }); // prettier-ignore
const files = (sha: string, path: string, hunks: number[], more: object = {}) => ({ kind: 'commit_file', repo: 'acme/shop', sha, path, hunks, number: 1, ...more }); // prettier-ignore

describe('threads', () => {
  it('have the outcome their evidence speaks for, with the evidence', async () => {
    const id = await bench.organization();
    await bench.import(id, [
      pull(1, 0, 10),
      codex(1, 'c1', 1),
      reply(1, 'r1', 'c1', 2, 'Fixed in 1234567.'),
      codex(1, 'c2', 1, { line: 90, resolved: true }),
      codex(1, 'c3', 11),
      codex(1, 'c4', 1.5, { reactions: { '+1': 0, '-1': 1 } }),
      pull(2, 0, null),
      codex(2, 'c5', 1),
      reply(2, 'r5', 'c5', 2, 'Fixed in 1234567.'),
      // Agents answer too, which is nobody's answer.
      reply(1, 'r2', 'c2', 3, 'Fixed in 1234567.', 'chatgpt-codex-connector[bot]'),
      reply(1, 'r3', 'c2', 3, 'Fixed in 1234567.', 'github-actions[bot]'),
      // A thread that a person began, which an agent answers.
      { ...codex(1, 'h1', 1), author: 'ben', author_id: undefined, author_type: 'human' },
      reply(1, 'h2', 'h1', 2, 'I agree.', 'chatgpt-codex-connector[bot]'),
    ]);
    expect(await outcomes(bench, id)).toEqual([
      'codex#1 c1 accepted reply',
      'codex#1 c2 ignored/accepted none',
      'codex#1 c4 rejected reaction',
      'codex#1 c3 late none',
      'codex#2 c5 pending none',
    ]);
    const [row] = await bench.select<object>(id, `SELECT severity, severity_rank, path, line, posted_at, closed_at, clues, reacted FROM finding_outcome WHERE id = 'c1'`); // prettier-ignore
    expect(row).toEqual({
      severity: 'P1', severity_rank: 2, path: 'src/cart.ts', line: 20, posted_at: seconds(1), closed_at: seconds(10), reacted: true,
      clues: [{ kind: 'reply', outcome: 'accepted', at: seconds(2), by: 'ben', text: 'Fixed in 1234567.', reference: 'r1', strict: true, deciding: true }],
    }); // prettier-ignore
    const [look] = await bench.select<object>(id, `SELECT findings, other, unparsed, completed, first_at, last_at FROM agent_review WHERE agent = 'codex' AND number = 1`); // prettier-ignore
    expect(look).toEqual({ findings: 4, other: 0, unparsed: 0, completed: true, first_at: seconds(1), last_at: seconds(11) }); // prettier-ignore
  });

  it('said again, the first has the evidence of both', async () => {
    const id = await bench.organization();
    await bench.import(id, [
      pull(1, 0, 10),
      rabbit(1, '11', 1, KEY),
      rabbit(1, '12', 2, KEY),
      reply(1, 'r', '12', 3, "Won't fix."),
      rabbit(1, '13', 3, 'b2'.repeat(12)),
      pull(2, 0, 10),
      rabbit(2, '14', 2, KEY),
    ]);
    expect(await outcomes(bench, id)).toEqual([
      'coderabbit#1 11 rejected reply',
      'coderabbit#1 12 duplicate none',
      'coderabbit#1 13 ignored none',
      'coderabbit#2 14 ignored none',
    ]);
  });

  it('end with the review they came with, when that is dismissed', async () => {
    const id = await bench.organization();
    const look = (of: string, hours: number, state: string) => ({
      kind: 'review', repo: 'acme/shop', number: 1, id: of, reviewer: 'chatgpt-codex-connector[bot]', reviewer_id: '199175422', reviewer_type: 'bot', state, submitted_at: at(hours),
    }); // prettier-ignore
    await bench.import(id, [
      pull(1, 0, 10),
      look('v1', 1, 'commented'),
      look('v2', 2, 'dismissed'),
      codex(1, 'c1', 1),
      codex(1, 'c2', 2),
      codex(1, 'c3', 3, { review_id: 'v2' }),
      codex(1, 'c4', 2, { review_id: 'v1', line: 3 }),
    ]);
    expect(await outcomes(bench, id)).toEqual([
      'codex#1 c1 ignored none',
      'codex#1 c2 rejected dismissed',
      'codex#1 c4 ignored none',
      'codex#1 c3 rejected dismissed',
    ]);
  });
});

describe('texts without a thread', () => {
  it('are findings without outcome, or tell a clean review', async () => {
    const id = await bench.organization();
    const comment = (number: number, of: string, hours: number, body: string) => ({
      kind: 'pull_request_comment', repo: 'acme/shop', number, id: of, author: 'chatgpt-codex-connector[bot]', author_id: '199175422', author_type: 'bot', created_at: at(hours), body,
    }); // prettier-ignore
    await bench.import(id, [
      pull(1, 0, 10),
      comment(1, 'n1', 1, "Codex Review: Didn't find any major issues."),
      pull(2, 0, 10),
      comment(2, 'n2', 1, 'You have reached your Codex usage limits for code reviews.'),
      pull(3, 0, 10),
      comment(3, 'n3', 11, "Codex Review: Didn't find any major issues."),
    ]);
    expect(await outcomes(bench, id)).toEqual([]);
    const rows = await bench.select<object>(
      id,
      'SELECT number, completed, clean, other FROM agent_review ORDER BY number',
    );
    // A limit that was reached is no look at the change; one after the merge came too late.
    expect(rows).toEqual([
      { number: 1, completed: true, clean: true, other: 1 },
      { number: 2, completed: false, clean: false, other: 1 },
      { number: 3, completed: false, clean: true, other: 1 },
    ]);
  });
});

describe('records of findings', () => {
  it('are one with the comment they tell of, and fill in what it does not', async () => {
    const id = await bench.organization();
    await bench.import(id, [
      pull(1, 0, 10),
      rabbit(1, '11', 1, KEY),
      rabbit(1, '112', 1, 'b2'.repeat(12), { line: 70 }),
      codex(1, 'c1', 1),
      told('coderabbit', 1, 'thread:T1,comment:11', 1, { severity: 'minor', outcome: 'rejected', outcome_at: at(4) }),
      told('coderabbit', 1, 'b2'.repeat(12), 1, { outcome: 'pending' }),
      told('codex', 1, 'c1', 1, { outcome: 'accepted', evidence: { kind: 'vendor' } }),
      told('codex', 1, 'else', 2, { body: '![P0 Badge](x) Nothing holds', outcome: 'ignored' }),
      // Of another agent.
      told('sourcery', 1, '112', 3, { outcome: 'accepted' }),
    ]);
    expect(await outcomes(bench, id)).toEqual([
      `coderabbit#1 ${'b2'.repeat(12)} ignored none`,
      'coderabbit#1 thread:T1,comment:11 rejected stated',
      'codex#1 c1 ignored vendor accepted none',
      'codex#1 else ignored stated',
      'sourcery#1 112 accepted stated',
    ]);
    const rows = await bench.select<object>(id, `SELECT id, place, comment_id, severity, severity_rank, category, line FROM finding_outcome WHERE agent IN ('coderabbit', 'codex') ORDER BY agent, line NULLS FIRST`); // prettier-ignore
    expect(rows).toEqual([
      { id: 'thread:T1,comment:11', place: 'thread', comment_id: '11', severity: 'minor', severity_rank: 3, category: 'Functional Correctness', line: 20 },
      { id: 'b2'.repeat(12), place: 'thread', comment_id: '112', severity: 'major', severity_rank: 2, category: 'Functional Correctness', line: 70 },
      { id: 'else', place: 'record', comment_id: null, severity: 'P0', severity_rank: 1, category: '', line: null },
      { id: 'c1', place: 'thread', comment_id: 'c1', severity: 'P1', severity_rank: 2, category: '', line: 20 },
    ]); // prettier-ignore
  });

  it('that tell twice of one comment are one finding and a duplicate', async () => {
    const id = await bench.organization();
    await bench.import(id, [
      pull(1, 0, 10),
      codex(1, '502', 1),
      told('codex', 1, '502', 1, { outcome: 'accepted' }),
      told('codex', 1, 'X,comment:502', 1),
    ]);
    expect(await outcomes(bench, id)).toEqual(['codex#1 502 accepted stated', 'codex#1 X,comment:502 duplicate none']);
  });

  it('whose pull request is not recorded are closed when their outcome was told', async () => {
    const id = await bench.organization();
    await bench.import(id, [
      told('coderabbit', 7, 'a', 1, { outcome: 'accepted', outcome_at: at(5) }),
      told('coderabbit', 7, 'b', 2, { outcome: 'rejected' }),
      told('coderabbit', 7, 'c', 3, { outcome: 'pending' }),
    ]);
    const rows = await bench.select<{ closed_at: number }>(id, 'SELECT closed_at FROM finding_outcome ORDER BY id');
    expect(rows.map(({ closed_at }) => closed_at)).toEqual([seconds(5), seconds(2), NaN]);
    // The pull request comes: it was merged before the second and the third were posted.
    await bench.import(id, [pull(7, 0, 1.5)]);
    expect(await outcomes(bench, id)).toEqual([
      'coderabbit#7 a accepted stated',
      'coderabbit#7 b late none',
      'coderabbit#7 c late none',
    ]);
  });
});

describe('changed lines of commits', () => {
  const world = [
    pull(1, 0, 10, { commits: [commit('s0', 0.5), commit('s1', 3), commit('s2', 4)] }),
    codex(1, 'c1', 1, { commit_sha: 's0', original_line: 20, line: null }),
    codex(1, 'c2', 1, { commit_sha: 's0', original_line: 60, line: null }),
    codex(1, 'c3', 3.5, { commit_sha: 's1', original_line: 60, line: null }),
  ];
  // Ten lines come above by the first; the second changes line 32, which was 22 when the first finding was made.
  const known = [files('s1', 'src/cart.ts', [2, 0, 3, 10]), files('s2', 'src/cart.ts', [32, 1, 32, 1])];
  const expected = ['codex#1 c1 accepted lines', 'codex#1 c2 ignored none', 'codex#1 c3 ignored none'];

  it('speak for a finding, in whatever order they come', async () => {
    const [first, second, third] = [await bench.organization(), await bench.organization(), await bench.organization()];
    await bench.import(first, [...world, ...known]);
    expect(await outcomes(bench, first)).toEqual(expected);
    await bench.import(second, known);
    await bench.import(second, world);
    expect(await findingRows(bench, second)).toEqual(await findingRows(bench, first));
    // The files come last, one after the other, and do not tell their pull request.
    await bench.import(third, world);
    expect(await bench.select(third, 'SELECT DISTINCT files_known FROM finding_outcome')).toEqual([
      { files_known: false },
    ]);
    for (const file of known) await bench.import(third, [{ ...file, number: undefined }]);
    expect(await findingRows(bench, third)).toEqual(await findingRows(bench, first));
    expect(await bench.select(third, 'SELECT DISTINCT files_known FROM finding_outcome')).toEqual([
      { files_known: true },
    ]);
  });
});
