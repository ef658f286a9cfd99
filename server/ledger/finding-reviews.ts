import type { ParsedText, TextPlace } from '../domain/finding';
import { parsedTextOf } from '../domain/parsed-text';
import type { ReviewingAgent } from '../domain/review-agents';
import { draftOf, type FindingDraft } from './finding-draft';
import type { FindingFacts, StoredText } from './finding-facts';
import { rowIdOf } from './finding-outcomes';
import type { FindingSpeakers } from './finding-speakers';
import type { AgentThread } from './finding-threads';

const MOST_SAMPLES = 10;
const LONGEST_SAMPLE = 500;

/** What one agent did on one pull request. */
export interface AgentReview {
  agent: string;
  firstAt: number;
  lastAt: number;
  completed: boolean;
  clean: boolean;
  findings: number;
  other: number;
  unparsed: number;
  unthreaded: number;
  suppressed: number;
  samples: { place: TextPlace; id: string; text: string }[];
}

/** What agents did on a pull request, and the findings they told where nobody can answer: in reviews, comments below it and checks. */
export function agentReviews(
  facts: FindingFacts,
  speakers: FindingSpeakers,
  threads: readonly AgentThread[],
): { reviews: AgentReview[]; drafts: FindingDraft[] } {
  const reviews = new Map<string, AgentReview>();
  const drafts: FindingDraft[] = [];
  const reviewOf = (agent: string): AgentReview => {
    let review = reviews.get(agent);
    if (!review) reviews.set(agent, (review = emptyReview(agent)));
    return review;
  };
  const open = Number.isNaN(facts.closedAt);
  const take = (agent: ReviewingAgent, place: TextPlace, text: StoredText, parsed: ParsedText): void => {
    const review = reviewOf(agent.key);
    noteTime(review, text.at);
    const inTime = open || text.at <= facts.closedAt;
    // A submitted review is one, whether it says anything or not; a notice (of a limit that was reached) is none.
    if (inTime && (parsed.kind !== 'not_a_finding' || (place === 'review' && text.body.trim() === '')))
      review.completed = true;
    if (parsed.kind === 'clean') review.clean = true;
    if (parsed.kind === 'unparsed') {
      review.unparsed++;
      if (review.samples.length < MOST_SAMPLES)
        review.samples.push({ place, id: text.id, text: text.body.slice(0, LONGEST_SAMPLE) });
    } else if (parsed.kind === 'findings' && parsed.findings.length > 0) review.findings++;
    else review.other++;
    review.suppressed += parsed.suppressed;
  };
  for (const { agent, first, parsed } of threads) take(agent, 'thread', first, parsed);
  for (const [place, texts] of [
    ['review', facts.reviews],
    ['conversation', facts.conversation],
    ['check', facts.checks],
  ] as const)
    // prettier-ignore
    for (const text of texts) {
      const agent = speakers.agentOf(text.author, text.authorId, text.authorType, place);
      if (!agent) continue;
      const parsed = parsedTextOf(speakers.agents, agent, facts.repo, { place, body: text.body, path: '', line: NaN });
      take(agent, place, text, parsed);
      parsed.findings.forEach((finding, index) => {
        drafts.push(draftOf(agent, place, text, finding, rowIdOf(place, text.id, index)));
      });
      reviewOf(agent.key).unthreaded += parsed.findings.length;
    }
  // A finding that a record tells was said, wherever.
  for (const { agent, at } of facts.records) {
    const review = reviewOf(agent);
    noteTime(review, at);
    if (open || at <= facts.closedAt) review.completed = true;
  }
  return { reviews: [...reviews.values()], drafts };
}

const emptyReview = (agent: string): AgentReview => ({
  agent, firstAt: NaN, lastAt: NaN, completed: false, clean: false, findings: 0, other: 0, unparsed: 0, unthreaded: 0, suppressed: 0, samples: [],
}); // prettier-ignore

function noteTime(review: AgentReview, at: number): void {
  if (!(at >= review.firstAt)) review.firstAt = at;
  if (!(at <= review.lastAt)) review.lastAt = at;
}
