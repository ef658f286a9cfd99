import type { Account } from './account';
import { NO_AGENT_SETTINGS, type AgentSettings, type OwnAgent, type SeverityRule } from './agent-settings';
import type { Agent } from './agents/agent';
import type { FindingMarkup } from './agents/finding-markup';
import { AGENTS } from './agents/registry';
import { safePattern } from './safe-pattern';
import { LOOKED_AT, LOOKED_AT_BY_OWN } from './finding-text';
import type { TextPlace } from './finding';
import { scaleWith } from './severity-scale';

/** An agent whose markup nobody described: the first comment of a thread is a finding of unknown severity, a submitted review is a finished look. */
export const PLAIN_MARKUP: FindingMarkup = { version: 1, severities: [] };

/** Raised when texts are read another way though no agent's file changed. */
const READING = 1;

/** An account under which an agent reviews. */
export interface ReviewerAccount {
  login: string;
  id: string;
  places?: TextPlace[];
}

/** An agent that reviews, with the rules that hold for one organization. */
export interface ReviewingAgent {
  key: string;
  name: string;
  version: number;
  /** The organization's own. */
  own: boolean;
  accounts: ReviewerAccount[];
  /** Most severe first; the place in it, counted from 1, is the rank of a severity. */
  severities: string[];
  ranks: ReadonlyMap<string, number>;
  categories: string[];
  hasConfidence: boolean;
  markup: FindingMarkup;
  /** Characters of a text its rules look at. */
  lookedAt: number;
}

/** A severity rule, ready to be tried. */
export interface ReadySeverityRule {
  repo: string;
  agent: (key: string) => boolean;
  pattern: RegExp;
  /** One = the severity; several = what the first group may say; none = a word of the agent's scale. */
  words: string[];
}

/** All agents that review, as one organization knows them. */
export interface ReviewAgents {
  /** In alphabetical order of their names. */
  agents: ReviewingAgent[];
  byKey: Map<string, ReviewingAgent>;
  severityRules: ReadySeverityRule[];
  /** Another text whenever a rule changed: versions of all files, own agents, severity rules. */
  mark: string;
  /**
   * The agent that reviews through an account; undefined = none that is known. By numeric id, else by login with or without `[bot]`. A bare login that
   * its source calls a person is a person, unless the organization named it as its own agent. `Copilot` in a review is the reviewer, elsewhere the agent that
   * writes. Source: agents.md.
   */
  of: (account: Account, place: TextPlace) => ReviewingAgent | undefined;
}

const kept = new Map<string, ReviewAgents>();
/** Organizations with settings of their own, at most. */
const KEPT = 16;

/** The review agents of an organization. */
export function reviewAgentsOf(settings: AgentSettings | undefined): ReviewAgents {
  const text = JSON.stringify(settings ?? NO_AGENT_SETTINGS);
  let agents = kept.get(text);
  if (agents === undefined) {
    if (kept.size >= KEPT) kept.clear();
    kept.set(text, (agents = made(settings ?? NO_AGENT_SETTINGS, text)));
  }
  return agents;
}

function made({ own, severityRules }: AgentSettings, text: string): ReviewAgents {
  const known = AGENTS.filter(({ reviewers }) => reviewers !== undefined);
  const markupOf = new Map(known.map((agent) => [agent.key, agent.findings ?? PLAIN_MARKUP]));
  const agents = [
    ...own.map((each) => ownAgent(each, markupOf.get(each.base) ?? PLAIN_MARKUP, severityRules)),
    ...known
      .filter(({ key }) => !own.some((each) => each.key === key))
      .map((agent) => knownAgent(agent, severityRules)),
  ];
  const own_ = new Map<string, ReviewingAgent>();
  const byId = new Map<string, ReviewingAgent>();
  const byLogin = new Map<string, { agent: ReviewingAgent; places: TextPlace[] | undefined }>();
  for (const agent of agents)
    for (const { login, id, places } of agent.accounts) {
      const bareLogin = bare(login);
      if (agent.own) for (const name of [id, bareLogin]) if (name !== '') own_.set(name, agent);
      if (id !== '' && !byId.has(id)) byId.set(id, agent);
      if (bareLogin !== '' && !byLogin.has(bareLogin)) byLogin.set(bareLogin, { agent, places });
    }
  return {
    agents: [...agents].sort((x, y) => compare(x.name.toLowerCase(), y.name.toLowerCase()) || compare(x.key, y.key)),
    byKey: new Map(agents.map((agent) => [agent.key, agent])),
    severityRules: severityRules.map(readyRule),
    mark: `${READING} ${known.map(({ key, findings }) => `${key}${findings?.version ?? 0}`).join(' ')} ${text}`,
    of: ({ login, id, type }, place) => {
      const named = bare(login);
      const declared = (id === '' ? undefined : own_.get(id)) ?? own_.get(named);
      if (declared) return declared;
      if (id !== '') {
        const found = byId.get(id);
        if (found) return found;
        if (writerIds.has(id)) return undefined;
      }
      // A person may be called `claude` or `cursor`.
      if (type === 'human' && !login.endsWith('[bot]')) return undefined;
      const found = byLogin.get(named);
      return found && (found.places?.includes(place) ?? true) ? found.agent : undefined;
    },
  };
}

