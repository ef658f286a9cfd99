import { against, bracketed, intervalText } from './against';
import { counted, countText, meanText, ratioText, shareText } from './number';
import type { SentenceText } from './sentence-text';

export const operateText: SentenceText<'incident_load' | 'incidents' | 'change_fail' | 'deploys'> = {
  incident_load: (of) => {
    const compared = bracketed(against(of, ratioText));
    const hours = Number.isNaN(of.details.staffedHours)
      ? ''
      : `, with ${countText(of.details.staffedHours)} staffed hours`;
    return of.value > 1
      ? `Incidents were open longer than anybody was there: ${ratioText(of.value)} open hours per staffed hour${compared}${hours}.`
      : `Incidents were open for ${ratioText(of.value)} hours per staffed hour${compared}${hours}.`;
  },
  incidents: (of) =>
    `${counted(of.value, 'incident')} ${Math.round(of.value) === 1 ? 'was' : 'were'} opened${bracketed(against(of, meanText))}.`,
  change_fail: (of) =>
    `${shareText(of.value)} of ${counted(of.n, 'deploy')} to production failed${bracketed(intervalText(of.details.low, of.details.high), against(of, shareText, 'the four weeks before'))}.`,
  deploys: (of) => `${counted(of.value, 'deploy')} went to production${bracketed(against(of, meanText))}.`,
};
