import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

/** Says whether the server's events reach the page now. */
export function setStreamOpen(now: boolean): void {
  if (now === open) return;
  open = now;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server's events reach the page; when they do not, what changes by itself has to be asked for. */
export function useStreamOpen(): boolean {
  return useSyncExternalStore(listen, () => open);
}