const writerIds = new Set(AGENTS.flatMap(({ authors }) => (authors ?? []).map(({ id }) => id)));

const bare = (login: string): string => login.toLowerCase().replace(/\[bot\]$/, '');
const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

function knownAgent(agent: Agent, rules: readonly SeverityRule[]): ReviewingAgent {
  const markup = agent.findings ?? PLAIN_MARKUP;
  return {
    ...scaleOf(agent.key, markup, rules),
    key: agent.key,
    name: agent.name,
    version: markup.version,
    own: false,
    accounts: (agent.reviewers ?? []).map(({ login, id, places }) => ({ login, id, places })),
    lookedAt: LOOKED_AT,
  };
}

function ownAgent(own: OwnAgent, base: FindingMarkup, rules: readonly SeverityRule[]): ReviewingAgent {
  const word = (pattern: string) => (pattern === '' ? undefined : [{ pattern: safe(pattern) }]);
  const texts = (patterns: string[]) =>
    patterns.length === 0 ? undefined : patterns.map((pattern) => ({ pattern: safe(pattern) }));
  const markup: FindingMarkup = {
    ...base,
    severities: own.severities.length > 0 ? own.severities : own.severityPattern === '' ? base.severities : [],
    severity: word(own.severityPattern) ?? base.severity,
    category: word(own.categoryPattern) ?? base.category,
    confidence: word(own.confidencePattern) ?? base.confidence,
    key: own.keyPattern === '' ? base.key : [safe(own.keyPattern)],
    notFindings: texts(own.notFindingPatterns) ?? base.notFindings,
    clean: texts(own.cleanPatterns) ?? base.clean,
  };
  return {
    ...scaleOf(own.key, markup, rules),
    key: own.key,
    name: own.name,
    version: base.version,
    own: true,
    accounts: [...own.logins.map((login) => ({ login, id: '' })), ...own.ids.map((id) => ({ login: '', id }))],
    lookedAt: LOOKED_AT_BY_OWN,
  };
}

/** Its scale with the words that severity rules bring in. */
function scaleOf(
  key: string,
  markup: FindingMarkup,
  rules: readonly SeverityRule[],
): Pick<ReviewingAgent, 'markup' | 'severities' | 'ranks' | 'categories' | 'hasConfidence'> {
  const severities = scaleWith(
    markup.severities,
    rules.filter(({ agent }) => isFor(agent, key)).map(({ severity }) => wordsOf(severity)),
  );
  return {
    markup,
    severities,
    ranks: new Map(severities.map((word, i) => [word.toLowerCase(), i + 1])),
    categories: markup.categories ?? [],
    hasConfidence: (markup.confidence?.length ?? 0) > 0,
  };
}

const isFor = (agent: string, key: string): boolean => agent === '*' || agent === '' || agent === key;

/** What was refused when it was saved fits nothing: settings may come from an older version. */
function safe(pattern: string): string {
  const checked = safePattern(pattern);
  return 'pattern' in checked ? checked.pattern : '(?!)';
}

/** The words of a severity rule. */
export const wordsOf = (severity: string): string[] =>
  severity
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

function readyRule({ repo, agent, pattern, severity }: SeverityRule): ReadySeverityRule {
  return {
    repo,
    agent: (key) => isFor(agent, key),
    pattern: new RegExp(safe(pattern), 'imu'),
    words: wordsOf(severity),
  };
}
