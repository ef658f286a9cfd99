import { isAlias, parseDocument, stringify, visit } from 'yaml';
import type { RolloutDocument } from '../../domain/rollout-plan';
import { Failure } from '../../platform/failure';
import { weeksBetween } from '../../platform/iso-week';
import type { RolloutFault } from './document.types';
import { rolloutSchema } from './rollout-schema';

const LONGEST = 256 * 1024;

/** A document, or everything that is wrong with it. */
export type ReadDocument = { document: RolloutDocument; faults: [] } | { document: null; faults: RolloutFault[] };

/**
 * Reads a plan from YAML 1.2 or JSON, which is YAML too. All faults are told at once, each with its path and a remedy.
 *
 * @param teams names of the organization's teams; undefined = they are not known, and not looked at
 */
export function readDocument(text: string, teams: readonly string[] | undefined): ReadDocument {
  const refused = (faults: RolloutFault[]): ReadDocument => ({ document: null, faults });
  if (text.length > LONGEST)
    return refused([{ path: '', message: `The document has ${text.length} characters: a plan has at most ${LONGEST}.` }]); // prettier-ignore
  const yaml = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  if (yaml.errors.length > 0)
    return refused(yaml.errors.map(({ message }) => ({ path: '', message: `It is neither YAML nor JSON: ${message.split('\n')[0]}` }))); // prettier-ignore
  let aliased = false;
  visit(yaml, { Node: (_key, node) => void (aliased ||= isAlias(node)) });
  if (aliased) return refused([{ path: '', message: 'It refers to parts of itself (& and *): write them out.' }]);
  const parsed = rolloutSchema.safeParse(yaml.toJS());
  if (!parsed.success)
    return refused(
      parsed.error.issues.map((issue) => ({ path: pathOf(issue.path), message: messageOf(issue as Issue) })),
    );
  const faults = [...namesTwice(parsed.data), ...weekFaults(parsed.data), ...teamFaults(parsed.data, teams), ...gateFaults(parsed.data)]; // prettier-ignore
  return faults.length > 0 ? refused(faults) : { document: parsed.data, faults: [] };
}

/** The same, for where it has to be right. @throws Failure bad_input naming every fault */
export function checkedDocument(text: string, teams: readonly string[] | undefined): RolloutDocument {
  const { document, faults } = readDocument(text, teams);
  if (document) return document;
  const told = faults.map(({ path, message }) => `${path === '' ? 'document' : path}: ${message}`);
  throw new Failure('bad_input', `The plan has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}. ${told.join(' ')}`); // prettier-ignore
}

export const yamlOf = (document: RolloutDocument): string => stringify(document, { lineWidth: 0 });
export const jsonOf = (document: RolloutDocument): string => `${JSON.stringify(document, null, 2)}\n`;

interface Issue {
  code: string;
  message: string;
  keys?: string[];
  input?: unknown;
}

function messageOf({ code, message, keys }: Issue): string {
  if (code === 'unrecognized_keys') return `${keys!.map((key) => `"${key}"`).join(', ')} is not part of a plan: take it out, or look for a typing mistake.`; // prettier-ignore
  // zod's own words where a part is missing or of another kind altogether.
  if (message.startsWith('Invalid input')) return `${message.replace('Invalid input', 'It does not fit').replace('received undefined', 'it is missing')}.`; // prettier-ignore
  return message;
}

/** waves[1].teams[0] */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`), // prettier-ignore
    '',
  );
}

function namesTwice({ waves, gates }: RolloutDocument): RolloutFault[] {
  const twice = (list: readonly { name: string }[], kind: string): RolloutFault[] =>
    list.flatMap(({ name }, place) =>
      list.findIndex((other) => other.name === name) < place
        ? [{ path: `${kind}[${place}].name`, message: `"${name}" is there twice: give each its own name.` }]
        : [],
    );
  return [...twice(waves, 'waves'), ...twice(gates, 'gates')];
}

function weekFaults({ start, weeks, waves }: RolloutDocument): RolloutFault[] {
  return waves.flatMap((wave, place) => {
    if (wave.start === null) return [];
    const at = weeksBetween(start, wave.start);
    if (at >= 0 && at < weeks) return [];
    return [{ path: `waves[${place}].start`, message: `${wave.start} lies outside the ${weeks} weeks of the plan, which begin with ${start}: change one of them.` }]; // prettier-ignore
  });
}

function teamFaults({ waves, holdout }: RolloutDocument, teams: readonly string[] | undefined): RolloutFault[] {
  const faults: RolloutFault[] = [];
  const there = teams && new Set(teams);
  const known = teams?.length ? `there are: ${teams.join(', ')}` : 'there are none yet';
  const look = (team: string, path: string): void => {
    if (there && !there.has(team)) faults.push({ path, message: `There is no team "${team}"; ${known}.` });
  };
  holdout.forEach((team, i) => look(team, `holdout[${i}]`));
  const seen = new Map<string, string>();
  waves.forEach((wave, w) =>
    wave.teams.forEach((team, t) => {
      const path = `waves[${w}].teams[${t}]`;
      look(team, path);
      if (holdout.includes(team)) faults.push({ path, message: `"${team}" is in the holdout: take it out of one of both.` }); // prettier-ignore
      const before = seen.get(`${wave.tier} ${team}`);
      if (before !== undefined)
        faults.push({ path, message: `"${team}" comes to ${wave.tier} in "${before}" already: take it out of one of both.` }); // prettier-ignore
      else seen.set(`${wave.tier} ${team}`, wave.name);
    }),
  );
  return faults;
}

/** What passes and fails at once could never be told apart. */
function gateFaults({ gates }: RolloutDocument): RolloutFault[] {
  return gates.flatMap(({ metric, pass, fail, scope }, place) => {
    const path = `gates[${place}]`;
    const faults: RolloutFault[] = [];
    const least = pass.atLeast !== undefined;
    if (least !== (fail.below !== undefined))
      faults.push({ path, message: 'Pass and fail look in one direction: write atLeast with below, or atMost with above.' }); // prettier-ignore
    else if (least ? pass.atLeast! < fail.below! : pass.atMost! > fail.above!)
      faults.push({ path, message: 'What fails would pass as well: the pass condition must be the stricter one.' });
    const higherIsBetter = metric === 'hit_rate' || metric === 'capacity';
    if (least !== higherIsBetter) faults.push({ path: `${path}.pass`, message: higherIsBetter ? `More ${metric} is better: write atLeast.` : `Less ${metric} is better: write atMost.` }); // prettier-ignore
    if (['hit_rate', 'change_fail_rate', 'capacity'].includes(metric))
      for (const [part, value] of Object.entries({ ...pass, ...fail }))
        if (value !== undefined && value > 1) faults.push({ path: `${path}.${part in pass ? 'pass' : 'fail'}.${part}`, message: `${value} is no share: write it from 0 to 1.` }); // prettier-ignore
    if (metric === 'capacity' && scope === 'wave')
      faults.push({ path: `${path}.scope`, message: 'Reviewers are shared: capacity is told of the organization.' });
    return faults;
  });
}
