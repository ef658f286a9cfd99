import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Listens to the server's events and asks everything again when the data have changed. Without the events the page works
 * as well, it only does not notice.
 */
export function useDataVersion(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return undefined;
    let known: number | null = null;
    const events = new EventSource('/events');
    events.onmessage = (event: MessageEvent<string>) => {
      const version = dataVersionOf(event.data);
      if (version === null) return;
      // The first message tells where the server stands; the page has just asked.
      if (known !== null && version !== known) void client.invalidateQueries();
      known = version;
    };
    return () => events.close();
  }, [client]);
}

/** The data version of one message; null for a message that carries none. */
export function dataVersionOf(message: string): number | null {
  const match = /"dataVersion"\s*:\s*(\d+)/.exec(message);
  return match ? Number(match[1]) : null;
}
