import type { AgentText, ParsedFinding, ParsedText } from './finding';
import { rulesOf, type FindingRules, type ReadyWord } from './finding-rules';
import { cut, lookedAt, LOOKED_AT_BY_OWN, plainLine, titleOf } from './finding-text';
import { fits } from './glob';
import { listedFindings } from './listed-findings';
import type { ReadySeverityRule, ReviewAgents, ReviewingAgent } from './review-agents';

const NOTHING: Readonly<Omit<ParsedText, 'kind'>> = { findings: [], suppressed: 0 };

/**
 * What a text of an agent turned out to be, by the agent's file and the severity rules of the organization for the repository.
 *
 * A thread's text is one finding at most. `findings` with none listed: the agent finished a look at the change and what it found stands elsewhere. Only
 * the first 20,000 characters are looked at.
 */
export function parsedTextOf(agents: ReviewAgents, agent: ReviewingAgent, repo: string, text: AgentText): ParsedText {
  const rules = rulesOf(agent.markup);
  const body = lookedAt(text.body, agent.lookedAt);
  const { place } = text;
  const any = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(body));
  const severityRules = agents.severityRules.filter((rule) => rule.agent(agent.key) && fits(rule.repo, repo));
  const finding = (from: string, of: Partial<ParsedFinding>): ParsedFinding =>
    findingOf(agent, rules, severityRules, from, of);

  if (body.trim() === '') return { kind: place === 'thread' ? 'unparsed' : 'not_a_finding', ...NOTHING };
  if (any(rules.notFindings(place))) return { kind: 'not_a_finding', ...NOTHING };
  if (place === 'thread') {
    if (any(rules.clean(place))) return { kind: 'clean', ...NOTHING };
    if (rules.finding !== undefined && !any(rules.finding)) return { kind: 'unparsed', ...NOTHING };
    const only = finding(body, { path: text.path, line: text.line, threaded: true });
    return { kind: 'findings', findings: [only], suppressed: 0 };
  }
  const suppressed = numberIn(rules.suppressed, body);
  const findings = rules.lists
    .filter(({ places }) => places.includes(place))
    .flatMap((list) =>
      listedFindings(list, body).map(({ text: from, told, path, line }) =>
        finding(from, {
          path,
          line,
          severity: told.severity ?? list.severity,
          category: told.category ?? list.category,
          confidence: told.confidence ?? list.confidence,
          key: told.key,
          title: told.title,
        }),
      ),
    );
  if (findings.length > 0 || suppressed > 0) return { kind: 'findings', findings, suppressed };
  if (any(rules.clean(place))) return { kind: 'clean', ...NOTHING };
  if (any(rules.reviewed(place))) return { kind: 'findings', ...NOTHING };
  if (agent.markup.standsIn?.includes(place)) return { kind: 'unparsed', ...NOTHING };
  return { kind: place === 'review' ? 'findings' : 'not_a_finding', ...NOTHING };
}

function findingOf(
  agent: ReviewingAgent,
  rules: FindingRules,
  severityRules: readonly ReadySeverityRule[],
  text: string,
  told: Partial<ParsedFinding>,
): ParsedFinding {
  const spelt = (word: string): string => rules.markup.words?.[word.toLowerCase()] ?? word;
  const severity =
    ruledSeverity(agent, severityRules, text) ?? wordOf(agent, spelt(told.severity ?? firstWord(rules.severity, text)));
  const category = spelt(told.category ?? firstWord(rules.category, text));
  return {
    severity,
    severityRank: agent.ranks.get(severity.toLowerCase()) ?? 0,
    category: rules.markup.categories?.find((each) => each.toLowerCase() === category.toLowerCase()) ?? category,
    confidence: told.confidence ?? firstWord(rules.confidence, text),
    key: told.key ?? groupIn(rules.key, text) ?? '',
    title: cut(plainLine(told.title ?? groupIn(rules.title, text) ?? '')) || titleOf(text),
    path: told.path ?? '',
    line: told.line ?? NaN,
    threaded: told.threaded ?? false,
    vendor: [rules.rejected, rules.accepted].some((all) => all.some((each) => each.test(text)))
      ? rules.rejected.some((each) => each.test(text))
        ? 'rejected'
        : 'accepted'
      : '',
    suggestion: /^[ \t]{0,20}(?:`{3,10}|~{3,10})suggestion\b/m.test(text),
  };
}

/** The severity by the organization's own rules; undefined = none of them fits. */
function ruledSeverity(agent: ReviewingAgent, rules: readonly ReadySeverityRule[], text: string): string | undefined {
  const beginning = rules.length > 0 ? text.slice(0, LOOKED_AT_BY_OWN) : '';
  for (const { pattern, words } of rules) {
    const found = pattern.exec(beginning);
    if (!found) continue;
    if (words.length === 1) return words[0];
    const word = found[1] ?? '';
    const known = (words.length > 1 ? words : agent.severities).find(
      (each) => each.toLowerCase() === word.toLowerCase(),
    );
    if (known !== undefined) return known;
  }
  return undefined;
}

/** As the agent's scale spells it. */
const wordOf = (agent: ReviewingAgent, word: string): string =>
  agent.severities.find((each) => each.toLowerCase() === word.toLowerCase()) ?? word;

function firstWord(rules: readonly ReadyWord[], text: string): string {
  for (const { pattern, word } of rules) {
    const found = pattern.exec(text);
    if (found) return word ?? (found[1] ?? '').trim();
  }
  return '';
}

function groupIn(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined && found !== '') return found.trim();
  }
  return undefined;
}

const numberIn = (patterns: readonly RegExp[], text: string): number => Number(groupIn(patterns, text) ?? 0) || 0;
