import { pathIn } from './change-text';
import type { Change } from './change';
import type { ReviewCommentRecord } from './records';
import type { ReviewAgent } from './review-agents';
import { SERVICES } from './services';
import type { World } from './world';

/** A finding in its thread, nothing done about it yet. */
export interface PostedFinding {
  agent: ReviewAgent;
  comment: ReviewCommentRecord;
  severity: string | undefined;
  /** It offers a change to apply. */
  suggests: boolean;
  /** The same thing as an earlier one of this change, said again. */
  again: boolean;
}

/** Share of texts in a form that nobody knows yet: formats drift. */
const DRIFTED = 0.012;
/** Share of looks that a quota cuts short. */
const REFUSED = 0.006;

/** An agent looks at a change and says what it found, as the vendor writes it. */
export function postFindings(world: World, change: Change, agent: ReviewAgent): void {
  const { timeline, records } = world;
  const draw = world.draw.finding;
  const { repo, number } = change.record;
  const says = (body: string): void =>
    void records.pull_request_comment.push({
      repo,
      number,
      id: world.nextId(),
      author: agent.commenter.login,
      author_id: agent.commenter.id,
      author_type: 'bot',
      created_at: timeline.now,
      body,
    });
  if (draw.chance(REFUSED) && agent.key !== 'copilot-review') {
    says(
      agent.key === 'codex'
        ? 'You have reached your Codex usage limits for code reviews.'
        : '<!-- rate limited by coderabbit.ai -->\n\n> [!WARNING]\n> Rate limit exceeded',
    );
    return;
  }
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
    body: agent.review(draw, count),
  });
  const below = agent.comment(count);
  if (below !== undefined) says(below);
  for (let i = 0; i < count; i++) postOne(world, change, agent);
}

function postOne(world: World, change: Change, agent: ReviewAgent): void {
  const { timeline, records } = world;
  const draw = world.draw.finding;
  const { repo, number, commits } = change.record;
  const { severity } = agent.severities[draw.weighted(agent.severities.map((entry) => entry.weight))];
  const category = agent.categories.length > 0 ? draw.pick(agent.categories) : undefined;
  const own = change.findings.filter((finding) => finding.agent === agent);
  const again = agent.key === 'coderabbit' && own.length > 0 && draw.chance(0.06);
  const id = world.nextId();
  const line = again ? own[0].comment.line : 1 + draw.below(300);
  const suggests = draw.chance(agent.suggests);
  const drifted = agent.severities[0].severity !== undefined && draw.chance(DRIFTED);
  const text = agent.body(draw, { severity, category, key: draw.hex(24) });
  const comment: ReviewCommentRecord = {
    repo,
    number,
    id,
    author: agent.commenter.login,
    author_id: agent.commenter.id,
    author_type: 'bot',
    created_at: timeline.now,
    path: again ? own[0].comment.path : pathIn(draw, SERVICES[change.service]),
    line,
    original_line: line,
    commit_sha: commits.findLast((commit) => commit.authored_at <= timeline.now)?.sha,
    body: again ? own[0].comment.body : drifted ? 'See the note on this line.' : text,
    thread_id: `thread-${id}`,
  };
  if (suggests && !again && !drifted) comment.body += '\n\n```suggestion\n  return checked(result);\n```';
  records.review_comment.push(comment);
  change.findings.push({ agent, comment, severity, suggests, again });
}
