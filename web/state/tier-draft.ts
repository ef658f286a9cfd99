import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { TierCutOffChangeDocument, type TierCutOffsFragment, type TierRulesInput } from '../gql/documents';
import { useAnswer } from './answer';
import { useView } from './use-view';

/** Long enough to type a number, short enough to look like an answer to it. */
const TYPING_MS = 300;

export type CutOffs = Omit<TierRulesInput, 'note'>;
export type CutOff = keyof CutOffs;

/** What each cut-off may be, both ends included; the server holds the same. */
export const CUT_OFFS: Record<CutOff, { least: number; most: number; whole: boolean }> = {
  windowDays: { least: 7, most: 90, whole: true },
  casualDays: { least: 1, most: 90, whole: true },
  powerSurfaces: { least: 1, most: 7, whole: true },
  powerRuns: { least: 1, most: 10_000, whole: true },
  powerRunHours: { least: 0.01, most: 2_160, whole: false },
  powerRunsAtOnce: { least: 1, most: 1_000, whole: true },
};

const figures = Object.keys(CUT_OFFS) as CutOff[];

/** Cut-offs alone, without their version. */
export const cutOffsOf = (rules: TierCutOffsFragment): CutOffs =>
  Object.fromEntries(figures.map((figure) => [figure, rules[figure]])) as CutOffs;

export const sameCutOffs = (one: Partial<CutOffs>, other: CutOffs): boolean =>
  figures.every((figure) => one[figure] === other[figure]);

/** What is wrong with each field; {} = nothing. A field that is empty is undefined. */
export function cutOffFaults(form: Partial<CutOffs>): Partial<Record<CutOff, string>> {
  const faults: Partial<Record<CutOff, string>> = {};
  for (const figure of figures) {
    const { least, most, whole } = CUT_OFFS[figure];
    const value = form[figure];
    if (value === undefined || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      faults[figure] = `A ${whole ? 'whole ' : ''}number from ${least} to ${most}.`;
  }
  const { casualDays, windowDays } = form;
  if (!faults.casualDays && !faults.windowDays && casualDays! > windowDays!)
    faults.casualDays = `At most ${windowDays}: no more days are looked at.`;
  return faults;
}

/** The cut-offs as they stand in the fields, and what they would change. */
export function useTierDraft(current: TierCutOffsFragment) {
  const { org } = useView();
  const saved = useMemo(() => cutOffsOf(current), [current]);
  const [draft, setDraft] = useState<{ form: Partial<CutOffs>; version: number } | null>(null);
  const form = draft?.form ?? saved;
  const faults = cutOffFaults(form);
  const changed = draft !== null && !sameCutOffs(draft.form, saved);
  const whole = Object.keys(faults).length === 0;
  const [settled] = useDebouncedValue(form, TYPING_MS);
  const settledWhole = Object.keys(cutOffFaults(settled)).length === 0;
  const change = useAnswer(
    'TierCutOffChange',
    TierCutOffChangeDocument,
    { org, rules: (settledWhole ? settled : saved) as CutOffs },
    { enabled: changed && settledWhole },
  );
  return {
    form,
    faults,
    changed,
    whole,
    /** What the fields would change; undefined = asked for, or nothing is changed. */
    change: changed ? change.data?.tierChange : undefined,
    fault: changed ? change.error : null,
    /** It is of what stood in the fields before. */
    old: changed && whole && (settled !== form || change.isPlaceholderData),
    /** Somebody saved others since the first change was made here. */
    overtaken: draft !== null && draft.version !== current.version,
    set: (figure: CutOff, value: number | undefined) =>
      setDraft((before) => ({
        form: { ...(before?.form ?? saved), [figure]: value },
        version: before?.version ?? current.version,
      })),
    replace: (rules: CutOffs) => setDraft({ form: rules, version: current.version }),
    discard: () => setDraft(null),
  };
}
