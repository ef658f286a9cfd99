import { Failure } from '../../platform/failure';
import type { AgentScale } from './agent-findings';
import type { TuneRule, TuneRuleInput } from './tune.types';

const MOST_GLOBS = 100;
const LONGEST_GLOB = 300;
const LARGEST_CAP = 1000;

/** How findings without a category are named. */
export const UNKNOWN = 'unknown';

/** The categories of an agent as rules name them. */
export const namedCategories = ({ categories }: Pick<AgentScale, 'categories'>): string[] =>
  categories.map((word) => word || UNKNOWN);

/** The rule that keeps everything. */
export const EVERYTHING: TuneRule = {
  minSeverity: null,
  categories: null,
  minConfidence: null,
  paths: null,
  capPerPullRequest: null,
};

/**
 * A rule as it is kept: what is left out or empty is null, lists are in order and without repetition.
 *
 * @throws Failure bad_input for what the agent does not have and for numbers and globs out of bounds
 */
export function checkedRule(input: TuneRuleInput, agent: string, scale: AgentScale): TuneRule {
  const { minConfidence = null, capPerPullRequest = null } = input;
  if (minConfidence !== null && Number.isNaN(scale.confidence.low))
    throw new Failure('bad_input', `${agent} gives no confidence as a number: leave out the minimum of ${minConfidence}.`); // prettier-ignore
  if (minConfidence !== null && !Number.isFinite(minConfidence))
    throw new Failure('bad_input', `A minimum confidence of ${minConfidence} is no number: write one on the scale of ${agent}.`); // prettier-ignore
  if (capPerPullRequest !== null && !(Number.isInteger(capPerPullRequest) && capPerPullRequest >= 1 && capPerPullRequest <= LARGEST_CAP))
    throw new Failure('bad_input', `A cap of ${capPerPullRequest} findings per pull request is none: write a whole number from 1 to ${LARGEST_CAP}.`); // prettier-ignore
  return {
    minSeverity: severityOf(input.minSeverity, agent, scale),
    categories: categoriesOf(input.categories, agent, scale),
    minConfidence,
    paths: globsOf(input.paths),
    capPerPullRequest,
  };
}

function severityOf(asked: string | null | undefined, agent: string, { ranks }: AgentScale): string | null {
  if (!asked) return null;
  const found = [...ranks.keys()].find((word) => word.toLowerCase() === asked.toLowerCase());
  if (found !== undefined) return found;
  const words = [...ranks].sort(([, a], [, b]) => a - b).map(([word]) => word);
  throw new Failure(
    'bad_input',
    words.length === 0
      ? `${agent} tells no severity: leave out the minimum "${asked}".`
      : `"${asked}" is no severity of ${agent}; there are, most severe first: ${words.join(', ')}.`,
  );
}

function categoriesOf(asked: string[] | null | undefined, agent: string, scale: AgentScale): string[] | null {
  if (!asked || asked.length === 0) return null;
  const named = namedCategories(scale);
  const unknown = asked.find((word) => !named.includes(word));
  if (unknown !== undefined)
    throw new Failure('bad_input', `"${unknown}" is no category of ${agent}; there are: ${named.join(', ') || 'none'}.`); // prettier-ignore
  return named.filter((word) => asked.includes(word));
}

function globsOf(asked: string[] | null | undefined): string[] | null {
  const globs = [...new Set((asked ?? []).map((glob) => glob.trim()))].filter((glob) => glob !== '' && glob !== '!');
  if (globs.length > MOST_GLOBS)
    throw new Failure('bad_input', `${globs.length} path globs are too many: give at most ${MOST_GLOBS}.`);
  const long = globs.find((glob) => glob.length > LONGEST_GLOB);
  if (long !== undefined)
    throw new Failure('bad_input', `The path glob "${long.slice(0, 40)}…" is longer than ${LONGEST_GLOB} characters: shorten it.`); // prettier-ignore
  for (const glob of globs) {
    const fault = globFault(glob);
    if (fault !== null) throw new Failure('bad_input', `The path glob "${glob}" ${fault}.`);
  }
  return globs.length === 0 ? null : globs;
}

const CLOSED_BY: Record<string, string> = { '[': ']', '{': '}' };

/**
 * What is wrong with a glob, with what to do; null = nothing. Brackets stand for themselves, as in `app/[id]/page.tsx`, so a single one is a slip, and
 * alternatives in braces would silently fit nothing.
 */
function globFault(glob: string): string | null {
  const open: string[] = [];
  for (const letter of glob) {
    if (letter in CLOSED_BY) open.push(letter);
    else if ((letter === ']' || letter === '}') && CLOSED_BY[open.pop() ?? ''] !== letter)
      return `closes a "${letter}" that was not opened: take it out, or put the other bracket before it`;
  }
  const left = open.at(-1);
  if (left !== undefined)
    return `opens a "${left}" that is not closed: take it out, or close it with "${CLOSED_BY[left]}"`;
  if (/\{[^{}]*,[^{}]*\}/.test(glob))
    return 'has alternatives in braces, which are not known here: give one glob for each of them';
  return null;
}
