import { useMemo } from 'react';
import { EffectDocument, type EffectQuery, type EffectQuestion } from '../gql/documents';
import { effectControls, effectOutcomes } from '../text/effect';
import { useAnswer, type Asked } from './answer';
import { useView } from './use-view';
import { effectRange, exportAddress, type View } from './view';

export type EffectAnswer = EffectQuery['effect'];

/** What the page asks, every part at its default where the address names none. */
export interface EffectAsked {
  outcome: EffectQuestion['outcome'];
  tier: 'casual' | 'power';
  share: number;
  control: NonNullable<EffectQuestion['control']>;
}

export const effectDefaults: EffectAsked = {
  outcome: 'cycle_time',
  tier: 'power',
  share: 0.3,
  control: 'not_yet_treated',
};

/** The question of an address, which holds it as `rule`: `outcome:hit_rate;share:0.5`; what is not valid in it is dropped. */
export function effectFromAddress(text: string | undefined): EffectAsked {
  const raw: Partial<Record<string, string>> = {};
  for (const part of (text ?? '').split(';')) {
    const at = part.indexOf(':');
    if (at > 0) raw[part.slice(0, at)] = part.slice(at + 1);
  }
  const share = Math.round(Number(raw.share) * 100) / 100;
  return {
    outcome: effectOutcomes.find((each) => each === raw.outcome) ?? effectDefaults.outcome,
    tier: raw.tier === 'casual' ? 'casual' : 'power',
    share: share > 0 && share <= 1 ? share : effectDefaults.share,
    control: effectControls.find((each) => each === raw.control) ?? effectDefaults.control,
  };
}

/** A question as the address holds it; undefined = all of it at its default. */
export function effectInAddress(asked: EffectAsked): string | undefined {
  const parts = (['outcome', 'tier', 'share', 'control'] as const)
    .filter((key) => asked[key] !== effectDefaults[key])
    .map((key) => `${key}:${asked[key]}`);
  return parts.length ? parts.join(';') : undefined;
}

/** What followed the rollouts; all parts of the page share one answer. */
export function useEffectAnswer(): {
  asked: Asked;
  effect: EffectAnswer | undefined;
  question: EffectAsked;
  change: (patch: Partial<EffectAsked>) => void;
} {
  const { view, org, scope, change } = useView();
  const question = useMemo(() => effectFromAddress(view.rule), [view.rule]);
  const asked = useAnswer('Effect', EffectDocument, { org, scope, question });
  return {
    asked,
    effect: asked.data?.effect,
    question,
    change: (patch) => change({ rule: effectInAddress({ ...question, ...patch }) }),
  };
}

/** The address of the CSV behind a frame of Effect. @param name `effect` or `rollouts` */
export function effectExport(name: string, view: View, { outcome, tier, share, control }: EffectAsked): string {
  const { rule: _rule, outcome: _outcome, ...rest } = view;
  const address = exportAddress(name, { ...rest, range: rest.range ?? effectRange });
  const asked = new URLSearchParams({ outcome, rolloutTier: tier, share: String(share), control });
  return `${address}${address.includes('?') ? '&' : '?'}${asked.toString()}`;
}
