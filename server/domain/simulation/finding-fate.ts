import type { Change } from './change';
import type { PostedFinding } from './finding-post';
import type { CommitRecord, FindingFate, SimulatedTruth } from './records';
import type { World } from './world';

/** From this week on the Copilot reviewer's findings find less and less interest. */
const TIRED_WEEK = 41;
/** Chance that a finding nobody accepted is turned down rather than left alone. */
const REJECTED = 0.12;
/** Share of the changes about whose commits nothing is known but their messages. */
const FILES_UNKNOWN = 0.1;
/** Share of ignored findings next to which a later commit happens to change something. */
const CHANCE = 0.03;

const TURNED_DOWN = [
  "Won't fix, this is by design.",
  'False positive, the caller checks it.',
  'Not applicable here.',
  'I disagree: the list is never empty.',
];
const TAKEN_UP = ['Good catch, done.', 'Fixed, thank you.', 'Addressed.', 'Good point, applied.'];

type Shown = SimulatedTruth['findings'][number]['shown'];

/**
 * What people did about the findings of a change that ends now, and the traces it left: commits with the lines they changed, replies, reactions,
 * resolved threads. Findings of one change share its fate more often than not: whoever reads one reads all.
 */
export function decideFindings(world: World, change: Change): void {
  const { records, truth, timeline } = world;
  const draw = world.draw.finding;
  const open = change.findings.filter(({ comment }) => comment.created_at < timeline.now);
  if (open.length === 0) return;
  change.findings = change.findings.filter((finding) => !open.includes(finding));
  const { repo, number, commits } = change.record;
  const attention = draw.chance(0.42) ? 0.25 : 1.55;
  const filesKnown = !draw.chance(FILES_UNKNOWN);
  // Branches of these repositories take no merge with an open thread.
  const mustResolve = change.service % 2 === 0;
  const fixes = new Map<CommitRecord, PostedFinding[]>();

  for (const finding of open) {
    const { agent, comment } = finding;
    const fate = finding.again ? 'ignored' : fateOf(world, finding, attention);
    const shown = trace(finding, fate);
    if (!finding.again) truth.findings.push({ agent: agent.key, repo, number, id: comment.id, fate, shown });
    if (mustResolve || (fate !== 'ignored' && draw.chance(0.5))) {
      comment.resolved = true;
      comment.resolved_by = change.actor.login;
    }
  }
  commits.sort((a, b) => a.authored_at - b.authored_at);
  const first = Math.min(...open.map(({ comment }) => comment.created_at));
  if (filesKnown)
    for (const commit of commits.filter(({ authored_at: at }) => at > first)) fileOf(commit, fixes.get(commit) ?? []);

  function trace(finding: PostedFinding, fate: FindingFate): Shown {
    const { comment } = finding;
    if (fate === 'ignored') {
      if (finding.again || !draw.chance(CHANCE)) return 'none';
      const later = commits.find((commit) => commit.authored_at > comment.created_at);
      if (!later) return 'none';
      fixes.set(later, [...(fixes.get(later) ?? []), finding]);
      comment.outdated = true;
      return filesKnown ? 'chance' : 'none';
    }
    if (fate === 'rejected') {
      const luck = draw.uniform();
      if (luck < 0.65) reply(finding, draw.pick(TURNED_DOWN));
      else if (luck < 0.8) comment.reactions = { '-1': 1 };
      return luck < 0.65 ? 'reply' : luck < 0.8 ? 'reaction' : 'none';
    }
    const luck = draw.uniform();
    if (luck < 0.75) {
      const applied = finding.suggests && draw.chance(0.7);
      const fix = (applied ? undefined : commits.find((commit) => commit.authored_at > comment.created_at)) ?? commitOf(finding, applied); // prettier-ignore
      fixes.set(fix, [...(fixes.get(fix) ?? []), finding]);
      comment.outdated = true;
      if (finding.agent.key === 'coderabbit' && draw.chance(0.6))
        comment.body += `\n\n✅ Addressed in commit ${fix.sha.slice(0, 7)}`;
      if (filesKnown) return applied ? 'suggestion' : 'lines';
      return applied ? 'suggestion' : 'none';
    }
    if (luck < 0.87) {
      reply(finding, draw.pick(TAKEN_UP));
      return 'reply';
    }
    if (luck < 0.94) {
      comment.reactions = { '+1': 1 };
      return 'reaction';
    }
    return 'none';
  }

  /** A commit of the author between the finding and now. */
  function commitOf({ comment, agent }: PostedFinding, applied: boolean): CommitRecord {
    const [{ author, email }] = commits;
    const at = Math.round(draw.between(comment.created_at + 1, timeline.now));
    const { login, id } = agent.reviewer;
    const commit = {
      sha: draw.hex(40),
      authored_at: at,
      committed_at: at,
      author,
      email,
      message: applied
        ? `Apply suggestion from code review\n\nCo-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`
        : 'Address review comments',
    };
    commits.push(commit);
    return commit;
  }

  /** The files of a commit: the lines the findings point at, and something far away from any. */
  function fileOf({ sha }: CommitRecord, findings: PostedFinding[]): void {
    const byPath = new Map<string, number[]>();
    for (const { comment } of findings) byPath.set(comment.path, [...(byPath.get(comment.path) ?? []), comment.line]);
    if (byPath.size === 0) byPath.set(open[0].comment.path, [1000]);
    for (const [path, lines] of byPath) {
      const places = [...new Set(lines)].sort((a, b) => a - b);
      const hunks = places.flatMap((line) => [line, 1, line, 1]);
      records.commit_file.push({ repo, sha, path, status: 'modified', hunks, number });
    }
  }

  function reply({ comment }: PostedFinding, body: string): void {
    records.review_comment.push({
      repo,
      number,
      id: world.nextId(),
      author: change.person.record.login,
      author_id: change.person.record.account_id,
      author_type: 'human',
      created_at: Math.round(draw.between(comment.created_at, timeline.now)),
      path: comment.path,
      line: comment.line,
      in_reply_to: comment.id,
      body,
      thread_id: comment.thread_id,
    });
  }
}

function fateOf(world: World, { agent, severity }: PostedFinding, attention: number): FindingFate {
  const draw = world.draw.finding;
  const known = agent.severities.find((entry) => entry.severity === severity);
  const week = world.weekAt(world.timeline.now);
  const tired = agent.key === 'copilot-review' ? Math.max(0.2, 1 - 0.15 * Math.max(0, week - TIRED_WEEK)) : 1;
  if (draw.chance(Math.min(0.97, (known?.accepted ?? 0) * attention * tired))) return 'accepted';
  return draw.chance(REJECTED) ? 'rejected' : 'ignored';
}
