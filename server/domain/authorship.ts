import { agentOf } from './account';
import type { Agent } from './agents/agent';
import { AGENTS } from './agents/registry';

/** In the order of their codes. `unmarked` is not "human": a missing mark proves nothing. Source: measures.md 5. */
export const AUTHORSHIP = ['agent_authored', 'ai_assisted', 'unmarked'] as const;
export type Authorship = (typeof AUTHORSHIP)[number];

/** Which rule decided, strongest first. Source: agents.md, "Who wrote a change". */
export const AUTHORSHIP_EVIDENCE = [
  'author',
  'branch',
  'commit_author',
  'commit_email',
  'trailer',
  'body',
  'label',
  'none',
] as const;
export type AuthorshipEvidence = (typeof AUTHORSHIP_EVIDENCE)[number];

export interface ChangeMarks {
  author: { login: string; id: string; type: string };
  /** '' = the source does not give it. */
  branch: string;
  title: string;
  body: string;
  labels: string[];
  commits: { author: string; email: string; message: string }[];
}

export interface AuthorshipVerdict {
  authorship: Authorship;
  /** Key of the agent, '' = unmarked. */
  agent: string;
  evidence: AuthorshipEvidence;
}

const emails = new Map<string, Agent>();
for (const agent of AGENTS) for (const email of agent.commitEmails ?? []) emails.set(email.toLowerCase(), agent);
const bodies = AGENTS.flatMap((agent) =>
  (agent.bodyMarkers ?? []).map((marker) => ({ agent, marker: new RegExp(marker) })),
);
const writers = AGENTS.filter((agent) => agent.branchPrefixes || agent.coAuthors || agent.authors);

/** Trailers stand alone on a line; the name follows in any case, an e-mail may follow it. */
const TRAILER = /^[ \t]*(?:co-authored-by|assisted-by):[ \t]*(.+)$/gim;

/** A fenced code block, to its closing fence or, where there is none, to the end of the text (CommonMark 4.5). */
const FENCED = /^[ \t]*(`{3,}|~{3,})[^]*?(?:^[ \t]*\1|(?![^]))/gm;

/**
 * Who wrote a change, by the first rule that speaks: the author's account, the branch's prefix (also read from the title GitHub makes of a
 * branch, and from merge commits into it, where a source leaves the branch out), then commit accounts and e-mails, then trailers in
 * commits, then trailers and markers in the body, then labels. A fenced code block in the body is an example and does not count. A lower
 * bound. Source: agents.md.
 */
export function authorshipOf(change: ChangeMarks): AuthorshipVerdict {
  const verdict = (agent: Agent, evidence: AuthorshipEvidence): AuthorshipVerdict => ({
    authorship: evidence === 'author' || evidence === 'branch' ? 'agent_authored' : 'ai_assisted',
    agent: agent.key,
    evidence,
  });
  const author = agentOf(change.author);
  if (author?.authors) return verdict(author, 'author');

  const branch = change.branch === '' ? inferredBranch(change) : change.branch;
  const prefixed = writers.find((agent) => agent.branchPrefixes?.some((prefix) => branch.startsWith(prefix)));
  if (prefixed) return verdict(prefixed, 'branch');

  for (const commit of change.commits) {
    const agent = commit.author === '' ? undefined : agentOf({ login: commit.author, id: '', type: '' });
    if (agent?.authors) return verdict(agent, 'commit_author');
    const byEmail = emails.get(commit.email.toLowerCase());
    if (byEmail) return verdict(byEmail, 'commit_email');
  }
  for (const commit of change.commits) {
    const agent = trailerOf(commit.message);
    if (agent) return verdict(agent, 'trailer');
    const marked = bodies.find(({ marker }) => marker.test(commit.message));
    if (marked) return verdict(marked.agent, 'trailer');
  }
  const body = change.body.replace(FENCED, '');
  const marked = bodies.find(({ marker }) => marker.test(body))?.agent ?? trailerOf(body);
  if (marked) return verdict(marked, 'body');
  const labelled = AGENTS.find((agent) => agent.labels?.some((label) => change.labels.includes(label)));
  if (labelled) return verdict(labelled, 'label');
  return { authorship: 'unmarked', agent: '', evidence: 'none' };
}

function trailerOf(text: string): Agent | undefined {
  if (!/-by:/i.test(text)) return undefined;
  for (const [, rest] of text.matchAll(TRAILER)) {
    const value = rest.toLowerCase();
    const email = /<?([^\s<>]+@[^\s<>]+)>?/.exec(value)?.[1];
    const byEmail = email === undefined ? undefined : emails.get(email);
    if (byEmail) return byEmail;
    const named = writers.find((agent) => agent.coAuthors?.some((name) => isWord(value, name)));
    if (named) return named;
  }
  return undefined;
}

/** Whether the name stands at the start of the value as a word of its own: `Claude Opus <…>`, not `Claudette <…>`. */
function isWord(value: string, name: string): boolean {
  if (!value.startsWith(name)) return false;
  const next = value.charAt(name.length);
  return next === '' || !/[a-z]/.test(next);
}

/**
 * A head branch the source left out: `Merge branch 'main' into <branch>` in its commits, or the title GitHub makes of a branch name
 * (`Cursor/fix send button 8f98` from `cursor/fix-send-button-8f98`).
 */
function inferredBranch(change: ChangeMarks): string {
  for (const commit of change.commits) {
    const into = /^Merge (?:remote-tracking )?branch '[^']+'(?: of \S+)? into (\S+)/.exec(commit.message)?.[1];
    if (into) return into;
  }
  const title = /^([A-Z][a-z]+\/)\S/.exec(change.title)?.[1];
  return title ? title.toLowerCase() : '';
}
