import { authorshipRules, type AuthorshipRules, type WritingAgent } from './authorship-rules';

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
  /** What it was read from: the login, branch, e-mail address, trailer, marker or label, at most 200 characters; '' = unmarked. */
  reference: string;
}

const KNOWN = authorshipRules();

/** Most characters that are kept of what a mark was read from. */
const REFERENCE = 200;

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
export function authorshipOf(change: ChangeMarks, rules: AuthorshipRules = KNOWN): AuthorshipVerdict {
  const verdict = (agent: WritingAgent, evidence: AuthorshipEvidence, reference: string): AuthorshipVerdict => ({
    authorship: evidence === 'author' || evidence === 'branch' ? 'agent_authored' : 'ai_assisted',
    agent: agent.key,
    evidence,
    reference: reference.trim().slice(0, REFERENCE),
  });
  const author = rules.writerOf(change.author);
  if (author) return verdict(author, 'author', change.author.login);

  const { branch, from } = branchOf(change);
  const prefixed = rules.agents.find((agent) => agent.branchPrefixes?.some((prefix) => branch.startsWith(prefix)));
  if (prefixed) return verdict(prefixed, 'branch', from);

  for (const commit of change.commits) {
    const agent = commit.author === '' ? undefined : rules.writerOf({ login: commit.author, id: '', type: '' });
    if (agent) return verdict(agent, 'commit_author', commit.author);
    const byEmail = rules.emails.get(commit.email.toLowerCase());
    if (byEmail) return verdict(byEmail, 'commit_email', commit.email);
  }
  for (const commit of change.commits) {
    const found = trailerOf(commit.message, rules) ?? markerOf(commit.message, rules);
    if (found) return verdict(found.agent, 'trailer', found.text);
  }
  const body = change.body.replace(FENCED, '');
  const marked = markerOf(body, rules) ?? trailerOf(body, rules);
  if (marked) return verdict(marked.agent, 'body', marked.text);
  for (const agent of rules.agents) {
    const label = agent.labels?.find((name) => change.labels.includes(name));
    if (label !== undefined) return verdict(agent, 'label', label);
  }
  return { authorship: 'unmarked', agent: '', evidence: 'none', reference: '' };
}

interface Found {
  agent: WritingAgent;
  /** The text it was found in. */
  text: string;
}

/** A marker, with the line it stands in. */
function markerOf(text: string, { bodies }: AuthorshipRules): Found | undefined {
  for (const { agent, marker } of bodies) {
    const at = marker.exec(text)?.index;
    if (at === undefined) continue;
    const end = text.indexOf('\n', at);
    return { agent, text: text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end) };
  }
  return undefined;
}

function trailerOf(text: string, { agents, emails }: AuthorshipRules): Found | undefined {
  if (!/-by:/i.test(text)) return undefined;
  for (const [line, rest] of text.matchAll(TRAILER)) {
    const value = rest.toLowerCase();
    const email = /<?([^\s<>]+@[^\s<>]+)>?/.exec(value)?.[1];
    const agent =
      (email === undefined ? undefined : emails.get(email)) ??
      agents.find(({ coAuthors }) => coAuthors?.some((name) => isWord(value, name)));
    if (agent) return { agent, text: line };
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
 * The head branch with what it is read from. One that the source left out: `Merge branch 'main' into <branch>` in its commits, or the title GitHub makes of
 * a branch name (`Cursor/fix send button 8f98` from `cursor/fix-send-button-8f98`).
 */
function branchOf({ branch, commits, title }: ChangeMarks): { branch: string; from: string } {
  if (branch !== '') return { branch, from: branch };
  for (const { message } of commits) {
    const into = /^Merge (?:remote-tracking )?branch '[^']+'(?: of \S+)? into (\S+)/.exec(message);
    if (into) return { branch: into[1], from: into[0] };
  }
  const titled = /^([A-Z][a-z]+\/)\S/.exec(title)?.[1];
  return titled ? { branch: titled.toLowerCase(), from: title } : { branch: '', from: '' };
}
