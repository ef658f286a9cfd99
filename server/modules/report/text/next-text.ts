import { bracketed, intervalText } from './against';
import { STAGE_NAMES } from './names';
import { counted, ratioText, shareText } from './number';
import type { SentenceText } from './sentence-text';

/** Below it nothing breaks. */
const RARE = 0.1;

export const nextText: SentenceText<'breaks_next' | 'headroom'> = {
  breaks_next: (of) => {
    const { stage, week, low, high, weeks, likely, now, beforeStage } = of.details;
    const before = !Number.isNaN(of.lastWeek)
      ? `a week ago ${shareText(of.lastWeek)}`
      : beforeStage
        ? `a week ago it was ${STAGE_NAMES[beforeStage]}`
        : '';
    const basis = bracketed(intervalText(low, high), before);
    const runs = `${shareText(of.value)} of ${counted(of.n, 'simulated run')}`;
    if (stage === null || of.value < RARE) {
      const what = stage === null ? 'a stage' : STAGE_NAMES[stage];
      return `Within ${weeks} weeks nothing ${now ? 'else ' : ''}breaks: ${what} becomes the constraint in ${stage === null ? `none of ${counted(of.n, 'simulated run')}` : `only ${runs}`}${basis}${now ? `, while ${STAGE_NAMES[now]} holds the flow back` : ''}.`;
    }
    return likely
      ? `${STAGE_NAMES[stage]} breaks next${week ? `, around ${week}` : ''}: in ${runs}${basis} it becomes the constraint within ${weeks} weeks.`
      : `Within ${weeks} weeks nothing else breaks in most of the simulated runs; nearest comes ${STAGE_NAMES[stage]}, in ${runs}${basis}.`;
  },
  headroom: (of) => {
    const { stage, week, weeks } = of.details;
    const before = Number.isNaN(of.lastWeek) ? '' : `a week ago ${ratioText(of.lastWeek)} times`;
    return stage === null
      ? `Even ${ratioText(of.value)} times as much writing would make no other stage the constraint within ${weeks} weeks${bracketed(before)}.`
      : `There is room for writing up to ${ratioText(of.value)} times of today${bracketed(before)}: then ${STAGE_NAMES[stage]} becomes the constraint${week ? `, by ${week}` : ''}.`;
  },
};
