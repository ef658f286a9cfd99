import { pathIn } from './change-text';
import type { Change } from './change';
import type { FindingOutcome, FindingRecord } from './records';
import { REVIEW_AGENTS, type ReviewAgent } from './review-agents';
import { SERVICES } from './services';
import type { World } from './world';

/** What agents do on pull requests: they review them, and runs that wrote them end with them. */
export interface AgentReview {
  opened(change: Change): void;
  /** The change is ready: the agent of its repository looks at it within minutes, rarely only after days. */
  review(change: Change): void;
  ended(change: Change, merged: boolean): void;
  reopened(change: Change): void;
}

/** From this week on the Copilot reviewer's findings find less and less interest. */
const TIRED_WEEK = 41;

/** Which agent reviews a team's changes in a week: one team from the start, half of them from week 13, all from week 26. */
function agentOf(team: number, week: number): ReviewAgent | undefined {
  const key = (
    ['coderabbit', 'coderabbit', 'copilot-review', 'coderabbit', 'codex', 'codex', 'codex', 'copilot-review'] as const
  )[team];
  const from = [1, 13, 13, 26, 26, 26, 26, 13][team];
  return week >= from ? REVIEW_AGENTS[key] : undefined;
}

export function agentReview(world: World, opened: (change: Change) => void): AgentReview {
  const { timeline, records } = world;
  const { agent: draw, text } = world.draw;

  function post(change: Change, agent: ReviewAgent): void {
    const { repo, number, closed_at: closedAt } = change.record;
    const late = closedAt !== undefined;
    const count = draw.poisson(agent.findings);
    records.review.push({
      repo,
      number,
      id: world.nextId(),
      reviewer: agent.reviewer.login,
      reviewer_id: agent.reviewer.id,
      reviewer_type: 'bot',
      state: 'commented',
      submitted_at: timeline.now,
      body:
        agent.key === 'copilot-review' && count === 0 ? 'Copilot reviewed the changes and generated no comments.' : '',
    });
    const shown = draw.chance(0.35);
    for (let i = 0; i < count; i++) {
      const { severity } = agent.severities[draw.weighted(agent.severities.map((entry) => entry.weight))];
      const category = agent.categories.length > 0 ? draw.pick(agent.categories) : undefined;
      const commentId = world.nextId();
      const id = agent.key === 'coderabbit' ? text.hex(24) : commentId;
      const finding: FindingRecord = {
        agent: agent.key,
        repo,
        number,
        id,
        posted_at: timeline.now,
        body: agent.body(text, { severity, category, id }),
        ...(severity && { severity }),
        ...(category && { category }),
        path: pathIn(text, SERVICES[change.service]),
        line: 1 + text.below(300),
        outcome: late ? 'late' : 'pending',
      };
      records.finding.push(finding);
      change.findings.push(finding);
      if (shown)
        records.review_comment.push({
          repo,
          number,
          id: commentId,
          author: agent.commenter.login,
          author_id: agent.commenter.id,
          author_type: 'bot',
          created_at: timeline.now,
          path: finding.path,
          line: finding.line,
          body: finding.body,
          thread_id: `thread-${commentId}`,
        });
    }
  }

  /** The author's own agent answers under its second login. */
  function answer(change: Change): void {
    const { repo, number } = change.record;
    records.review.push({
      repo,
      number,
      id: world.nextId(),
      reviewer: 'copilot-swe-agent[bot]',
      reviewer_id: '198982749',
      reviewer_type: 'bot',
      state: 'commented',
      submitted_at: timeline.now,
      body: '',
    });
  }

  function decide(finding: FindingRecord, change: Change): void {
    const agent = REVIEW_AGENTS[finding.agent as ReviewAgent['key']];
    const known = agent.severities.find((entry) => entry.severity === finding.severity);
    const tired =
      finding.agent === 'copilot-review'
        ? Math.max(0.35, 1 - 0.12 * Math.max(0, world.weekAt(timeline.now) - TIRED_WEEK))
        : 1;
    const accepted = (known?.accepted ?? 0) * tired;
    const luck = draw.uniform();
    const outcome: FindingOutcome = luck < accepted ? 'accepted' : luck < accepted + 0.08 ? 'rejected' : 'ignored';
    finding.outcome = outcome;
    finding.outcome_at =
      outcome === 'ignored' ? timeline.now : Math.round(draw.between(finding.posted_at, timeline.now));
    if (outcome === 'accepted') {
      const fix = change.record.commits.find((commit) => commit.authored_at > finding.posted_at);
      finding.evidence = fix ? { kind: 'commit', sha: fix.sha } : { kind: 'reaction' };
      if (fix) finding.outcome_at = fix.authored_at;
    } else if (outcome === 'rejected') finding.evidence = { kind: 'reply' };
    voice(finding, change);
  }

  /** The reaction or the reply behind an outcome, where the comment itself is among the records. */
  function voice(finding: FindingRecord, change: Change): void {
    const kind = finding.evidence?.kind;
    if (kind !== 'reply' && kind !== 'reaction') return;
    const comment = records.review_comment.findLast(
      (entry) => entry.repo === finding.repo && entry.number === finding.number && entry.body === finding.body,
    );
    if (!comment) return;
    if (kind === 'reaction') comment.reactions = { '+1': 1 };
    else
      records.review_comment.push({
        repo: comment.repo,
        number: comment.number,
        id: world.nextId(),
        author: change.person.record.login,
        author_id: change.person.record.account_id,
        author_type: 'human',
        created_at: finding.outcome_at as number,
        path: comment.path,
        line: comment.line,
        in_reply_to: comment.id,
        body: text.pick([
          "Won't fix, this is by design.",
          'False positive, the caller checks it.',
          'Not applicable here.',
        ]),
        thread_id: comment.thread_id,
      });
  }

  return {
    opened,
    review(change) {
      const agent = agentOf(change.service, world.weekAt(timeline.now));
      if (agent && draw.chance(0.92)) {
        const minutes = draw.chance(0.03) ? draw.exponential(48) * 60 : draw.lognormal(4, 0.6);
        timeline.at(timeline.now + 60 + minutes * 60, () => post(change, agent));
      }
      if (change.actor.login === 'Copilot' && draw.chance(0.25))
        timeline.at(timeline.now + draw.between(1, 8) * 3600, () => answer(change));
    },
    ended(change, merged) {
      for (const finding of change.findings) if (finding.outcome === 'pending') decide(finding, change);
      if (change.run) change.run.outcome = merged ? 'merged' : 'closed';
    },
    reopened(change) {
      if (change.run) delete change.run.outcome;
    },
  };
}
