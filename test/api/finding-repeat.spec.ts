import { derive } from '../../server/ledger/derivation';
import { decideFinding } from '../../server/ledger/finding-decision';
import { moveRepository } from '../../server/ledger/moved-repository';
import { reviewedBy } from '../../server/ledger/reviewed-by';
import { TouchedCollector } from '../../server/ledger/touched';
import { codex, findingRows, outcomes, rabbit, reply, told } from '../support/findings';
import { at, LinkedBench, pull } from '../support/linked';

let bench: LinkedBench;
jest.setTimeout(120_000);
beforeAll(async () => void (bench = await LinkedBench.open()));
afterAll(() => bench.close());

const KEY = 'a1'.repeat(12);

describe('what is derived', () => {
  const records = [
    pull(1, 0, 10), pull(2, 0, null), rabbit(1, '11', 1, KEY), rabbit(1, '12', 2, KEY), reply(1, 'r', '12', 3, 'Fixed in 1234567.'), codex(2, 'c1', 1),
    told('codex', 2, 'c1', 1, { outcome: 'accepted' }), told('sourcery', 9, 'x', 1, { outcome: 'rejected', outcome_at: at(3) }),
  ]; // prettier-ignore

  it('is the same after the same file again, in another order, one by one and after an import that was killed', async () => {
    const [once, other, killed] = [await bench.organization(), await bench.organization(), await bench.organization()];
    await bench.import(once, records);
    const expected = await findingRows(bench, once);
    const versions = 'SELECT agent, repo, number, id, version FROM finding_outcome ORDER BY 1, 2, 3, 4';
    const before = await bench.select(once, versions);
    await bench.import(once, records);
    expect(await findingRows(bench, once)).toEqual(expected);
    expect(await bench.select(once, versions)).toEqual(before);
    for (const record of [...records].reverse()) await bench.import(other, [record]);
    expect(await findingRows(bench, other)).toEqual(expected);

    // Records are in, nothing that follows from them is.
    await bench.import(killed, records.slice(0, 3));
    await bench.select(
      killed,
      `INSERT INTO import (organization_id, door, source, state) VALUES ($1, 'records', 'killed', 'failed')`,
      [killed],
    );
    await bench.select(killed, `INSERT INTO review_comment (organization_id, repo, number, id, author, author_id, author_type, created_at, path, line, thread_id, body)
      SELECT $1, c.repo, c.number, c.id, c.author, c.author_id, c.author_type, c.created_at, c.path, c.line, c.thread_id, c.body
      FROM jsonb_to_record($2) AS c (repo text, number int, id text, author text, author_id text, author_type text, created_at timestamptz, path text, line int, thread_id text, body text)`, [killed, JSON.stringify(records[3])]); // prettier-ignore
    await bench.import(killed, records.slice(4));
    expect(await findingRows(bench, killed)).toEqual(expected);
  });

  it('is worked out again under other rules, also by an import that has nothing to do with it', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    const expected = await findingRows(bench, id);
    await bench.select(id, `UPDATE organization SET finding_mark = 'old' WHERE id = $1`, [id]);
    await bench.select(id, `UPDATE finding_outcome SET outcome = 'accepted', clues = '[]'`);
    await bench.select(id, `INSERT INTO finding_outcome SELECT organization_id, agent, repo, number, 'gone', version, place, comment_id, key, title, url, posted_at, closed_at,
      severity, severity_rank, category, confidence, path, line, outcome, lenient, vendor, evidence, outcome_at, reacted, files_known, clues FROM finding_outcome WHERE id = '11'`); // prettier-ignore
    await bench.import(id, [{ kind: 'team', team: 'core' }]);
    expect(await findingRows(bench, id)).toEqual(expected);
    const [row] = await bench.select<{ gone: boolean; mark: string }>(id, 'SELECT findings_gone_version = data_version AS gone, finding_mark AS mark FROM organization WHERE id = $1', [id]); // prettier-ignore
    expect(row.gone).toBe(true);
    expect(row.mark).not.toBe('old');
  });

  it('is not worked out again for a deploy', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    await bench.select(id, `UPDATE finding_outcome SET title = 'as it was'`);
    await bench.import(id, [{ kind: 'deploy', id: 'd', service: 'web', environment: 'production', sha: 'x', status: 'success', finished_at: at(20) }]); // prettier-ignore
    expect(await bench.select(id, 'SELECT DISTINCT title FROM finding_outcome')).toEqual([{ title: 'as it was' }]);
  });

  it('goes when its comment says something else', async () => {
    const id = await bench.organization();
    await bench.import(id, [pull(1, 0, 10), codex(1, 'c1', 1), codex(1, 'c2', 1)]);
    await bench.import(id, [codex(1, 'c2', 1, { author: 'ada', author_id: '5', author_type: 'human' })]);
    expect(await outcomes(bench, id)).toEqual(['codex#1 c1 ignored none']);
  });

  it('moves with its repository', async () => {
    const id = await bench.organization();
    await bench.import(id, records);
    await decideFinding(bench.store, id, { agent: 'coderabbit', repo: 'acme/shop', number: 1, id: '11' }, 'ignored');
    await moveRepository(bench.store, id, 'acme/shop', 'acme/store');
    const all = new TouchedCollector();
    all.all = true;
    await derive(bench.store, id, all);
    expect(await bench.select(id, 'SELECT DISTINCT repo FROM finding_outcome UNION SELECT repo FROM agent_review')).toEqual([{ repo: 'acme/store' }]); // prettier-ignore
    expect(await outcomes(bench, id)).toContain('coderabbit#1 11 ignored decided');
  });

  it('follows what people decide about accounts', async () => {
    const id = await bench.organization();
    await bench.import(id, [
      pull(1, 0, 10), codex(1, 'c1', 1), reply(1, 'r1', 'c1', 2, 'Fixed in 1234567.', 'helper'), rabbit(1, '11', 1, KEY),
    ]); // prettier-ignore
    expect(await outcomes(bench, id)).toEqual(['coderabbit#1 11 ignored none', 'codex#1 c1 accepted reply']);
    const decide = async (login: string, type: string): Promise<void> => {
      await bench.select(id, 'INSERT INTO account_decision (organization_id, login, account_type) VALUES ($1, $2, $3)', [id, login, type]); // prettier-ignore
      await bench.select(id, 'UPDATE organization SET accounts_version = accounts_version + 1 WHERE id = $1', [id]);
      const touched = await bench.store.inOrganization(id, (client) => reviewedBy(client, new Set([login])));
      await derive(bench.store, id, touched);
    };
    await decide('helper', 'bot');
    expect(await outcomes(bench, id)).toEqual(['coderabbit#1 11 ignored none', 'codex#1 c1 ignored none']);
    await decide('chatgpt-codex-connector[bot]', 'human');
    expect(await outcomes(bench, id)).toEqual(['coderabbit#1 11 ignored none']);
  });
});

