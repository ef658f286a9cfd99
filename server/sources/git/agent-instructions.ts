import { AGENT_INSTRUCTIONS } from '../../domain/agent-instructions';
import type { Clone } from './clone';
import { gitText } from './git-program';

/** Files at the tip that instruct agents; undefined = not known, as where the clone does not hold its folders. */
export async function agentInstructions({ folder, tip, partial }: Clone): Promise<string[] | undefined> {
  if (partial) return undefined;
  const found = await gitText(folder, ['ls-tree', '--name-only', '--full-tree', tip, '--', ...AGENT_INSTRUCTIONS]);
  return found?.split('\n').filter((path) => path !== '');
}
