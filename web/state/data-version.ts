import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Within this time of the opening the server has told where every organization stands. */
const SETTLE_MS = 3000;

/**
 * Listens to the server's events and asks everything again when the data have changed. Without the events the page works
 * as well, it only does not notice.
 */
export function useDataVersion(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return undefined;
    const known = new Map<string, number>();
    const events = new EventSource('/events');
    let opened = false;
    // The standing of every organization comes with the opening; what comes later is news.
    const settle = setTimeout(() => (opened = true), SETTLE_MS);
    events.onmessage = (event: MessageEvent<string>) => {
      const said = dataVersionOf(event.data);
      if (!said) return;
      const before = known.get(said.organization);
      known.set(said.organization, said.version);
      // The first message of an organization tells where it stands, unless it is new since the page was opened.
      if (before !== undefined ? before !== said.version : opened) void client.invalidateQueries();
    };
    return () => {
      clearTimeout(settle);
      events.close();
    };
  }, [client]);
}

/** Whose data stand where, of one message; null for a message that tells nothing of the kind. */
export function dataVersionOf(message: string): { organization: string; version: number } | null {
  const version = /"dataVersion"\s*:\s*(\d+)/.exec(message);
  const organization = /"organizationId"\s*:\s*"?([^",}]+)/.exec(message);
  return version ? { organization: organization?.[1] ?? '', version: Number(version[1]) } : null;
}
