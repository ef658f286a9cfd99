import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dataVersionOf, watchVersions } from './data-version';
import { jobNewsOf } from './job-news';
import { keepJob } from './jobs';
import { sparing } from './sparing';
import { setStreamOpen } from './stream-standing';

/** Within this time of the opening the server has told where every organization stands. */
const SETTLE_MS = 3000;
/** A sync changes the data every second; whoever looks at a chart is served by less. */
const ASK_AGAIN_MS = 5000;
/** Browsers open a broken stream again by themselves, unless the answer was a refusal. */
const REOPEN_MS = 5000;

/**
 * Listens to the server's events: what is said about jobs is kept, and everything is asked again when the data have changed.
 * One stream for the whole page. Without it the page works as well: jobs are asked for, changes of the data go unnoticed.
 */
export function useServerEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return undefined;
    const versions = watchVersions();
    const askAgain = sparing(() => void client.invalidateQueries(), ASK_AGAIN_MS);
    const settle = setTimeout(() => versions.settle(), SETTLE_MS);
    let events: EventSource;
    let reopen: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const open = () => {
      events = new EventSource('/events');
      events.onopen = () => {
        setStreamOpen(true);
        // What was said while nobody listened is lost.
        if (missed) void client.invalidateQueries();
        missed = false;
      };
      events.onerror = () => {
        missed = true;
        setStreamOpen(false);
        if (events.readyState !== EventSource.CLOSED) return;
        clearTimeout(reopen);
        reopen = setTimeout(open, REOPEN_MS);
      };
      events.onmessage = ({ data }: MessageEvent<string>) => {
        const version = dataVersionOf(data);
        if (version && versions.changed(version)) askAgain.now();
        const job = jobNewsOf(data);
        if (job) keepJob(client, job);
      };
    };
    open();
    return () => {
      clearTimeout(settle);
      clearTimeout(reopen);
      askAgain.stop();
      events.close();
      setStreamOpen(false);
    };
  }, [client]);
}
