import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import {
  BacktestDocument,
  CancelForecastDocument,
  ForecastDocument,
  InstantForecastDocument,
  type BacktestQuery,
  type ForecastQuery,
  type ForecastQuestion,
  type InstantForecastQuery,
  type Scope,
} from '../gql/documents';
import type { Asked } from './answer';
import { ask } from './server';
import { useView } from './use-view';
import { leversAsked, whatIfFromAddress, whatIfInAddress, type Levers, type WhatIf } from './what-if-view';

export type ForecastRun = ForecastQuery['forecast'];
export type ForecastAnswer = NonNullable<ForecastRun['answer']>;
export type InstantAnswer = InstantForecastQuery['instantForecast'];
export type BacktestRun = BacktestQuery['backtest'];

/** How often one asks how far it is, and how long nothing must have moved before a simulation begins. */
export const POLL_MS = 300;
const SETTLED_MS = 400;
const INSTANT_MS = 90;

/** What all parts of the page share: the question, the levers as they stand under the hand, the run and its answer. */
export interface WhatIfState {
  org: string | undefined;
  scope: Scope;
  whatIf: WhatIf;
  /** As they are dragged; those of the address otherwise. */
  tried: Levers;
  /** A lever is moved and not let go yet. */
  drag: (levers: Levers) => void;
  /** A change of the address: what is asked from now on. */
  change: (patch: Partial<WhatIf>, how?: 'push' | 'replace') => void;
  run: ForecastRun | undefined;
  /** The newest answer there is: of this question, or of the one before while this one runs. */
  answer: ForecastAnswer | undefined;
  /** Of frames that draw the answer. */
  asked: Asked;
  cancel: () => void;
  again: () => void;
  instant: InstantAnswer | undefined;
}

export const WhatIfContext = createContext<WhatIfState | null>(null);

/** @throws Error outside of the page What if */
export function useWhatIf(): WhatIfState {
  const state = useContext(WhatIfContext);
  if (!state) throw new Error('A part of What if stands outside of its page.');
  return state;
}

/** The cut of the address; a forecast begins where the data end, so that the range is of no account. */
function useForecastScope(): { org: string | undefined; scope: Scope } {
  const { org, scope: whole } = useView();
  const scope = useMemo(() => {
    const { range: _range, clock: _clock, ...cut } = whole;
    return cut;
  }, [whole]);
  return { org, scope };
}

