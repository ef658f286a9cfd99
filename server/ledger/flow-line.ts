import type { AuthorshipVerdict } from '../domain/authorship';
import { AUTHORSHIP_VERSION } from '../domain/authorship-rules';
import type { CherryPick } from '../domain/cherry-pick';
import type { DeployEvidence } from '../domain/deploy-link';
import type { Reverted } from '../domain/revert';
import { DEPLOY, OPERATE, type StageTimes } from '../domain/stage';

/** Columns of pull_request_flow in the order a line holds them; the first three are the key. */
export const FLOW_COLUMNS = [
  'organization_id', 'repo', 'number', 'version', 'state', 'stage', 'flags', 'author', 'authorship', 'agent', 'authorship_evidence',
  'changed_lines', 'human_reviewers', 'agent_reviewers', 'created_at', 'start_at', 'ready_at', 'first_review_at', 'first_agent_review_at',
  'approved_at', 'merged_at', 'end_at', 'deployed_at', 'operated_at', 'deploy_id', 'deploy_evidence', 'reverts_repo', 'reverts_number', 'reverts_sha',
  'stays', 'extra', 'court', 'services', 'picks', 'authorship_reference', 'authorship_version',
] as const; // prettier-ignore

export interface FlowRow {
  organizationId: number;
  repo: string;
  number: number;
  version: number;
  author: string;
  authorship: AuthorshipVerdict;
  changedLines: number;
  humans: number;
  agents: number;
  createdAt: number;
  operatedAt: number;
  deployId: string;
  deployEvidence: DeployEvidence | undefined;
  reverts: Reverted;
  /** Services it belongs to by path or label. */
  services: readonly string[];
  /** Commits it picked from elsewhere. */
  picks: readonly CherryPick[];
  times: StageTimes;
}

/** One row of pull_request_flow in COPY's text format. */
export function flowLine(row: FlowRow): string {
  const { times } = row;
  const stays = new Array<number>(2 * (DEPLOY + 1)).fill(NaN);
  const visited = new Array<number>(OPERATE + 1).fill(0);
  for (const visit of times.visits) visited[visit.stage]++;
  const extra: number[] = [];
  for (const visit of times.visits) {
    if (visit.stage === OPERATE) continue;
    if (visited[visit.stage] > 1) extra.push(visit.stage, visit.enter, visit.leave);
    else {
      stays[2 * visit.stage] = visit.enter;
      stays[2 * visit.stage + 1] = visit.leave;
    }
  }
  const { reverts } = row;
  return (
    [
      row.organizationId,
      escaped(row.repo),
      row.number,
      row.version,
      times.state,
      times.stage,
      times.flags,
      escaped(row.author),
      row.authorship.authorship,
      row.authorship.agent,
      row.authorship.evidence,
      row.changedLines,
      row.humans,
      row.agents,
      row.createdAt,
      times.start,
      times.ready,
      times.firstReview,
      times.firstAgentReview,
      times.approved,
      times.merged,
      times.end,
      times.deployed,
      row.operatedAt,
      row.deployId === '' ? '\\N' : escaped(row.deployId),
      row.deployEvidence ?? '\\N',
      reverts && 'repo' in reverts ? escaped(reverts.repo) : '\\N',
      reverts && 'repo' in reverts ? reverts.number : '\\N',
      reverts && 'sha' in reverts ? reverts.sha : '\\N',
      `{${stays.join(',')}}`,
      extra.length === 0 ? '\\N' : `{${extra.join(',')}}`,
      times.authorCourt.length === 0
        ? '\\N'
        : `{${times.authorCourt.flatMap((spell) => [spell.from, spell.to]).join(',')}}`,
      texts(row.services),
      texts(row.picks.map(({ from, sha }) => (sha === '' ? from : `${from} ${sha}`))),
      row.authorship.reference === '' ? '\\N' : escaped(row.authorship.reference),
      AUTHORSHIP_VERSION,
    ].join('\t') + '\n'
  );
}

/** A list of texts as COPY takes it; an empty one is null. */
const texts = (values: readonly string[]): string =>
  values.length === 0
    ? '\\N'
    : escaped(`{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`);

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
