import { bracketed, against } from './against';
import { metricName } from './names';
import { countText, counted, hoursText, meanText, shareText } from './number';
import type { SentenceText } from './sentence-text';

/** A value as its gate counts it. */
const gateValue = (metric: string): ((value: number) => string) =>
  metric === 'review_wait' ? hoursText : metric === 'incidents' ? meanText : shareText;

export const planText: SentenceText<'gate_failed' | 'waves'> = {
  gate_failed: (of) => {
    const { plan, gate, metric, wave, floor, low, high, fresh } = of.details;
    const value = gateValue(metric);
    const where = wave ? ` for the wave “${wave}”` : '';
    const bound = !(high <= floor) ? low : high;
    const end = Number.isNaN(bound) ? '' : `; even the ${bound === high ? 'high' : 'low'} end of its interval, ${value(bound)}, is beyond the limit of ${value(floor)}`; // prettier-ignore
    return `${fresh ? 'A gate of the rollout failed' : 'A gate of the rollout still fails'}: “${gate}” of “${plan}”${where}. Its ${metricName(metric)} is ${value(of.value)}${bracketed(against(of, value), `n ${countText(of.n)}`)}${end}.`;
  },
  waves: (of) => {
    const { plan, waves, held, next } = of.details;
    const first = `Of “${plan}” ${countText(of.value)} of ${counted(waves, 'wave')} have begun${bracketed(against(of, meanText))}`;
    const stop = held.length > 0 ? `; held: ${held.map(({ wave, by }) => (by === '' ? `“${wave}”` : `“${wave}” by ${by}`)).join(', ')}` : ''; // prettier-ignore
    const people = next && !Number.isNaN(next.people) ? ` with ${counted(next.people, 'person', 'people')}` : '';
    const then = next ? ` Next: “${next.wave}” (${next.tier})${next.week ? ` in ${next.week}` : ''}${people}.` : '';
    return `${first}${stop}.${then}`;
  },
};