describe('what a person says', () => {
  const key = { agent: 'coderabbit', repo: 'acme/shop', number: 1, id: '11' };

  it('outlives imports, also one that gives the finding another id, and can be taken back', async () => {
    const id = await bench.organization();
    const records = [pull(1, 0, 10), rabbit(1, '11', 1, KEY), reply(1, 'r', '11', 2, "Won't fix.")];
    await bench.import(id, records);
    await decideFinding(bench.store, id, key, 'accepted', 'fixed by the next change');
    expect(await outcomes(bench, id)).toEqual(['coderabbit#1 11 accepted decided']);
    await bench.import(id, [...records, pull(1, 0, 10, { title: 'Another title' })]);
    await bench.import(id, [told('coderabbit', 1, KEY, 1, { outcome: 'ignored' })]);
    expect(await outcomes(bench, id)).toEqual([`coderabbit#1 ${KEY} accepted decided`]);
    await decideFinding(bench.store, id, { ...key, id: KEY }, null);
    expect(await outcomes(bench, id)).toEqual([`coderabbit#1 ${KEY} ignored stated`]);
    await expect(decideFinding(bench.store, id, { ...key, id: KEY }, null)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('is only what can be said, of what there is', async () => {
    const id = await bench.organization();
    await bench.import(id, [pull(1, 0, 10), rabbit(1, '11', 1, KEY)]);
    await expect(decideFinding(bench.store, id, key, 'late')).rejects.toMatchObject({ code: 'bad_input' });
    await expect(decideFinding(bench.store, id, { ...key, id: '12' }, 'accepted')).rejects.toMatchObject({ code: 'not_found' }); // prettier-ignore
    expect(await bench.select(id, 'SELECT 1 FROM finding_decision')).toEqual([]);
  });
});
