import type { AgentSettingsPartsFragment, OwnAgentInput, SeverityRuleInput } from '../gql/documents';

/** An agent of the organization as it stands in its fields; lists are one entry per line. */
export interface OwnDraft {
  /** Tells the rows apart while they are changed; never sent. */
  row: number;
  key: string;
  name: string;
  logins: string;
  ids: string;
  base: string;
  severityPattern: string;
  severities: string;
  categoryPattern: string;
  confidencePattern: string;
  keyPattern: string;
  notFinding: string;
  clean: string;
  authors: string;
  branchPrefixes: string;
  trailers: string;
}

/** A severity rule as it stands in its fields. */
export interface RuleDraft {
  row: number;
  repo: string;
  agent: string;
  pattern: string;
  severity: string;
}

export interface AgentForm {
  own: OwnDraft[];
  rules: RuleDraft[];
}

/** What is missing or wrong, by row and field. */
export type AgentFaults = Partial<Record<number, Partial<Record<string, string>>>>;

let rows = 0;
const nextRow = () => ++rows;

const lines = (text: string) =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean);
const listed = (text: string) =>
  text
    .split(/[\n,]/)
    .map((each) => each.trim())
    .filter(Boolean);

/** The settings as they stand in the fields. */
export function agentForm({
  own,
  severityRules,
}: Pick<AgentSettingsPartsFragment, 'own' | 'severityRules'>): AgentForm {
  return {
    own: own.map((agent) => ({
      row: nextRow(),
      key: agent.key,
      name: agent.name,
      logins: agent.logins.join('\n'),
      ids: agent.ids.join('\n'),
      base: agent.base ?? '',
      severityPattern: agent.severityPattern ?? '',
      severities: agent.severities.join(', '),
      categoryPattern: agent.categoryPattern ?? '',
      confidencePattern: agent.confidencePattern ?? '',
      keyPattern: agent.keyPattern ?? '',
      notFinding: agent.notFindingPatterns.join('\n'),
      clean: agent.cleanPatterns.join('\n'),
      authors: agent.authors.join('\n'),
      branchPrefixes: agent.branchPrefixes.join('\n'),
      trailers: agent.trailers.join('\n'),
    })),
    rules: severityRules.map(({ repo, agent, pattern, severity }) => ({
      row: nextRow(),
      repo,
      agent,
      pattern,
      severity,
    })),
  };
}

/** A new agent, of an account where one is known: `acme-reviewer[bot]` → key `acme-reviewer`. */
export function emptyAgent(login = '', id: string | null = null): OwnDraft {
  const name = login.replace(/\[bot\]$/, '');
  return {
    row: nextRow(),
    key: name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
    name,
    logins: login,
    ids: id ?? '',
    base: '',
    severityPattern: '',
    severities: '',
    categoryPattern: '',
    confidencePattern: '',
    keyPattern: '',
    notFinding: '',
    clean: '',
    authors: '',
    branchPrefixes: '',
    trailers: '',
  };
}

/** A new rule for one agent of all repositories. */
export function emptySeverityRule(agent = '*'): RuleDraft {
  return { row: nextRow(), repo: '*', agent, pattern: '', severity: '' };
}

/** An agent as the server is told it. */
export function ownInput(draft: OwnDraft): OwnAgentInput {
  const text = (value: string) => value.trim() || null;
  return {
    key: draft.key.trim(),
    name: draft.name.trim(),
    logins: listed(draft.logins),
    ids: listed(draft.ids),
    base: text(draft.base),
    severityPattern: text(draft.severityPattern),
    severities: listed(draft.severities),
    categoryPattern: text(draft.categoryPattern),
    confidencePattern: text(draft.confidencePattern),
    keyPattern: text(draft.keyPattern),
    notFindingPatterns: lines(draft.notFinding),
    cleanPatterns: lines(draft.clean),
    authors: listed(draft.authors),
    branchPrefixes: lines(draft.branchPrefixes),
    trailers: lines(draft.trailers),
  };
}

/** A rule as the server is told it. */
export function ruleInput({ repo, agent, pattern, severity }: RuleDraft): SeverityRuleInput {
  return { repo: repo.trim(), agent: agent.trim(), pattern: pattern.trim(), severity: severity.trim() };
}

/** Everything as the server is told it. */
export function agentInput({ own, rules: all }: AgentForm): {
  own: OwnAgentInput[];
  severityRules: SeverityRuleInput[];
} {
  return { own: own.map(ownInput), severityRules: all.map(ruleInput) };
}

/** Whether two forms say the same. */
export function sameAgents(a: AgentForm, b: AgentForm): boolean {
  return JSON.stringify(agentInput(a)) === JSON.stringify(agentInput(b));
}

/**
 * What has to be mended before it can be saved; {} = nothing. The server checks more: which patterns take too long, for one.
 *
 * @param known keys of the agents this version knows
 */
export function agentFaults({ own, rules: all }: AgentForm, known: readonly string[]): AgentFaults {
  const faults: AgentFaults = {};
  const say = (row: number, field: string, text: string | false) => {
    if (text) faults[row] = { ...faults[row], [field]: text };
  };
  for (const draft of own) {
    const key = draft.key.trim();
    say(draft.row, 'key', !/^[a-z0-9][a-z0-9-]*$/.test(key) && 'Small letters, digits and “-”.');
    const twice = own.filter((each) => each.key.trim() === key).length > 1 || known.includes(key);
    say(draft.row, 'key', twice && key !== '' && 'Another agent has this key.');
    say(draft.row, 'name', draft.name.trim() === '' && 'Give it a name.');
    say(draft.row, 'logins', listed(draft.logins).length + listed(draft.ids).length === 0 && 'Name an account.');
    for (const field of ['severityPattern', 'categoryPattern', 'confidencePattern', 'keyPattern'] as const)
      say(draft.row, field, groupFault(draft[field]));
    for (const field of ['notFinding', 'clean'] as const)
      say(draft.row, field, lines(draft[field]).map(patternFault).find(Boolean) ?? false);
  }
  for (const rule of all) {
    say(rule.row, 'repo', rule.repo.trim() === '' && 'Name repositories, such as acme/*.');
    say(rule.row, 'agent', rule.agent.trim() === '' && 'Choose an agent, or all.');
    say(rule.row, 'pattern', rule.pattern.trim() === '' ? 'Say what stands in the text.' : patternFault(rule.pattern));
  }
  return faults;
}

function patternFault(pattern: string): string | false {
  try {
    new RegExp(pattern.trim(), 'i');
    return false;
  } catch {
    return `“${pattern.trim()}” is no regular expression.`;
  }
}

function groupFault(pattern: string): string | false {
  if (pattern.trim() === '') return false;
  return (
    patternFault(pattern) ||
    (!/\((?!\?)|\(\?</.test(pattern) && 'Put what is meant in brackets: its first group is taken.')
  );
}
