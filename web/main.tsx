import '@mantine/core/styles.css';
import './theme/tokens.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './routes';
import { ServerError } from './state/server';
import { theme } from './theme/theme';

const answers = new QueryClient({
  // The server says when the data have changed; until then an answer stays true.
  defaultOptions: { queries: { staleTime: 5 * 60_000, retry: tryAgain, refetchOnWindowFocus: false } },
});

/** A server that cannot be reached may be starting; what it refused it refuses again. */
function tryAgain(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ServerError && error.code === 'UNREACHABLE';
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root" for the page to stand in.');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'downstream-theme' })}
    >
      <QueryClientProvider client={answers}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
