import { Button, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { countOf } from '../text/number';
import classes from './list-frame.module.css';

interface ListFrameProps {
  /** Which number the list stands behind, with how many there are. Undefined while unknown. */
  heading: string | undefined;
  /** Tells this list from others where a page has several. */
  label?: string;
  /** Address of the same rows as CSV, where there is one. */
  csv?: string;
  controls?: ReactNode;
  pending: boolean;
  old: boolean;
  error: Error | null;
  retry: () => void;
  empty: ReactNode;
  shown: number;
  total: number | undefined;
  more: (() => void) | undefined;
  loadingMore: boolean;
  children: ReactNode;
}

/** The frame of every list: heading in words, order, CSV, load more, and its empty and broken states. */
export function ListFrame(props: ListFrameProps) {
  const {
    heading,
    label,
    csv,
    controls,
    pending,
    old,
    error,
    retry,
    empty,
    shown,
    total,
    more,
    loadingMore,
    children,
  } = props;
  return (
    <section className={classes.frame} id={label ? undefined : 'list'} aria-label={label ?? 'The list'}>
      <div className={classes.head}>
        <h2 className={classes.heading} aria-live="polite">
          {heading ?? (error ? 'The list could not be read' : <Skeleton height={18} width={340} maw="70vw" />)}
        </h2>
        <div className={`${classes.controls} no-print`}>
          {controls}
          {csv && (
            <Button
              component="a"
              href={csv}
              download
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              CSV
            </Button>
          )}
        </div>
      </div>
      {error ? (
        <div className={classes.state} role="alert">
          <p>{error.message}</p>
          <Button size="xs" variant="default" onClick={retry}>
            Try again
          </Button>
        </div>
      ) : pending ? (
        <Skeleton height={360} aria-busy />
      ) : total === 0 ? (
        <div className={classes.state}>{empty}</div>
      ) : (
        <div className={old ? classes.old : undefined}>
          {children}
          <div className={classes.foot}>
            <span>
              {countOf(shown)} of {countOf(total)}
            </span>
            {more && (
              <Button size="xs" variant="default" onClick={more} loading={loadingMore}>
                Load more
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
