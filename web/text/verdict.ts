import type { MovePartsFragment, Stage, VerdictPartsFragment } from '../gql/documents';
import { daysOf, durationOf } from './duration';
import { countOf, factorOf } from './number';
import { itemsOf, listed, stageName, stageSource } from './stage-name';
import { shortWeek, weeksBetween } from './week';

/** The verdict for people. `headline` is one clause, `evidence` ends the sentence, the rest are sentences of their own. */
export interface VerdictText {
  headline: string;
  evidence: string;
  since: string;
  pile: string;
  /** Words that go on a badge: `close`, `by target`. */
  badges: string[];
  /** What limits the verdict: a narrow margin, a missing baseline, stages nobody tells about. */
  caveats: string[];
}

const limitText = (verdict: VerdictPartsFragment) =>
  verdict.byTarget
    ? `limit ${daysOf(verdict.limit)} (from its target, because it has no calm baseline)`
    : `limit ${daysOf(verdict.limit)} (3 × its calm baseline)`;

function evidenceOf(verdict: VerdictPartsFragment): string {
  if (verdict.rule === 'none_saturated') {
    const runnerUp =
      verdict.runnerUp && verdict.runnerUpMargin !== null
        ? ` The nearest is ${stageName(verdict.runnerUp)} at ${factorOf(verdict.runnerUpMargin)} × its limit.`
        : '';
    return `no stage holds more work than its limit, so the pipeline waits for work, in week ${verdict.week}.${runnerUp}`;
  }
  return `${daysOf(verdict.backlogDays)} of work stand in it, ${limitText(verdict)}, in week ${verdict.week}.`;
}

function sinceOf(verdict: VerdictPartsFragment, moves: readonly MovePartsFragment[]): string {
  const move = [...moves].reverse().find((each) => each.to === verdict.constraint);
  if (move?.dated && move.between)
    return `It took over from ${stageName(move.from)} between ${weeksBetween(move.between)}.`;
  if (move) return `It took over from ${stageName(move.from)} by ${move.week}; when exactly cannot be dated.`;
  return verdict.since && verdict.since !== verdict.week
    ? `It has been the constraint since ${shortWeek(verdict.since)}.`
    : '';
}

function pileOf(verdict: VerdictPartsFragment): string {
  if (!verdict.pile || verdict.pileWip === null) return '';
  const where = verdict.pile === verdict.constraint ? 'there too' : `in ${stageName(verdict.pile)}`;
  const items = itemsOf(verdict.pile);
  const what = `${countOf(verdict.pileWip)} ${verdict.pileWip === 1 ? items.one : items.many}`;
  const drain =
    verdict.pileDrains && verdict.pileDrainDays !== null
      ? `at the pace of the last 4 weeks it is gone in ${durationOf(verdict.pileDrainDays * 24)}`
      : 'it is not shrinking';
  return `The largest pile is ${where}: ${what}; ${drain}.`;
}

/** One sentence per reason. */
function caveatsOf(unknown: readonly Stage[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const stage of unknown) {
    const { short } = stageSource[stage];
    byReason.set(short, [...(byReason.get(short) ?? []), stageName(stage)]);
  }
  return [...byReason].map(
    ([reason, names]) => `${listed(names)} ${names.length > 1 ? 'are' : 'is'} unknown: ${reason}.`,
  );
}

/**
 * The one-sentence answer, written from codes.
 *
 * @param verdict the last whole week; null = no week with data in the range
 * @param moves of the same range, in order of time
 * @param unknown stages no source tells about
 */
export function verdictText(
  verdict: VerdictPartsFragment | null | undefined,
  moves: readonly MovePartsFragment[],
  unknown: readonly Stage[],
): VerdictText {
  const caveats = caveatsOf(unknown);
  if (verdict?.rule === 'unseen')
    return {
      headline: 'The constraint cannot be named',
      evidence: `work may wait in Pickup, Review or Merge, and nothing here tells about them${
        unknown.includes('deploy') ? '' : '; no stage that can be seen held more than its limit'
      }, in week ${verdict.week}.`,
      since: '',
      pile: pileOf(verdict),
      badges: ['unknown'],
      caveats,
    };
  if (!verdict || verdict.rule === 'not_enough_data' || !verdict.constraint)
    return {
      headline: 'There is not enough data for a verdict',
      evidence: verdict
        ? `fewer than 10 items left the stages in the four weeks up to ${verdict.week}.`
        : 'the range holds no whole week with data.',
      since: '',
      pile: verdict ? pileOf(verdict) : '',
      badges: ['not enough data'],
      caveats,
    };
  if (verdict.close)
    caveats.unshift(
      `The margin is under 10 %${
        verdict.runnerUp ? `; ${stageName(verdict.runnerUp)} could be the constraint as well` : ''
      }.`,
    );
  return {
    headline: `${stageName(verdict.constraint)} is the constraint`,
    evidence: evidenceOf(verdict),
    since: sinceOf(verdict, moves),
    pile: pileOf(verdict),
    badges: [...(verdict.close ? ['close'] : []), ...(verdict.byTarget ? ['by target'] : [])],
    caveats,
  };
}
