import { AGENT_INSTRUCTIONS } from '../../domain/agent-instructions';
import type { Json } from '../github-rest/shape';
import { faultOfErrors } from './answer-fault';
import { GithubFault } from './github-fault';
import { REPOSITORY_READINESS } from './readiness-document';
import { byId, type Asking } from './repository-list';
import type { KnownRepository } from './repository-rows';
import type { SyncRun } from './sync-run';

/** Rules of a branch change without a push, so they are looked at again after a day. */
const EVERY = 86_400;

type Files = Record<`f${number}`, { __typename: string } | null>;
interface Branch {
  branchProtectionRule: { requiredStatusCheckContexts: (string | null)[] | null } | null;
  rules: { nodes: ({ parameters: { requiredStatusChecks?: { context: string }[] } | null } | null)[] | null } | null;
}
type ReadinessNode = Files & { id: string; defaultBranchRef: Branch | null };

/**
 * Reads what repositories offer to delegated work: files that instruct agents, and how many checks their default branch demands; after a push, else
 * once a day. What GitHub does not show stays unknown, and the run says so.
 *
 * @returns fields of repository records by repository; `readinessAt` of their rows is saved with them
 */
export async function syncRepositoryReadiness(
  run: SyncRun,
  known: readonly KnownRepository[],
  ask: Asking,
): Promise<ReadonlyMap<string, Json>> {
  const found = new Map<string, Json>();
  const now = run.client.limits.serverNow();
  const due = known.filter(({ row, listed }) => {
    if (!listed || row.state === 'excluded') return false;
    const at = row.lists.readinessAt ?? -Infinity;
    return now - at >= EVERY || row.pushedAt > at;
  });
  if (due.length === 0) return found;
  const rows = new Map(due.map(({ row }) => [row.nodeId, row]));
  let hidden = 0;
  try {
    await byId<ReadinessNode>(run.client, REPOSITORY_READINESS, [...rows.keys()], ask, (node, id, errors) => {
      const row = rows.get(id);
      const fault = faultOfErrors(errors);
      if (fault?.passing) throw fault;
      if (fault) hidden++;
      if (!node || !row) return;
      const refused = (path: string): boolean => errors.some((error) => error.path?.[2] === path);
      const unread = AGENT_INSTRUCTIONS.some((_, at) => refused(`f${at}`));
      row.lists.readinessAt = now;
      found.set(row.repo, {
        agent_instructions: unread ? undefined : AGENT_INSTRUCTIONS.filter((_, at) => node[`f${at}`]),
        required_checks: refused('defaultBranchRef') ? undefined : requiredChecks(node.defaultBranchRef),
      });
    });
  } catch (error) {
    if (!(error instanceof GithubFault) || error.ofConnection) throw error;
    run.warnings.add(
      `Which files instruct agents, and which checks branches demand, could not be read: ${error.message}`,
    );
    return found;
  }
  if (hidden > 0)
    run.warnings.add(
      `GitHub hides which files instruct agents, or which checks branches demand, of ${hidden} ${hidden === 1 ? 'repository' : 'repositories'}: give the token read access to contents.`,
    );
  return found;
}

/**
 * How many checks a change must pass, by name. A protection that the credentials may not see looks like none, so that 0 is said only where one is
 * shown that demands none.
 */
function requiredChecks(branch: Branch | null): number | undefined {
  if (!branch) return undefined;
  const names = new Set<string>();
  for (const context of branch.branchProtectionRule?.requiredStatusCheckContexts ?? []) if (context) names.add(context);
  for (const rule of branch.rules?.nodes ?? [])
    for (const { context } of rule?.parameters?.requiredStatusChecks ?? []) names.add(context);
  return names.size > 0 || branch.branchProtectionRule ? names.size : undefined;
}
