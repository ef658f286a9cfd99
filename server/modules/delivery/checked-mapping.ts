import type { DeliveryMapping, DeployRule, IncidentServiceRule, ServiceRule } from '../../domain/delivery-mapping';
import { Failure } from '../../platform/failure';

const SOURCES = ['deployment', 'release', 'workflow_run', 'tag', 'pipeline'];
const MOST_RULES = 200;
const LONGEST = 200;
/** Each more makes a pattern that does not fit slower to find out. */
const MOST_WILDCARDS = 6;

const DEPLOY_KEYS = ['source', 'repo', 'environment', 'name', 'ref', 'service'] as const;

/**
 * A delivery mapping as somebody wrote it, trimmed, with what is empty left out.
 *
 * @param given what JSON or GraphQL hold
 * @throws Failure bad_input that names the rule (counted from 1), the value and the remedy
 */
export function checkedMapping(given: unknown): DeliveryMapping {
  const whole = objectOf(given, 'The mapping', ['rules', 'services', 'incidentServices']);
  return {
    rules: listOf(whole, 'rules').map((rule, i) => deployRule(rule, `Rule ${i + 1}`)),
    services: listOf(whole, 'services').map((rule, i) => serviceRule(rule, `Service rule ${i + 1}`)),
    incidentServices: listOf(whole, 'incidentServices').map((rule, i) => incidentRule(rule, `Incident rule ${i + 1}`)),
  };
}

function deployRule(given: unknown, place: string): DeployRule {
  const fields = objectOf(given, place, [...DEPLOY_KEYS, 'production']);
  if (typeof fields.production !== 'boolean')
    throw new Failure(
      'bad_input',
      `${place} says ${JSON.stringify(fields.production ?? null)} for production: write true or false.`,
    );
  const rule: DeployRule = { production: fields.production };
  for (const key of DEPLOY_KEYS) {
    const text = textOf(fields[key], `${place}, ${key},`);
    if (text === '') continue;
    if (key === 'source' && !SOURCES.includes(text))
      throw new Failure('bad_input', `${place} names the source "${text}"; there are: ${SOURCES.join(', ')}.`);
    if (key !== 'service') checkPattern(text, `${place}, ${key},`);
    rule[key] = text;
  }
  return rule;
}

function serviceRule(given: unknown, place: string): ServiceRule {
  const fields = objectOf(given, place, ['repo', 'path', 'label', 'service']);
  const rule: ServiceRule = {
    repo: needed(fields.repo, place, 'repo', 'the repositories it is for, such as acme/shop or acme/*'),
    service: needed(fields.service, place, 'service', 'the service such changes belong to'),
  };
  checkPattern(rule.repo, `${place}, repo,`);
  for (const key of ['path', 'label'] as const) {
    const text = textOf(fields[key], `${place}, ${key},`);
    if (text === '') continue;
    checkPattern(text, `${place}, ${key},`);
    rule[key] = text;
  }
  return rule;
}

function incidentRule(given: unknown, place: string): IncidentServiceRule {
  const fields = objectOf(given, place, ['from', 'service']);
  const from = needed(fields.from, place, 'from', 'the name incidents use');
  checkPattern(from, `${place}, from,`);
  return { from, service: needed(fields.service, place, 'service', 'the service that name stands for') };
}

function needed(given: unknown, place: string, key: string, what: string): string {
  const text = textOf(given, `${place}, ${key},`);
  if (text === '') throw new Failure('bad_input', `${place} has no ${key}: write ${what}.`);
  return text;
}

function textOf(given: unknown, place: string): string {
  if (given === undefined || given === null) return '';
  if (typeof given !== 'string')
    throw new Failure('bad_input', `${place} is ${JSON.stringify(given)}: write a text, or leave it out.`);
  const text = given.trim();
  // Line breaks and other control characters are never part of a name.
  if (/[\u0000-\u001f\u007f]/.test(text))
    throw new Failure('bad_input', `${place} holds a line break or control character: write it on one line.`);
  if (text.length > LONGEST)
    throw new Failure('bad_input', `${place} has ${text.length} characters: write at most ${LONGEST}.`);
  return text;
}

function checkPattern(text: string, place: string): void {
  const wildcards = text.match(/\*+|\?/g)?.filter((part) => part !== '?').length ?? 0;
  if (wildcards > MOST_WILDCARDS)
    throw new Failure(
      'bad_input',
      `${place} is "${text}" with ${wildcards} times "*": write at most ${MOST_WILDCARDS}.`,
    );
}

function listOf(whole: Record<string, unknown>, key: string): unknown[] {
  const list = whole[key] ?? [];
  if (!Array.isArray(list))
    throw new Failure(
      'bad_input',
      `"${key}" of the mapping is ${JSON.stringify(list).slice(0, 60)}: write a list of rules.`,
    );
  if (list.length > MOST_RULES)
    throw new Failure('bad_input', `The mapping has ${list.length} ${key}: write at most ${MOST_RULES}; a "*" takes many names at once.`); // prettier-ignore
  return list;
}

function objectOf(given: unknown, place: string, keys: readonly string[]): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Failure('bad_input', `${place} is ${JSON.stringify(given)?.slice(0, 60)}: write an object with ${keys.join(', ')}.`); // prettier-ignore
  const unknown = Object.keys(given).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    throw new Failure(
      'bad_input',
      `${place} has a key "${unknown}" that does not exist; there are: ${keys.join(', ')}.`,
    );
  return given as Record<string, unknown>;
}
