import type { AgentSettings, OwnAgent, SeverityRule } from '../../domain/agent-settings';
import { AGENTS } from '../../domain/agents/registry';
import { LONGEST_PATTERN, MOST_WAYS, OPEN_REPETITION, safePattern, type PatternFault } from '../../domain/safe-pattern';
import { Failure } from '../../platform/failure';

const MOST_AGENTS = 50;
const MOST_RULES = 100;
const MOST_IN_LIST = 50;
const LONGEST = 200;
const MOST_WILDCARDS = 6;

const known = AGENTS.filter(({ reviewers }) => reviewers !== undefined).map(({ key }) => key);
const TEXTS = ['base', 'severityPattern', 'categoryPattern', 'confidencePattern', 'keyPattern'] as const;
const LISTS = [
  'logins', 'ids', 'severities', 'notFindingPatterns', 'cleanPatterns', 'authors', 'branchPrefixes', 'trailers',
] as const; // prettier-ignore

/**
 * What somebody says about review agents, trimmed.
 *
 * @param given what JSON or GraphQL hold
 * @throws Failure bad_input that names the agent or rule (counted from 1), the value and the remedy
 */
export function checkedAgents(given: { own: unknown; severityRules: unknown }): AgentSettings {
  const own = listOf(given.own, 'own agents', MOST_AGENTS).map((each, i) => ownAgent(each, `Own agent ${i + 1}`));
  const keys = new Set(own.map(({ key }) => key));
  own.forEach(({ key, logins, ids }, i) => {
    if (own.findIndex((other) => other.key === key) !== i)
      throw refused(`Own agent ${i + 1}, key, is "${key}" a second time: give each a key of its own.`);
    for (const name of [...logins.map(bare), ...ids])
      if (own.findIndex((other) => [...other.logins.map(bare), ...other.ids].includes(name)) !== i)
        throw refused(`Own agent ${i + 1} names the account "${name}", which another one names already: take it out of one of them.`); // prettier-ignore
  });
  const severityRules = listOf(given.severityRules, 'severity rules', MOST_RULES).map((each, i) =>
    severityRule(each, `Severity rule ${i + 1}`, keys),
  );
  return { own, severityRules };
}

/** An agent as somebody wrote it. @throws Failure bad_input */
export function ownAgent(given: unknown, place: string): OwnAgent {
  const fields = objectOf(given, place, ['key', 'name', ...TEXTS, ...LISTS]);
  const key = textOf(fields.key, `${place}, key,`);
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(key))
    throw refused(`${place}, key, is "${key}": write 1 to 40 small letters, digits or "-", such as "acme-reviewer".`);
  if (AGENTS.some((agent) => agent.key === key))
    throw refused(`${place}, key, is "${key}", which is a known agent's: write another, and name "${key}" as its base to read texts as that agent's.`); // prettier-ignore
  const name = textOf(fields.name, `${place}, name,`);
  if (name === '') throw refused(`${place} has no name: write what people call it.`);
  const texts = Object.fromEntries(TEXTS.map((field) => [field, textOf(fields[field], `${place}, ${field},`)]));
  const lists = Object.fromEntries(LISTS.map((field) => [field, textsOf(fields[field], `${place}, ${field},`)]));
  const agent = { key, name, ...texts, ...lists } as unknown as OwnAgent;
  if (agent.logins.length === 0 && agent.ids.length === 0)
    throw refused(`${place} has no account: write the login under which it comments, such as "acme-reviewer[bot]".`);
  const id = agent.ids.find((each) => !/^\d{1,20}$/.test(each));
  if (id !== undefined) throw refused(`${place}, ids, holds "${id}": write GitHub's numeric ids.`);
  if (agent.base !== '' && !known.includes(agent.base))
    throw refused(`${place}, base, is "${agent.base}", which is no known agent; there are: ${known.join(', ')}.`);
  for (const field of ['severityPattern', 'categoryPattern', 'confidencePattern', 'keyPattern'] as const)
    if (agent[field] !== '') checkPattern(agent[field], `${place}, ${field},`, true);
  for (const field of ['notFindingPatterns', 'cleanPatterns'] as const)
    for (const pattern of agent[field]) checkPattern(pattern, `${place}, ${field},`, false);
  const prefix = agent.branchPrefixes?.find((each) => !/^[^\s]{2,}[/_-]$/.test(each));
  if (prefix !== undefined)
    throw refused(`${place}, branchPrefixes, holds "${prefix}": write how its branches begin, up to a "/", "-" or "_", such as "acme-agent/".`); // prettier-ignore
  const trailer = agent.trailers?.find((each) => each.length < 3);
  if (trailer !== undefined)
    throw refused(`${place}, trailers, holds "${trailer}": write the name that follows "Co-authored-by:", three letters or more.`); // prettier-ignore
  if (agent.severityPattern !== '' && agent.severities.length === 0 && agent.base === '')
    throw refused(`${place} has a severityPattern and no severities: write its words of severity, most severe first.`);
  return agent;
}

