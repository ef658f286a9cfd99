import type { Change } from './change';
import { decideFindings } from './finding-fate';
import { postFindings } from './finding-post';
import { REVIEW_AGENTS, type ReviewAgent } from './review-agents';
import type { World } from './world';

/** What agents do on pull requests: they review them, and runs that wrote them end with them. */
export interface AgentReview {
  opened(change: Change): void;
  /** The change is ready: the agent of its repository looks at it within minutes, rarely only after days. */
  review(change: Change): void;
  ended(change: Change, merged: boolean): void;
  reopened(change: Change): void;
}

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
  const draw = world.draw.agent;

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

  return {
    opened,
    review(change) {
      const agent = agentOf(change.service, world.weekAt(timeline.now));
      if (agent && draw.chance(0.92)) {
        const minutes = draw.chance(0.03) ? draw.exponential(48) * 60 : draw.lognormal(4, 0.6);
        timeline.at(timeline.now + 60 + minutes * 60, () => postFindings(world, change, agent));
      }
      if (change.actor.login === 'Copilot' && draw.chance(0.25))
        timeline.at(timeline.now + draw.between(1, 8) * 3600, () => answer(change));
    },
    ended(change, merged) {
      decideFindings(world, change);
      if (change.run) change.run.outcome = merged ? 'merged' : 'closed';
    },
    reopened(change) {
      if (change.run) delete change.run.outcome;
    },
  };
}
