import { at, type LinkedBench } from './linked';

/** The first comment of a thread by OpenAI Codex on acme/shop, at these hours. */
export const codex = (number: number, id: string, hours: number, more: object = {}): object => ({
  kind: 'review_comment', repo: 'acme/shop', number, id, author: 'chatgpt-codex-connector[bot]', author_id: '199175422', author_type: 'bot',
  created_at: at(hours), path: 'src/cart.ts', line: 20, thread_id: `t${id}`,
  body: '**<sub><sub>![P1 Badge](https://img.shields.io/badge/P1-orange?style=flat)</sub></sub>  The total is not checked**', ...more,
}); // prettier-ignore
/** The same by CodeRabbit, with the key of the finding. */
export const rabbit = (number: number, id: string, hours: number, key: string, more: object = {}): object => ({
  kind: 'review_comment', repo: 'acme/shop', number, id, author: 'coderabbitai[bot]', author_id: '136622811', author_type: 'bot',
  created_at: at(hours), path: 'src/cart.ts', line: 20, thread_id: `t${id}`,
  body: `_🎯 Functional Correctness_ | _🟠 Major_ | _⚡ Quick win_\n\n**The total is not checked.**\n\n<!-- cr-comment:v1:${key} -->`, ...more,
}); // prettier-ignore
export const reply = (number: number, id: string, to: string, hours: number, body: string, author = 'ben'): object => ({
  kind: 'review_comment', repo: 'acme/shop', number, id, author, author_type: author.endsWith('[bot]') ? 'bot' : 'human', created_at: at(hours),
  in_reply_to: to, thread_id: `t${to}`, body,
}); // prettier-ignore
/** A finding as a file tells it. */
export const told = (agent: string, number: number, id: string, hours: number, more: object = {}): object => ({
  kind: 'finding', agent, repo: 'acme/shop', number, id, posted_at: at(hours), ...more,
}); // prettier-ignore

/** Per finding its outcome, lenient outcome where it differs, what the vendor tells, and the evidence: `codex#1 c1 ignored/accepted none`. */
export async function outcomes(bench: LinkedBench, id: number): Promise<string[]> {
  const rows = await bench.select<Record<'agent' | 'id' | 'outcome' | 'lenient' | 'vendor' | 'evidence', string> & { number: number }>(
    id,
    'SELECT agent, number, id, outcome, lenient, vendor, evidence FROM finding_outcome ORDER BY repo, number, posted_at, agent, id',
  ); // prettier-ignore
  return rows.map(
    ({ agent, number, id, outcome, lenient, vendor, evidence }) =>
      `${agent}#${number} ${id} ${outcome}${lenient === outcome ? '' : `/${lenient}`}${vendor === '' ? '' : ` vendor ${vendor}`} ${evidence}`,
  );
}

/** All that is derived of findings, versions apart. */
export async function findingRows(bench: LinkedBench, id: number): Promise<unknown[]> {
  const rows = async (table: string): Promise<unknown[]> =>
    bench.select(id, `SELECT to_jsonb(t) - 'version' - 'organization_id' AS row FROM ${table} t ORDER BY repo, number, agent, to_jsonb(t) ->> 'id'`); // prettier-ignore
  return [...(await rows('finding_outcome')), ...(await rows('agent_review'))];
}
