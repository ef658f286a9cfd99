import { bracketed, intervalText } from './against';
import { STAGE_NAMES } from './names';
import { counted, ratioText, shareText } from './number';
import type { SentenceText } from './sentence-text';

export const nextText: SentenceText<'breaks_next' | 'headroom'> = {
  breaks_next: (of) => {
    const { stage, week, low, high, weeks, likely, beforeStage } = of.details;
    const before = !Number.isNaN(of.lastWeek)
      ? `a week ago ${shareText(of.lastWeek)}`
      : beforeStage
        ? `a week ago it was ${STAGE_NAMES[beforeStage]}`
        : '';
    const basis = bracketed(intervalText(low, high), before);
    const runs = `${shareText(of.value)} of ${counted(of.n, 'simulated run')}`;
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
