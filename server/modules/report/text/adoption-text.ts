import { against, bracketed } from './against';
import { countText, meanText } from './number';
import type { SentenceText } from './sentence-text';

const someone = (people: number): string => (people === 0 ? 'Nobody' : countText(people));

export const adoptionText: SentenceText<'tiers'> = {
  tiers: (of) => {
    const { power, powerBefore, people, up, down } = of.details;
    const change = power - powerBefore;
    const delta = Number.isNaN(change) ? '' : change === 0 ? ', as many as last week' : `, ${countText(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than last week`; // prettier-ignore
    const moved =
      up + down > 0 ? ` ${someone(up)} rose a tier or more, ${someone(down).toLowerCase()} fell.` : up === 0 ? ' Nobody changed tier.' : ''; // prettier-ignore
    return `${countText(of.value)} of ${countText(people)} people use agents, casual or power${bracketed(against(of, meanText))}; ${countText(power)} of them are at power${delta}.${moved}`;
  },
};
