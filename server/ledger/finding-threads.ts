import { commitEvidenceOf, type EvidenceCommit } from '../domain/commit-evidence';
import type { ParsedFinding, ParsedText } from '../domain/finding';
import { noreplyAccount } from '../domain/identity-email';
import { parsedTextOf } from '../domain/parsed-text';
import { replySentimentOf } from '../domain/reply-sentiment';
import type { ReviewingAgent } from '../domain/review-agents';
import { clueOf, draftOf, type FindingDraft } from './finding-draft';
import type { FindingFacts, StoredComment, StoredCommit, StoredReview } from './finding-facts';
import { rowIdOf } from './finding-outcomes';
import type { FindingSpeakers } from './finding-speakers';

/** How much of a reply is kept with a finding. */
const QUOTED = 200;
/** Where nothing says which review a comment came with: one submitted at most so many seconds before it was written … */
const TOGETHER = 60;
/** … or after: comments wait for their review to be submitted. */
const WRITTEN = 3600;

/** A thread that an agent began. */
export interface AgentThread {
  agent: ReviewingAgent;
  first: StoredComment;
  parsed: ParsedText;
}

interface Thread {
  first: StoredComment;
  rest: StoredComment[];
}

/** The threads of a pull request that agents began, and the findings in them with all evidence but what people decided and records state. */
export function threadFindings(
  facts: FindingFacts,
  speakers: FindingSpeakers,
): { threads: AgentThread[]; drafts: FindingDraft[] } {
  const threads: AgentThread[] = [];
  const found: { thread: Thread; agent: ReviewingAgent; parsed: ParsedFinding; draft: FindingDraft }[] = [];
  for (const thread of threadsOf(facts.comments)) {
    const { first } = thread;
    const agent = speakers.agentOf(first.author, first.authorId, first.authorType, 'thread');
    if (!agent) continue;
    const { path, body } = first;
    const line = flaggedLine(first);
    const text = parsedTextOf(speakers.agents, agent, facts.repo, { place: 'thread', body, path, line });
    threads.push({ agent, first, parsed: text });
    const findings = text.kind === 'unparsed' ? [UNPARSED(first, line)] : text.findings;
    findings.forEach((parsed, place) => {
      const draft = draftOf(agent, 'thread', first, parsed, rowIdOf('thread', first.id, place));
      draft.unparsed = text.kind === 'unparsed';
      found.push({ thread, agent, parsed, draft });
    });
  }
  const commitsBy = new Map<string, EvidenceCommit[]>();
  for (const each of found) {
    const { thread, agent, parsed, draft } = each;
    heardIn(thread, speakers, draft);
    dismissedWith(thread.first, facts.reviews, agent, speakers, draft);
    let commits = commitsBy.get(agent.key);
    if (!commits && facts.commits) commitsBy.set(agent.key, (commits = commitsFor(facts.commits, agent, speakers)));
    const onlySuggestion = found.every(
      (other) => other === each || other.draft.agent !== draft.agent || !other.parsed.suggestion || other.thread.first.suggestionApplied, // prettier-ignore
    );
    readCommits(facts, commits, { first: thread.first, parsed, onlySuggestion }, draft);
  }
  return { threads, drafts: found.map(({ draft }) => draft) };
}

const UNPARSED = ({ path }: StoredComment, line: number): ParsedFinding => ({
  severity: '', severityRank: 0, category: '', confidence: '', key: '', title: '', path, line, threaded: true, vendor: '', suggestion: false,
}); // prettier-ignore

/** The line on the commit it was said about; a line may have moved since, or be gone. */
const flaggedLine = ({ originalLine, line }: StoredComment): number =>
  Number.isNaN(originalLine) ? line : originalLine;

/** Comments by thread, each thread in the order it was written in. */
function threadsOf(comments: readonly StoredComment[]): Thread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rootOf = (comment: StoredComment): string => {
    let root = comment;
    const seen = new Set<StoredComment>();
    while (root.inReplyTo !== '' && !seen.has(root)) {
      seen.add(root);
      const next = byId.get(root.inReplyTo);
      // What it answers is not recorded.
      if (!next) return root.inReplyTo;
      root = next;
    }
    return root.id;
  };
  const threads = new Map<string, StoredComment[]>();
  for (const comment of comments) {
    const key = comment.threadId === '' ? `comment ${rootOf(comment)}` : `thread ${comment.threadId}`;
    const known = threads.get(key);
    if (known) known.push(comment);
    else threads.set(key, [comment]);
  }
  return [...threads.values()].flatMap((all) => {
    all.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const first = all.find(({ inReplyTo }) => inReplyTo === '');
    return first ? [{ first, rest: all.filter((comment) => comment !== first) }] : [];
  });
}

