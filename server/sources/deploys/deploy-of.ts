import { Fault } from '../../ledger/fault';
import { deploy } from '../../ledger/kinds/deploy';
import { quoted } from '../../ledger/reject';
import { isObject, type Json } from '../github-rest/shape';
import { repositoryName } from './repository-name';

/** Of a run of a pipeline, so that sending the same one again makes no second deploy. */
const RUN = 'run';
const words = [...deploy.fields.map(({ name }) => name), RUN];
const known = new Set([...words, 'kind']);

/** Text that a pipeline or a template should have put a value in the place of. */
const unfilled = /\$\{|\{\{|^\$\w+$|<no value>/;

/**
 * A deploy record from what a pipeline sends: the fields of `deploy`, and `run`. Absent and empty ones have defaults: environment `production`, status
 * `success`, finished now, and the id `<service or repo>:<environment>:<sha>:<run, else the end>`.
 *
 * Unlike in files, an unknown word is a fault: one that is mistyped would leave its default standing and nobody would see it.
 *
 * @param now seconds since 1970
 */
export function deployOf(value: unknown, now: number): Json | Fault {
  if (!isObject(value)) return new Fault('not_an_object', `is ${quoted(value)}; send a JSON object in braces`);
  const given: Json = {};
  for (const [name, field] of Object.entries(value)) {
    if (!known.has(name))
      return new Fault('unknown_field', `has a field ${quoted(name)}, which no deploy has; the fields are ${words.join(', ')}`); // prettier-ignore
    if (typeof field === 'string' && unfilled.test(field))
      return new Fault('wrong_type', `has a field "${name}" that is ${quoted(field)}, a variable without its value; let the pipeline fill it in`); // prettier-ignore
    if (field !== null && field !== undefined && field !== '') given[name] = field;
  }
  if (given.kind !== undefined && given.kind !== 'deploy')
    return new Fault('unknown_kind', `has the kind ${quoted(given.kind)}; here only deploys are taken, other kinds at /ingest`); // prettier-ignore
  const { sha, service, run } = given;
  if (sha === undefined) return new Fault('missing_field', 'has no "sha"; add the commit that was deployed');
  if (typeof given.repo === 'string') given.repo = repositoryName(given.repo);
  const subject = service ?? given.repo;
  if (subject === undefined)
    return new Fault('missing_field', 'has neither "service" nor "repo"; add one of them, so that it is known what was deployed'); // prettier-ignore
  if (run !== undefined && typeof run !== 'string' && typeof run !== 'number')
    return new Fault('wrong_type', `has a field "run" that is ${quoted(run)}; it is the number or id of the pipeline's run`); // prettier-ignore
  delete given.run;
  const finished = given.finished_at ?? new Date(now * 1000).toISOString();
  const environment = given.environment ?? 'production';
  return {
    ...given,
    kind: 'deploy',
    id: given.id ?? [subject, environment, sha, run ?? finished].map(partOf).join(':'),
    environment,
    status: given.status ?? 'success',
    finished_at: finished,
  };
}

/** What is no text is refused later, by its own field. */
const partOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