function severityRule(given: unknown, place: string, ownKeys: ReadonlySet<string>): SeverityRule {
  const fields = objectOf(given, place, ['repo', 'agent', 'pattern', 'severity']);
  const [repo, agent, pattern, severity] = (['repo', 'agent', 'pattern', 'severity'] as const).map((field) =>
    textOf(fields[field], `${place}, ${field},`),
  );
  if (repo === '')
    throw refused(`${place} has no repo: write the repositories it is for, such as acme/shop or acme/*.`);
  if ((repo.match(/\*+/g)?.length ?? 0) > MOST_WILDCARDS)
    throw refused(`${place}, repo, is "${repo}": write "*" at most ${MOST_WILDCARDS} times.`);
  if (agent !== '*' && !known.includes(agent) && !ownKeys.has(agent))
    throw refused(`${place}, agent, is "${agent}", which is no known agent; there are: *, ${[...known, ...ownKeys].join(', ')}.`); // prettier-ignore
  const words = severity.split(',').map((word) => word.trim()).filter((word) => word !== ''); // prettier-ignore
  checkPattern(pattern, `${place}, pattern,`, words.length !== 1);
  return { repo, agent, pattern, severity: words.join(', ') };
}

function checkPattern(pattern: string, place: string, grouped: boolean): void {
  const checked = safePattern(pattern);
  if ('fault' in checked) throw refused(`${place} ${sayingOf(pattern, checked.fault)}`);
  if (grouped && new RegExp(`${pattern}|`, 'imu').exec('')!.length < 2)
    throw refused(`${place} is "${pattern}" without a group: put parentheses around the part that is the word.`);
}

function sayingOf(pattern: string, fault: PatternFault): string {
  const is = `is "${pattern}"`;
  switch (fault.kind) {
    case 'empty':
      return 'is empty: write a regular expression.';
    case 'too_long':
      return `has ${fault.length} characters: write at most ${LONGEST_PATTERN}.`;
    case 'no_pattern':
      return `${is}, which is no regular expression (${fault.reason}): correct it.`;
    case 'fits_everything':
      return `${is}, which fits every text: write what only such texts hold.`;
    case 'look_behind':
      return `${is} with a look-behind: write it without.`;
    case 'back_reference':
      return `${is} with a back reference: write it without.`;
    case 'nested':
      return `${is}, which repeats what repeats itself or has alternatives, and could take for ever: write it without a repetition inside a repetition.`;
    case 'too_many_ways':
      return `${is}, which could try ${fault.ways} ways at every place of a text, ${MOST_WAYS} at most: write how often things repeat, such as {0,5}, in place of "*" and "+" (each stands for up to ${OPEN_REPETITION}).`;
  }
}

const refused = (message: string): Failure => new Failure('bad_input', message);
const bare = (login: string): string => login.toLowerCase().replace(/\[bot\]$/, '');

function textOf(given: unknown, place: string): string {
  if (given === undefined || given === null) return '';
  if (typeof given !== 'string') throw refused(`${place} is ${JSON.stringify(given).slice(0, 60)}: write a text.`);
  const text = given.trim();
  if (/[\u0000-\u001f\u007f]/.test(text))
    throw refused(`${place} holds a line break or control character: write it on one line ("\\n" in a pattern).`);
  if (text.length > LONGEST) throw refused(`${place} has ${text.length} characters: write at most ${LONGEST}.`);
  return text;
}

function textsOf(given: unknown, place: string): string[] {
  const texts = listOf(given, place, MOST_IN_LIST).map((each) => textOf(each, place));
  return [...new Set(texts.filter((text) => text !== ''))];
}

function listOf(given: unknown, what: string, most: number): unknown[] {
  const list = given ?? [];
  if (!Array.isArray(list)) throw refused(`${what} are ${JSON.stringify(list).slice(0, 60)}: write a list.`);
  if (list.length > most) throw refused(`${what}: ${list.length} were given; give at most ${most}.`);
  return list;
}

function objectOf(given: unknown, place: string, keys: readonly string[]): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw refused(`${place} is ${JSON.stringify(given)?.slice(0, 60)}: write an object with ${keys.join(', ')}.`);
  const unknown = Object.keys(given).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw refused(`${place} has a key "${unknown}" that does not exist; there are: ${keys.join(', ')}.`);
  return given as Record<string, unknown>;
}