/** Asks, polls and cancels; once per page. */
export function useWhatIfState(): WhatIfState {
  const { view, change: changeView } = useView();
  const { org, scope } = useForecastScope();
  const client = useQueryClient();
  const whatIf = useMemo(() => whatIfFromAddress(view.rule), [view.rule]);
  const [draft, setDraft] = useState<{ from: string | undefined; levers: Levers } | null>(null);
  const dragged = draft !== null && draft.from === view.rule;
  const tried = dragged ? draft.levers : whatIf.levers;

  const written = JSON.stringify({
    levers: leversAsked(whatIf.levers),
    weeks: whatIf.weeks,
    ...(whatIf.target !== null && { target: whatIf.target }),
  });
  const [settled] = useDebouncedValue(written, SETTLED_MS);
  const question = useMemo(() => JSON.parse(settled) as ForecastQuestion, [settled]);
  const key = useMemo(() => ['Forecast', { org, scope, question }], [org, scope, question]);
  const asked = useQuery<ForecastQuery>({
    queryKey: key,
    queryFn: ({ signal }) => ask(ForecastDocument, { org, scope, question }, signal),
    refetchInterval: ({ state }) => (state.data?.forecast.state === 'running' ? POLL_MS : false),
  });
  const run = asked.data?.forecast;

  // The answer before stays drawn, dimmed, until there is one to this question.
  const [kept, setKept] = useState<ForecastAnswer>();
  const own = run?.answer ?? undefined;
  if (own && own !== kept) setKept(own);
  const answer = own ?? (run?.refusal ? undefined : kept);

  // A run that is overtaken by another question would hold up the one that is wanted.
  const running = run?.state === 'running' ? run.id : null;
  const before = useRef<{ settled: string; running: string | null }>({ settled, running: null });
  useEffect(() => {
    if (before.current.settled !== settled && before.current.running)
      void ask(CancelForecastDocument, { id: before.current.running }).catch(() => undefined);
    before.current = { settled, running };
  }, [settled, running]);

  const [levers] = useDebouncedValue(JSON.stringify(leversAsked(tried)), INSTANT_MS);
  const instant = useQuery<InstantForecastQuery>({
    queryKey: ['InstantForecast', { org, scope, levers }],
    queryFn: ({ signal }) =>
      ask(InstantForecastDocument, { org, scope, levers: JSON.parse(levers) as ForecastQuestion['levers'] }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.instantForecast.state === 'running' ? 1000 : false),
  });

  const stop = useMutation({ mutationFn: (id: string) => ask(CancelForecastDocument, { id }) });
  const begin = useMutation({
    mutationFn: () => ask(ForecastDocument, { org, scope, question, again: true }),
    onSuccess: (begun) => client.setQueryData<ForecastQuery>(key, begun),
  });
  const over = run && run.state !== 'running';
  return {
    org,
    scope,
    whatIf,
    tried,
    drag: (next) => setDraft({ from: view.rule, levers: next }),
    change: (patch, how) => {
      setDraft(null);
      changeView({ rule: whatIfInAddress({ ...whatIf, ...patch }) }, how);
    },
    run,
    answer,
    asked: {
      isPending: !answer && !asked.error && !over,
      isFetching: run?.state === 'running',
      isPlaceholderData: !own || dragged || written !== settled,
      error: asked.error,
      refetch: asked.refetch as Asked['refetch'],
    },
    cancel: () => {
      if (!run) return;
      void client.cancelQueries({ queryKey: key });
      client.setQueryData<ForecastQuery>(key, { forecast: { ...run, state: 'cancelled', progress: null } });
      stop.mutate(run.id);
    },
    again: () => {
      if (asked.error) void asked.refetch();
      // What was cancelled or has failed begins anew only when somebody says so.
      else void begin.mutateAsync().catch(() => undefined);
    },
    instant: instant.data?.instantForecast,
  };
}

/** How good such forecasts would have been. It takes a while: it begins once the forecast stands. */
export function useBacktest(): { run: BacktestRun | undefined; asked: Asked; cancel: () => void; again: () => void } {
  const { org, scope, run: forecast } = useWhatIf();
  const client = useQueryClient();
  const [begun, setBegun] = useState(false);
  if (!begun && forecast?.state === 'done') setBegun(true);
  const key = ['Backtest', { org, scope }];
  const asked = useQuery<BacktestQuery>({
    queryKey: key,
    queryFn: ({ signal }) => ask(BacktestDocument, { org, scope }, signal),
    enabled: begun,
    refetchInterval: ({ state }) => (state.data?.backtest.state === 'running' ? 2 * POLL_MS : false),
  });
  const run = asked.data?.backtest;
  return {
    run,
    asked: {
      isPending: false,
      isFetching: false,
      isPlaceholderData: false,
      error: asked.error,
      refetch: asked.refetch as Asked['refetch'],
    },
    cancel: () => {
      if (!run) return;
      void client.cancelQueries({ queryKey: key });
      client.setQueryData<BacktestQuery>(key, { backtest: { ...run, state: 'cancelled', progress: null } });
      void ask(CancelForecastDocument, { id: run.id }).catch(() => undefined);
    },
    again: () => {
      void ask(BacktestDocument, { org, scope, again: true })
        .then((data) => client.setQueryData<BacktestQuery>(key, data))
        .catch(() => undefined);
    },
  };
}
