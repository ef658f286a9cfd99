import { useQueries } from '@tanstack/react-query';
import { TuneCutDocument } from '../gql/documents';
import { ask } from '../state/server';
import { useView } from '../state/use-view';

/** What is to be said of path globs: one the server refuses, and those that fit the path of no finding. */
interface GlobFaults {
  wrong: string | undefined;
  idle: string[];
}

/** Each glob is asked for by itself, without its `!`: one that keeps nothing then neither lets in nor leaves out anything. */
export function useGlobFaults(agent: string | null, globs: readonly string[] = []): GlobFaults {
  const { org, scope } = useView();
  const answers = useQueries({
    queries: globs.map((glob) => {
      const variables = { org, scope, agent: agent ?? '', rule: { paths: [glob.replace(/^!/, '')] } };
      return {
        queryKey: ['TuneCut', variables],
        queryFn: ({ signal }: { signal: AbortSignal }) => ask(TuneCutDocument, variables, signal),
        enabled: agent !== null,
      };
    }),
  });
  return {
    wrong: answers.find(({ error }) => error)?.error?.message,
    idle: globs.filter((_, index) => {
      const cut = answers[index].data?.tuneCut;
      return cut !== undefined && cut.kept === 0 && cut.hidden > 0;
    }),
  };
}