/** What people said in a thread, by replies, reactions and buttons. Who reacted is not known: any account may. */
function heardIn({ first, rest }: Thread, speakers: FindingSpeakers, draft: FindingDraft): void {
  for (const { author, authorId, authorType, at, body, id } of rest) {
    if (!speakers.isPerson(author, authorId, authorType)) continue;
    draft.reacted = true;
    const sentiment = replySentimentOf(body);
    if (sentiment === '') continue;
    const outcome = sentiment === 'positive' ? 'accepted' : 'rejected';
    draft.clues.push(clueOf('reply', outcome, { at, by: author, text: body.slice(0, QUOTED), reference: id }));
  }
  const count = (emoji: string): number => Number(first.reactions[emoji] ?? 0) || 0;
  if (Object.keys(first.reactions).some((emoji) => emoji !== 'total_count' && count(emoji) > 0)) draft.reacted = true;
  if (count('+1') > 0) draft.clues.push(clueOf('reaction', 'accepted', { text: '+1' }));
  if (count('-1') > 0) draft.clues.push(clueOf('reaction', 'rejected', { text: '-1' }));
  if (first.suggestionApplied) draft.clues.push(clueOf('suggestion', 'accepted', {}));
  if (first.outdated) draft.clues.push(clueOf('outdated', 'accepted', {}));
  const resolved = [first, ...rest].find((comment) => comment.resolved);
  if (!resolved) return;
  draft.clues.push(clueOf('resolved', 'accepted', { by: resolved.resolvedBy }));
  if (speakers.isPerson(resolved.resolvedBy, '', '')) draft.reacted = true;
}

/** The review a comment came with: as its source says, else the nearest one of the agent around the time it was written. */
function dismissedWith(
  first: StoredComment,
  reviews: readonly StoredReview[],
  agent: ReviewingAgent,
  speakers: FindingSpeakers,
  draft: FindingDraft,
): void {
  const review =
    first.reviewId !== ''
      ? reviews.find(({ id }) => id === first.reviewId)
      : reviews
          .filter(
            ({ author, authorId, authorType, at }) =>
              at >= first.at - TOGETHER &&
              at <= first.at + WRITTEN &&
              speakers.agentOf(author, authorId, authorType, 'review') === agent,
          )
          .sort((a, b) => Math.abs(a.at - first.at) - Math.abs(b.at - first.at))
          .at(0);
  if (review?.dismissed === true) draft.clues.push(clueOf('dismissed', 'rejected', { reference: review.id }));
}

function readCommits(
  facts: FindingFacts,
  commits: EvidenceCommit[] | undefined,
  of: { first: StoredComment; parsed: ParsedFinding; onlySuggestion: boolean },
  draft: FindingDraft,
): void {
  const { first, parsed, onlySuggestion } = of;
  const to = flaggedLine(first);
  const start = Number.isNaN(first.originalLine) ? first.startLine : first.originalStartLine;
  const lines = { path: first.path, from: Number.isNaN(start) ? to : Math.min(start, to), to };
  const evidence = commitEvidenceOf(
    { postedAt: first.at, closedAt: facts.closedAt, commitSha: first.commitSha, lines, suggestion: parsed.suggestion, onlySuggestion },
    commits,
    (sha) => facts.files.get(sha),
  ); // prettier-ignore
  draft.filesKnown = evidence.filesKnown;
  for (const kind of ['suggestion', 'lines'] as const) {
    const commit = evidence[kind];
    if (!commit || draft.clues.some((clue) => clue.kind === kind)) continue;
    const text = commit.message.split('\n', 1)[0].slice(0, QUOTED);
    draft.clues.push(clueOf(kind, 'accepted', { at: commit.authoredAt, by: commit.by, text, reference: commit.sha }));
  }
}

const TRAILER = /^[ \t]*co-authored-by:[^<\n]*<([^<>\s]+)>/gim;

/** Commits with what tells whether an agent took part in them. */
function commitsFor(
  commits: readonly StoredCommit[],
  agent: ReviewingAgent,
  speakers: FindingSpeakers,
): EvidenceCommit[] {
  const isAgents = (email: string): boolean => {
    const account = noreplyAccount(email);
    return account !== undefined && speakers.agentOf(account.login, account.id, '', 'thread') === agent;
  };
  return commits.map(
    ({ sha, authored_at, committed_at, message = '', email = '', login = '', author = '', parents }) => ({
      sha,
      authoredAt: instantOf(authored_at),
      committedAt: instantOf(committed_at),
      message,
      parents: Array.isArray(parents) ? parents.length : typeof parents === 'number' ? parents : NaN,
      by: login || author,
      byAgent: isAgents(email) || [...message.matchAll(TRAILER)].some(([, address]) => isAgents(address)),
    }),
  );
}

const instantOf = (text: string | undefined): number => (text === undefined ? NaN : Date.parse(text) / 1000);
