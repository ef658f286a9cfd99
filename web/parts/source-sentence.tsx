import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconPlus, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useConnections } from '../state/connections';
import { useNow } from '../state/now';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { completenessSentence, wholeOf, type Completeness } from '../text/completeness';
import classes from './source-sentence.module.css';

const icons: Record<Completeness, typeof IconHelpCircle> = {
  complete: IconCircleCheck,
  syncing: IconRefresh,
  incomplete: IconAlertTriangle,
  unknown: IconHelpCircle,
};

/** Is the data complete? One sentence with numbers, before anything else. */
export function SourceSentence() {
  const { view, org } = useView();
  const { timeZone, simulated } = useOrganization();
  const now = useNow();
  const asked = useConnections(org);
  // Only GitHub says how much there is.
  const connections = asked.data?.connections.filter(({ door }) => door === 'github');
  if (asked.error && !connections)
    return (
      <section className={`${classes.sentence} ${classes.incomplete}`} role="alert">
        <p className={classes.text}>
          <IconAlertTriangle size={24} aria-hidden />
          {asked.error.message}
        </p>
        <Button size="xs" variant="default" onClick={() => void asked.refetch()}>
          Try again
        </Button>
      </section>
    );
  if (!connections) return <Skeleton height={64} radius={10} aria-busy />;
  const { completeness } = wholeOf(connections);
  const Icon = icons[completeness];
  return (
    <section className={`${classes.sentence} ${classes[completeness]}`} aria-label="Completeness">
      <p className={classes.text} role="status">
        <Icon size={24} stroke={1.8} aria-hidden />
        {simulated && connections.length === 0
          ? 'Simulated: all of it is made up, so nothing is missing.'
          : completenessSentence(connections, timeZone, now)}
      </p>
      <Button
        component={Link}
        {...({ to: '/connect', search: cutOf(view) } as object)}
        size="xs"
        variant={connections.length ? 'default' : 'filled'}
        leftSection={<IconPlus size={14} aria-hidden />}
        className="no-print"
      >
        Connect GitHub
      </Button>
    </section>
  );
}
