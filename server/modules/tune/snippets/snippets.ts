import type { PolicySnippet } from '../policy.types';
import { coderabbitSnippet } from './coderabbit';
import { ellipsisSnippet } from './ellipsis';
import { geminiSnippet } from './gemini';
import { greptileSnippet } from './greptile';
import { BUGBOT, CLAUDE, CODEX, COPILOT, instructions, OTHER } from './instructions';
import { prAgentSnippet, qodoSnippet } from './qodo';
import type { SnippetRule } from './snippet-rule';

const BY_AGENT: Partial<Record<string, ((of: SnippetRule) => PolicySnippet)[]>> = {
  bugbot: [(of) => instructions(BUGBOT, of)],
  claude: [(of) => instructions(CLAUDE, of)],
  coderabbit: [coderabbitSnippet],
  codex: [(of) => instructions(CODEX, of)],
  'copilot-review': [(of) => instructions(COPILOT, of)],
  ellipsis: [ellipsisSnippet],
  gemini: [geminiSnippet],
  greptile: [greptileSnippet],
  qodo: [qodoSnippet, prAgentSnippet],
};

/**
 * What to set in an agent so that it posts by a rule. A key stands in a snippet only where the vendor's page names it; what the vendor has no setting
 * for is asked for in words, and the snippet says that it is approximate.
 *
 * @param agent key of a known agent, or of the one whose markup an organization's own agent uses
 */
export function snippetsOf(agent: string, of: SnippetRule): PolicySnippet[] {
  return (BY_AGENT[agent] ?? [(rule: SnippetRule) => instructions(OTHER, rule)]).map((snippet) => snippet(of));
}
