import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import {
  PlanRolloutDocument,
  RolloutPlanDocument,
  RolloutPlansDocument,
  type PlanRolloutQuery,
  type RolloutPlanPartsFragment,
  type RolloutPlansQuery,
} from '../gql/documents';
import { useAnswer, type Asked } from './answer';
import { ask } from './server';
import { useView } from './use-view';
import type { View } from './view';

export type RolloutPlan = RolloutPlanPartsFragment;
export type PlanSummary = RolloutPlansQuery['rolloutPlans'][number];
export type PlanRun = PlanRolloutQuery['planRollout'];

/** What the page shows: one plan, its document being changed, or a new one. The address holds it as `rule`. */
export interface RolloutShown {
  plan: string | null;
  editing: boolean;
}

/** `plan:ID`, `plan:ID;change`, `new`; anything else = the plan that is first in the list. */
export function shownIn(text: string | undefined): RolloutShown {
  if (text === 'new') return { plan: null, editing: true };
  const match = /^plan:([^;]+)(;change)?$/.exec(text ?? '');
  return { plan: match?.[1] ?? null, editing: match?.[2] !== undefined };
}

/** The same as the address holds it. */
export function shownAs({ plan, editing }: RolloutShown): string | undefined {
  if (plan === null) return editing ? 'new' : undefined;
  return `plan:${plan}${editing ? ';change' : ''}`;
}

/** All plans, the one that is shown, and the way to another. */
export function useRollout(): {
  plans: Asked & { list: PlanSummary[] | undefined };
  asked: Asked;
  plan: RolloutPlan | undefined;
  shown: RolloutShown;
  show: (shown: RolloutShown, how?: 'push' | 'replace') => void;
} {
  const { view, org, change } = useView();
  const shown = shownIn(view.rule);
  const all = useAnswer('RolloutPlans', RolloutPlansDocument, { org });
  const list = all.data?.rolloutPlans;
  const id = shown.plan ?? (shown.editing ? null : (list?.[0]?.id ?? null));
  const asked = useAnswer(
    'RolloutPlan',
    RolloutPlanDocument,
    { org, id: id ?? '' },
    { enabled: id !== null, keep: false },
  );
  const show = useCallback(
    (next: RolloutShown, how?: 'push' | 'replace') => change({ rule: shownAs(next) }, how),
    [change],
  );
  return { plans: { ...all, list }, asked, plan: asked.data?.rolloutPlan, shown: { ...shown, plan: id }, show };
}

const POLL_MS = 500;
const SIMULATION_MS = 2_000;

/** Asks for a plan again while a gate of it waits for its simulation. */
export function useSimulationEnd(plan: RolloutPlan | undefined, { refetch }: Asked): void {
  const open = plan?.gates.some(({ reason }) => reason === 'being_forecast') ?? false;
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => void refetch(), SIMULATION_MS);
    return () => clearInterval(timer);
  }, [open, refetch]);
}

/** What is looked for; another attempt at the same document begins anew where the one before was cancelled or has failed. */
export interface PlanWanted {
  document: string;
  attempt: number;
}

/** Looks for the earliest plan of a document while it is asked for; null = nothing is looked for. */
export function usePlanRun(wanted: PlanWanted | null): { asked: Asked; run: PlanRun | undefined } {
  const { org } = useView();
  const begun = useRef(0);
  const asked = useQuery({
    queryKey: ['PlanRollout', { org, ...wanted }],
    queryFn: ({ signal }) => {
      const attempt = wanted?.attempt ?? 0;
      // The first asking begins, those after it only look how far it is.
      const again = begun.current !== attempt;
      begun.current = attempt;
      return ask(PlanRolloutDocument, { org, document: wanted?.document ?? '', again }, signal);
    },
    enabled: wanted !== null,
    refetchInterval: (query) => (query.state.data?.planRollout.state === 'running' ? POLL_MS : false),
    // What was cancelled begins anew when it is asked for again: only a person asks.
    refetchOnMount: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return { asked, run: asked.data?.planRollout };
}

/** The address of a CSV about a plan. */
export function rolloutExport(
  name: 'rollout-plan' | 'rollout-gates' | 'rollout-weeks',
  view: View,
  plan: string,
): string {
  const parameters = new URLSearchParams({ plan });
  if (view.org) parameters.set('org', view.org);
  return `/export/${name}.csv?${parameters.toString()}`;
}
