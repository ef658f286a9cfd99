/** An agent that an organization runs itself, or that this version does not know. '' and [] = not given. */
export interface OwnAgent {
  /** Short, unlike the keys of other agents. */
  key: string;
  name: string;
  /** With or without `[bot]`. Such an account is automated, whatever its source calls it. */
  logins: string[];
  /** GitHub's numeric ids. */
  ids: string[];
  /** Key of a known agent whose markup it uses; what is given below takes the place of that agent's rules. */
  base: string;
  /** Regular expression whose first group is the severity. */
  severityPattern: string;
  /** Its words of severity, most severe first. */
  severities: string[];
  categoryPattern: string;
  confidencePattern: string;
  keyPattern: string;
  notFindingPatterns: string[];
  cleanPatterns: string[];
  /** Logins under which it opens pull requests or commits, with or without `[bot]`; left out = none. */
  authors?: string[];
  /** Beginnings of the names of its branches. */
  branchPrefixes?: string[];
  /** Names that follow `Co-authored-by:` or `Assisted-by:`. */
  trailers?: string[];
}

/** How severity is told in some repositories; the first rule that fits a text decides. */
export interface SeverityRule {
  /** Glob over repositories. */
  repo: string;
  /** Key of an agent; `*` = every one. */
  agent: string;
  /** Regular expression over the text. */
  pattern: string;
  /** The severity of texts that fit; several separated by commas, most severe first: what the first group may say; '' = a word of the agent's own scale. */
  severity: string;
}

/** What an organization says about review agents. */
export interface AgentSettings {
  own: OwnAgent[];
  severityRules: SeverityRule[];
}

export const NO_AGENT_SETTINGS: AgentSettings = { own: [], severityRules: [] };
