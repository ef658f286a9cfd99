import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { TuneCutDocument, TuneDocument, type TuneOutcomePartsFragment, type TuneQuery } from '../gql/documents';
import type { Certainty } from '../text/tune';
import { useAnswer, type Asked } from './answer';
import { ask } from './server';
import { ruleFromAddress, ruleInAddress, sameRule, type TuneRule } from './tune-rule';
import { leversOf, stopsOf, type Lever } from './tune-stops';
import { useView } from './use-view';
import { defaultTarget } from './view';

export type TuneAnswer = TuneQuery['tune'];
export type CutOutcome = TuneOutcomePartsFragment;

interface TuneState {
  asked: Asked;
  tune: TuneAnswer | undefined;
  target: number;
  /** The rule that is tried, of the address. */
  rule: TuneRule;
  setRule: (rule: TuneRule, how?: 'push' | 'replace') => void;
}

/** What is to be decided: the agent's findings, the tested rules, and the rule that is tried. All parts of the page share one answer. */
export function useTune(): TuneState {
  const { view, org, scope, change } = useView();
  const target = Number(view.target ?? defaultTarget);
  const asked = useAnswer('Tune', TuneDocument, { org, scope, agent: view.agent, target });
  const rule = useMemo(() => ruleFromAddress(view.rule), [view.rule]);
  return {
    asked,
    tune: asked.data?.tune,
    target,
    rule,
    setRule: (next, how) => change({ rule: ruleInAddress(next) }, how),
  };
}

/** What the rule that is tried would have done. A question that is overtaken while it is under way is given up. */
export function useCut(agent: string | null | undefined, rule: TuneRule) {
  const { org, scope } = useView();
  return useAnswer('TuneCut', TuneCutDocument, { org, scope, agent: agent ?? '', rule }, { enabled: Boolean(agent) });
}

/** One rule a lever goes through; `outcome` is undefined until the server told it. */
export interface Stop {
  rule: TuneRule;
  outcome: CutOutcome | undefined;
}

/** The levers there are, the one in the hand, and what each of its stops would have done: known before it is dragged to. */
export function useStops(
  tune: TuneAnswer | undefined,
  rule: TuneRule,
): { levers: Lever[]; lever: Lever; stops: Stop[]; at: number } {
  const { view, org, scope } = useView();
  const levers = useMemo(() => (tune ? leversOf(tune) : ['cap' as const]), [tune]);
  const wanted: Lever = view.lever ?? 'severity';
  const lever = levers.includes(wanted) ? wanted : levers[0];
  const rules = useMemo(() => (tune ? stopsOf(lever, tune, rule) : []), [lever, tune, rule]);
  const agent = tune?.agent;
  const answers = useQueries({
    queries: rules.map((each) => ({
      // The same name as that of the rule that is tried, so that a drag finds the answer.
      queryKey: ['TuneCut', { org, scope, agent: agent ?? '', rule: each }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask(TuneCutDocument, { org, scope, agent: agent ?? '', rule: each }, signal),
      enabled: Boolean(agent),
    })),
  });
  const all = rules.map((each, index) => ({ rule: each, outcome: answers[index]?.data?.tuneCut }));
  // A stop that keeps the same as the next looser one is no other place: a cap above what any pull request has, for one.
  const stops = all.filter(
    (stop, index) =>
      index === all.length - 1 ||
      sameRule(stop.rule, rule) ||
      stop.outcome === undefined ||
      stop.outcome.kept !== all[index + 1].outcome?.kept,
  );
  return { levers, lever, stops, at: stops.findIndex((each) => sameRule(each.rule, rule)) };
}

/** Whether the rule is one of the tested, and what came out. */
export function certaintyOf({ candidates, target }: TuneAnswer, rule: TuneRule): Certainty {
  const candidate = candidates.find((each) => sameRule(each.rule, rule));
  if (!candidate) return 'not_tested';
  if (candidate.certified) return candidate.newerBelow ? 'below_later' : 'certified';
  const { enough, high } = candidate.older;
  return enough && high !== null && high < target ? 'below' : 'not_certified';
}
