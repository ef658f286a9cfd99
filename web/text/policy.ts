import { shareInterval } from './interval';
import { countedOf, countOf, shareOf } from './number';
import { hitRateText } from './tune';

interface Told {
  state: string;
  gate: string;
  target: number;
  low: number | null;
  high: number | null;
  posted: number;
  outside: number;
  actual: { rate: number | null; low: number | null; high: number | null; enough: boolean; n: number };
}

const states: Record<string, string> = {
  kept: 'Kept',
  broken: 'Broken',
  not_enough_data: 'Not enough data yet',
  ended: 'Ended',
};

/** What became of a policy, in a word or two. */
export const policyStateName = (state: string): string => states[state] ?? state.replace(/_/g, ' ');

/** Whether a running policy of the agent has this name, whatever its case. */
export function nameTaken(
  name: string,
  agent: string,
  policies: readonly { name: string; agent: string; endedAt: string | null }[],
): boolean {
  const wanted = name.trim().toLowerCase();
  return policies.some(
    (policy) => policy.endedAt === null && policy.agent === agent && policy.name.trim().toLowerCase() === wanted,
  );
}

/** What came of a policy, in one sentence, numbers first. */
export function policySentence({ actual, target, gate, low, high }: Told): string {
  if (actual.n === 0) return 'No finding that it keeps has an outcome since it started.';
  const bound = shareInterval(low, high);
  const always = bound ? `; the bound that holds however often one looks is ${bound}` : '';
  const rate = actual.enough ? `${hitRateText(actual)} of ${countedOf(actual.n, 'finding')}` : hitRateText(actual);
  const verdict =
    gate === 'pass'
      ? `above the ${shareOf(target)} to reach`
      : gate === 'fail'
        ? `below the ${shareOf(target)} to reach`
        : `not yet to be told from the ${shareOf(target)} to reach`;
  return `Since it started: ${rate}${always}: ${verdict}.`;
}

/** Whether the agent follows it: "12 of 40 findings were posted though it would have hidden them". */
export function outsideSentence({ posted, outside }: Pick<Told, 'posted' | 'outside'>): string {
  if (posted === 0) return 'Nothing was posted since it started.';
  if (outside === 0) return `All ${countedOf(posted, 'finding')} posted since are ones it keeps: the agent follows it.`;
  return `${countOf(outside)} of ${countedOf(posted, 'finding')} ${outside === 1 ? 'was' : 'were'} posted though it would have hidden ${
    outside === 1 ? 'it' : 'them'
  } (${shareOf(outside / posted)}): the agent is not set to it, or not everywhere.`;
}
