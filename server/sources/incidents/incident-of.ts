import { Fault } from '../../ledger/fault';
import { incident } from '../../ledger/kinds/incident';
import { quoted } from '../../ledger/reject';
import { isObject, type Json } from '../github-rest/shape';

const words = incident.fields.map(({ name }) => name);
const known = new Set([...words, 'kind']);

/** Text that a script or a template should have put a value in the place of. */
const unfilled = /\$\{|\{\{|^\$\w+$|<no value>/;

/**
 * An incident record from what a script sends: the fields of `incident`, of which only `id` must be there. One that is told newly opened now; one
 * that is told to be acknowledged or resolved keeps the time at which it opened, which whoever takes it fills in (`opened_at` is then absent).
 * `updated_at` is now unless it is given, so that what is told later counts.
 *
 * Unlike in files, an unknown word is a fault: one that is mistyped would be lost and nobody would see it.
 *
 * @param now seconds since 1970
 */
export function incidentOf(value: unknown, now: number): Json | Fault {
  if (!isObject(value)) return new Fault('not_an_object', `is ${quoted(value)}; send a JSON object in braces`);
  const given: Json = {};
  for (const [name, field] of Object.entries(value)) {
    if (!known.has(name))
      return new Fault('unknown_field', `has a field ${quoted(name)}, which no incident has; the fields are ${words.join(', ')}`); // prettier-ignore
    if (typeof field === 'string' && unfilled.test(field))
      return new Fault('wrong_type', `has a field "${name}" that is ${quoted(field)}, a variable without its value; let the script fill it in`); // prettier-ignore
    if (field !== null && field !== undefined && field !== '') given[name] = field;
  }
  if (given.kind !== undefined && given.kind !== 'incident')
    return new Fault('unknown_kind', `has the kind ${quoted(given.kind)}; here only incidents are taken, other kinds at /ingest`); // prettier-ignore
  if (given.id === undefined)
    return new Fault('missing_field', 'has no "id"; give it one that stays, so that it can be resolved under it');
  const cause = given.caused_by;
  if (cause !== undefined && !isCause(cause, given.repo))
    return new Fault('wrong_type', `has a field "caused_by" that is ${quoted(cause)}; write {"deploy": "ID"} or {"repo": "owner/name", "number": 12}`); // prettier-ignore
  const changes = given.acknowledged_at !== undefined || given.resolved_at !== undefined || given.status !== undefined;
  const at = new Date(now * 1000).toISOString();
  return {
    kind: 'incident',
    ...given,
    ...(given.opened_at === undefined && !changes ? { opened_at: at } : {}),
    status: given.status ?? (given.resolved_at !== undefined ? 'resolved' : given.acknowledged_at !== undefined ? 'acknowledged' : 'open'), // prettier-ignore
    updated_at: given.updated_at ?? at,
  };
}

/** A deploy by its id, a pull request, or both; without a repository of its own the number is one of the incident's. */
function isCause(cause: unknown, repo: unknown): boolean {
  if (!isObject(cause)) return false;
  const { deploy, number } = cause;
  const hasNumber = typeof number === 'number' && typeof (cause.repo ?? repo) === 'string';
  return (number === undefined || hasNumber) && (deploy === undefined ? hasNumber : typeof deploy === 'string');
}
