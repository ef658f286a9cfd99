import type { Authorship } from '../authorship';
import { change as describe, pathIn } from './change-text';
import type { Draw } from './draw';
import type { PostedFinding } from './finding-post';
import type { AgentRunRecord, PullRequestRecord } from './records';
import type { Person } from './roster';
import { MONOREPO, SERVICES } from './services';
import type { World } from './world';

/** One pull request on its way. Times in epoch seconds. */
export interface Change {
  record: PullRequestRecord;
  /** Index into SERVICES. */
  service: number;
  /** Who wrote it or set the agent to it. */
  person: Person;
  /** The account that acts for the author. */
  actor: { login: string; type: 'human' | 'bot' };
  authorship: Authorship;
  tool: string;
  lines: number;
  readyAt: number;
  /** Skips the queues: it mends an incident. */
  urgent: boolean;
  /** Mends an incident without a revert; its luck comes from a stream of its own, so that it moves nothing else. */
  hotfix: boolean;
  /** The change that this one brings to the branch of the release in production. */
  picks: Change | undefined;
  rounds: number;
  firstReviewer: Person | undefined;
  /** Counts its stays in a queue, so that patience with an earlier stay is not mistaken for this one's. */
  stay: number;
  /** What agents said about it, while nothing has come of it yet. */
  findings: PostedFinding[];
  run: AgentRunRecord | undefined;
  /** Whether it has reached production. */
  deployed: boolean;
  /** Belongs to both services of the monorepo. */
  shared: boolean;
}

const BOTS = {
  copilot: { login: 'Copilot', id: '198982749' },
  devin: { login: 'devin-ai-integration[bot]', id: '158243242' },
};

const TRAILERS: Record<string, string> = {
  'claude-code': 'Co-authored-by: Claude <noreply@anthropic.com>',
  codex: 'Co-authored-by: Codex <199175422+chatgpt-codex-connector[bot]@users.noreply.github.com>',
  cursor: 'Co-authored-by: Cursor <cursoragent@cursor.com>',
  copilot: 'Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>',
};

const BRANCHES: Record<string, string> = {
  'claude-code': 'claude/',
  codex: 'codex/',
  cursor: 'cursor/',
  copilot: 'copilot/',
  devin: 'devin/',
};

/** The repository of a service's change, and in the monorepo its paths: about one in twenty touches both services. */
function placeOf(draw: Draw, service: number): { place: string; paths?: string[]; shared: boolean } {
  const own = SERVICES[service];
  const place = own.otherRepo !== undefined && draw.chance(0.35) ? own.otherRepo : own.repo;
  if (place !== MONOREPO) return { place, shared: false };
  const shared = draw.chance(0.05);
  const services = shared ? SERVICES.filter(({ repo }) => repo === MONOREPO) : [own, own];
  return { place, paths: [...new Set(services.map((other) => pathIn(draw, other)))], shared };
}

/** A change that somebody begins at `at`: what it is about, how large, and when it is ready for review. */
export function changeBegun(
  world: World,
  person: Person,
  at: number,
  authorship: Authorship,
  { writing: draw, text }: Pick<World['draw'], 'writing' | 'text'> = world.draw,
): Change {
  const own = person.team;
  const service = draw.chance(0.88) ? own : draw.weighted(SERVICES.map((s) => s.seats / s.everyDays));
  const { place, paths, shared } = placeOf(world.draw.form, service);
  const lines = Math.max(1, Math.round(draw.lognormal(authorship === 'agent_authored' ? 75 : 55, 1.2)));
  const deleted = Math.round(lines * draw.between(0.05, 0.5));
  const median = authorship === 'agent_authored' ? 1.2 : authorship === 'ai_assisted' ? 3 : 5;
  const readyAt = Math.round(person.calendar.after(at, draw.lognormal(median, 0.7) * 3600));
  const asDraft = draw.chance(authorship === 'agent_authored' ? 0.5 : 0.3);
  const createdAt = asDraft ? Math.round(person.calendar.after(at, draw.between(0.2, 0.7) * 3600)) : readyAt;
  const tool = authorship === 'agent_authored' && person.tool === 'codex' && draw.chance(0.2) ? 'devin' : person.tool;
  const bot =
    authorship === 'agent_authored' && (tool === 'copilot' || tool === 'devin')
      ? BOTS[tool as 'copilot' | 'devin']
      : undefined;
  const { title, branch } = describe(text, SERVICES[service]);
  const { login, emails, account_id: accountId } = person.record;
  const trailer = authorship === 'ai_assisted' ? TRAILERS[tool] : undefined;
  const body =
    authorship === 'ai_assisted' && tool === 'claude-code' && text.chance(0.5)
      ? `${title}.\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)`
      : `${title}.`;
  const commits = [];
  const count = 1 + text.below(3);
  for (let i = 0; i < count; i++) {
    const authoredAt = Math.round(at + ((readyAt - at) * i) / count);
    commits.push({
      sha: text.hex(40),
      authored_at: authoredAt,
      committed_at: authoredAt,
      author: bot?.login ?? login,
      email: bot ? `${bot.id}+${bot.login}@users.noreply.github.com` : emails[0],
      message: `${i === 0 ? title : text.pick(['Add tests', 'Handle the empty case', 'Rename', 'Tidy up'])}${trailer ? `\n\n${trailer}` : ''}`,
    });
  }
  return {
    record: {
      repo: place,
      number: 0,
      title,
      author: bot?.login ?? login,
      author_id: bot?.id ?? accountId,
      author_type: bot ? 'bot' : 'human',
      url: '',
      branch: authorship === 'agent_authored' ? `${BRANCHES[tool]}${branch}` : `${login}/${branch}`,
      base: 'main',
      body,
      draft: createdAt < readyAt,
      labels:
        authorship === 'ai_assisted' && tool === 'codex'
          ? ['codex']
          : text.chance(0.2)
            ? [text.pick(['bug', 'chore', 'docs'])]
            : [],
      created_at: createdAt,
      additions: lines - deleted,
      deletions: deleted,
      changed_files: 1 + Math.floor(Math.sqrt(lines) / text.between(2, 6)),
      commits,
      ...(paths && { paths }),
    },
    service,
    person,
    actor: { login: bot?.login ?? login, type: bot ? 'bot' : 'human' },
    authorship,
    tool,
    lines,
    readyAt,
    urgent: false,
    hotfix: false,
    picks: undefined,
    rounds: 0,
    firstReviewer: undefined,
    stay: 0,
    findings: [],
    run: undefined,
    deployed: false,
    shared,
  };
}
