import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  DeleteScenarioDocument,
  ForecastSideDocument,
  SaveScenarioDocument,
  ScenariosDocument,
  type ForecastQuestion,
  type ForecastSideQuery,
  type SaveScenarioMutationVariables,
  type ScenarioPartsFragment,
} from '../gql/documents';
import { ask } from './server';
import { POLL_MS, useWhatIf } from './what-if';
import { leversAsked } from './what-if-view';

export type Scenario = ScenarioPartsFragment;
export type Side = ForecastSideQuery['forecast'];

/** The saved scenarios by name. */
export function useScenarios() {
  const { org } = useWhatIf();
  return useQuery({
    queryKey: ['Scenarios', { org }],
    queryFn: ({ signal }) => ask(ScenariosDocument, { org }, signal),
  });
}

/** Saving and deleting ask only for the list again: a forecast that was cancelled must not begin anew because of it. */
export function useScenarioActions() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['Scenarios'] });
  const save = useMutation({
    mutationFn: (variables: SaveScenarioMutationVariables) => ask(SaveScenarioDocument, variables),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (variables: { org: string | undefined; id: string }) => ask(DeleteScenarioDocument, variables),
    onSuccess,
  });
  return { save, remove };
}

/** The forecast of each scenario, without the refits that only the outer bands need. */
export function useSides(scenarios: readonly Scenario[]): { side: Side | undefined; error: Error | null }[] {
  const { org, scope } = useWhatIf();
  return useQueries({
    queries: scenarios.map(({ levers, weeks }) => {
      const question: ForecastQuestion = { levers: leversAsked(levers), weeks, refits: false };
      return {
        queryKey: ['ForecastSide', { org, scope, question }],
        queryFn: ({ signal }: { signal: AbortSignal }) => ask(ForecastSideDocument, { org, scope, question }, signal),
        refetchInterval: ({ state }: { state: { data: ForecastSideQuery | undefined } }) =>
          state.data?.forecast.state === 'running' ? POLL_MS : (false as const),
      };
    }),
  }).map(({ data, error }) => ({ side: data?.forecast, error }));
}
