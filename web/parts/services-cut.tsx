import { Button } from '@mantine/core';
import { useView } from '../state/use-view';
import classes from './services-notes.module.css';

/** Says which numbers the filter makes unknown, and takes that part of it away. */
export function ServicesCut({ known }: { known: string }) {
  const { change } = useView();
  return (
    <div className={classes.cut} role="note">
      <span>
        Deploys and incidents belong to services; they have no team, function, size, authorship or tier. {known}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() =>
          change({ team: undefined, function: undefined, size: undefined, authorship: undefined, tier: undefined })
        }
      >
        Clear this part of the filter
      </Button>
    </div>
  );
}
