import { against, bracketed } from './against';
import { counted, countText, hoursText, meanText, shareText } from './number';
import type { SentenceText } from './sentence-text';

/** A share or median of the four weeks together is no mean. */
const FOUR = 'the four weeks before';

export const flowText: SentenceText<'merged' | 'cycle_time' | 'agent_authored' | 'unreviewed'> = {
  merged: (of) => `${counted(of.value, 'pull request')} were merged${bracketed(against(of, meanText))}.`,
  cycle_time: (of) =>
    `Half of them took less than ${hoursText(of.value)} from ready to merged${bracketed(against(of, hoursText, FOUR), `n ${countText(of.n)}`)}.`,
  agent_authored: (of) =>
    `Agents wrote ${shareText(of.value)} of the ${counted(of.n, 'pull request')} that became ready for review${bracketed(against(of, shareText, FOUR))}.`,
  unreviewed: (of) =>
    `${shareText(of.value)} of the ${counted(of.n, 'merged pull request')} had no human review${bracketed(against(of, shareText, FOUR))}.`,
};
