import { outputOf, runCommand } from '../support/command-line';
import { counts, SignalScene, type Group } from '../support/signal-scene';

jest.setTimeout(180_000);

let scene: SignalScene;
beforeAll(async () => void (scene = await SignalScene.open()));
afterAll(() => scene?.close());

describe('one finding', () => {
  const KEY = { agent: 'codex', repo: 'acme/api', number: 1, id: 't1' };
  interface Detail {
    finding: Record<string, unknown>;
    body: string;
    note: string | null;
    clues: object[];
    replies: object[];
  }
  const detail = async (key = KEY): Promise<Detail | null> =>
    (
      await scene.server.graphql<{ finding: Detail | null }>(
        `query ($key: FindingKey!) { finding(org: "acme", key: $key) { body note
           finding { outcome lenient vendor evidence decided severity title line path author pullRequestTitle authorship place reacted }
           clues { kind outcome by text reference strict deciding } replies { author body sentiment byAgent } } }`,
        { key },
      )
    ).finding;
  const decide = (outcome: string | null, note?: string): Promise<{ decideFinding: object }> =>
    scene.server.graphql(
      `mutation ($key: FindingKey!, $outcome: FindingOutcome, $note: String) {
         decideFinding(org: "acme", key: $key, outcome: $outcome, note: $note) { outcome lenient evidence decided } }`,
      { key: KEY, outcome, note },
    );

  it('is told with its text, its evidence and its replies', async () => {
    const found = await detail();
    expect(found?.finding).toEqual({
      outcome: 'rejected', lenient: 'rejected', vendor: null, evidence: 'reply', decided: null, severity: 'P1', title: 'The total is not checked', line: 20,
      path: 'src/total.ts', author: 'ben', pullRequestTitle: 'Change 1', authorship: 'unmarked', place: 'thread', reacted: true,
    }); // prettier-ignore
    expect(found?.body).toContain('P1 Badge');
    expect(found?.clues).toEqual([
      {
        kind: 'reply',
        outcome: 'rejected',
        by: 'ben',
        text: "Won't fix.",
        reference: 'r1',
        strict: true,
        deciding: true,
      },
    ]);
    expect(found?.replies).toEqual([{ author: 'ben', body: "Won't fix.", sentiment: 'negative', byAgent: false }]);
    expect(await detail({ ...KEY, id: 'nowhere' })).toBeNull();
    const resolved = await detail({ ...KEY, id: 't2' });
    expect(resolved?.clues).toMatchObject([{ kind: 'resolved', strict: false, deciding: false }]);
    const record = await detail({ agent: 'coderabbit', repo: 'acme/lib', number: 7, id: 'l1' });
    expect(record?.body).toBe('Finding l1');
    expect(record?.finding).toMatchObject({ pullRequestTitle: null, author: null, authorship: null, place: 'record' });
  });

  it('can be overruled and the numbers follow; taken back, they are as before', async () => {
    const { decideFinding } = await decide('accepted', 'Mended elsewhere');
    expect(decideFinding).toEqual({
      outcome: 'accepted',
      lenient: 'accepted',
      evidence: 'decided',
      decided: 'accepted',
    });
    expect(counts((await scene.hitRate()).total)).toBe('all: 5 1 3 | 1 2 1 1');
    const found = await detail();
    expect(found?.note).toBe('Mended elsewhere');
    expect(found?.clues).toMatchObject([
      { kind: 'decided', outcome: 'accepted', deciding: true },
      { kind: 'reply', outcome: 'rejected', deciding: false },
    ]);
    expect((await decide(null)).decideFinding).toMatchObject({ outcome: 'rejected', evidence: 'reply', decided: null });
    expect(counts((await scene.hitRate()).total)).toBe('all: 4 2 3 | 1 2 1 1');
    await expect(decide(null)).rejects.toThrow('nothing to take back');
    await expect(decide('late')).rejects.toThrow('cannot be said');
  });
});

describe('the commands', () => {
  const week = ['--org', 'acme', '--from', '2024-07-08', '--to', '2024-07-14'];

  it('hit-rate prints the same, with words where there is too little', async () => {
    const json = JSON.parse(await outputOf(scene.database, 'hit-rate', ...week, '--json')) as {
      groups: Group[];
      total: Group;
    };
    expect(json.groups.map(counts)).toEqual(['coderabbit: 3 1 1 | 1 2 1 0', 'codex: 1 1 2 | 0 0 0 1']);
    expect(Object.keys(json.groups[0])).toEqual(
      expect.arrayContaining(
        'key findings accepted rejected ignored late pending duplicate unparsed rate low high deff'.split(' '),
      ),
    );
    const text = await outputOf(scene.database, 'hit-rate', ...week);
    expect(text).toMatch(/\(all\) +not enough data +9 +4 +2 +3 +1 +2 +1 +1/);
    // With the week before there are ten: 5 of 10.
    const two = await outputOf(
      scene.database,
      'hit-rate',
      '--org',
      'acme',
      '--from',
      '2024-07-01',
      '--to',
      '2024-07-14',
    );
    expect(two).toMatch(/\(all\) +50\.0 % \[\d+, \d+\] +10 +5 /);
    const csv = await outputOf(scene.database, 'hit-rate', ...week, '--by', 'repo', '--csv');
    expect(csv).toMatch(/^key,agent,series,findings,/m);
    expect(csv).toMatch(/^acme\/lib,,strict,2,1,0,0,0,1,0,0,0,1,1,/m);
  });

  it('findings lists what was counted, and decides', async () => {
    const lines = (await outputOf(scene.database, 'findings', ...week, '--outcome', 'accepted', '--json'))
      .trim()
      .split('\n');
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(['l1', 'x1', 'c5', 'c1']);
    const key = 'codex:acme/api#1:t2';
    expect(await outputOf(scene.database, 'findings', '--org', 'acme', '--decide', key, '--outcome', 'rejected')).toBe(
      `Finding ${key}: rejected (decided).\n`,
    );
    expect(await outputOf(scene.database, 'findings', '--org', 'acme', '--undo', key)).toBe(
      `Finding ${key}: ignored (nothing was found).\n`,
    );
    const wrong = await runCommand(scene.database, 'findings', '--decide', 'nonsense', '--outcome', 'rejected');
    expect([wrong.code, wrong.errors]).toEqual([2, expect.stringContaining('names no finding')]);
    const unsaid = await runCommand(scene.database, 'findings', '--decide', key);
    expect([unsaid.code, unsaid.errors]).toEqual([2, expect.stringContaining('says no outcome')]);
  });
});
