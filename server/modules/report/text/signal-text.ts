import { against, bracketed, intervalText } from './against';
import { counted, countText, shareText } from './number';
import type { SentenceText } from './sentence-text';

export const signalText: SentenceText<'alarm' | 'hit_rate' | 'tune'> = {
  alarm: (of) => {
    const { agent, floor, low, high, fresh } = of.details;
    const fell = fresh ? `People listen less to ${agent}: its hit rate fell below the ${shareText(floor)} it has to keep` : `The hit rate of ${agent} is still below the ${shareText(floor)} it has to keep`; // prettier-ignore
    return `${fell}: ${shareText(of.value)} of ${counted(of.n, 'finding')} in the last four weeks were accepted${bracketed(intervalText(low, high))}.`;
  },
  hit_rate: (of) => {
    const { low, high, weeks } = of.details;
    const over = weeks === 1 ? '' : ' in the last four weeks';
    return `${shareText(of.value)} of ${counted(of.n, 'finding')} of review agents were accepted${over}${bracketed(intervalText(low, high), against(of, shareText, 'the four weeks before'))}.`;
  },
  tune: (of) => {
    const { agent, rule, hidden, hiddenHits, of: all, keptRate } = of.details;
    const lost = hiddenHits === 0 ? 'none of them accepted' : `${countText(hiddenHits)} of them accepted`;
    return `Posting only “${rule}” would have hidden ${countText(hidden)} of ${agent}’s ${counted(all, 'finding')}, ${lost}, and raised its hit rate from ${shareText(of.value)} to ${shareText(keptRate)}.`;
  },
};
