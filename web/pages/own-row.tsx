import { useLocation } from '@tanstack/react-router';
import { Alert, Skeleton } from '@mantine/core';
import { OwnRowDocument } from '../gql/documents';
import { OwnRowWeeks } from '../parts/privacy-own-row';
import { Page } from '../parts/page';
import classes from '../parts/privacy.module.css';
import { useAnswer } from '../state/answer';

/** What is counted about me? The key stands behind the #, so that it reaches no log and no other site. */
export function OwnRowPage() {
  const key = useLocation({ select: ({ hash }) => hash.replace(/^#/, '') });
  const { data, error } = useAnswer('OwnRow', OwnRowDocument, { key }, { enabled: key !== '', keep: false });
  return (
    <Page title="Own row" question="What is counted about me?" filter={false}>
      {key === '' ? (
        <p className={classes.note}>
          This page needs the address that was made for you, with the key behind its #. Ask for it; only you see what it
          opens.
        </p>
      ) : data ? (
        <OwnRowWeeks row={data.ownRow} />
      ) : error ? (
        <Alert color="red" role="alert" title="There is nothing to show">
          {error.message}
        </Alert>
      ) : (
        <Skeleton height={320} aria-busy />
      )}
    </Page>
  );
}
