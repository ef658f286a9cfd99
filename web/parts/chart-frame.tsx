import { ActionIcon, Button, Skeleton, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconChartLine, IconFileTypeCsv, IconTable } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import type { Asked } from '../state/answer';
import { useTables } from '../state/tables';
import classes from './chart-frame.module.css';
import { DataTable, type TableOf } from './data-table';
import { DefinitionPopover } from './definition-popover';
import type { Definition } from './definitions';

interface ChartFrameProps {
  title: string;
  /** One sentence that says what the drawing shows; it is also its accessible description. */
  summary: string;
  definition: Definition;
  asked: Asked;
  /** Asked for only when it is shown. */
  table: () => TableOf;
  /** Address of the same figures as CSV. */
  csv: string;
  /** Height of the drawing in px, so that the skeleton has its final shape. */
  height: number;
  skeleton?: ReactNode;
  /** Shown in place of the drawing when there is nothing to draw. */
  empty?: ReactNode;
  legend?: ReactNode;
  children: ReactNode;
}

/** The one frame every chart lives in: title, summary, definition, table, CSV, skeleton, error with remedy. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, summary, definition, asked, table, csv, height, skeleton, empty, legend, children } = props;
  const id = useId();
  const all = useTables();
  // The frame's own choice lasts until all charts of the page are switched at once.
  const [own, setOwn] = useState<{ shown: boolean; at: number } | null>(null);
  const asTable = own && own.at === all.switched ? own.shown : all.shown;
  const ready = !asked.isPending && !asked.error;
  return (
    <section className={classes.frame} aria-labelledby={`${id}-title`}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <div className={classes.titleLine}>
            <h2 id={`${id}-title`} className={classes.title}>
              {title}
            </h2>
            <DefinitionPopover title={title} definition={definition} />
          </div>
          {ready && (
            <p id={`${id}-summary`} className={classes.summary}>
              {summary}
            </p>
          )}
          {asked.isPending && !asked.error && <Skeleton height={14} width="min(420px, 80%)" mt={5} mb={3} />}
        </div>
        <div className={`${classes.actions} no-print`}>
          <Tooltip label={asTable ? 'Show as a drawing (t)' : 'Show as a table (t)'}>
            <ActionIcon
              aria-label={`${title}: show as a table`}
              aria-pressed={asTable}
              onClick={() => setOwn({ shown: !asTable, at: all.switched })}
            >
              {asTable ? <IconChartLine size={17} stroke={1.6} /> : <IconTable size={17} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Download as CSV">
            <ActionIcon component="a" href={csv} download aria-label={`${title}: download as CSV`}>
              <IconFileTypeCsv size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </div>
      </header>
      {ready && !empty && !asTable && legend}
      {asked.error ? (
        <Fault error={asked.error} retry={() => void asked.refetch()} height={height} />
      ) : asked.isPending ? (
        <div style={{ minHeight: height }} aria-busy>
          <VisuallyHidden>Loading {title}</VisuallyHidden>
          {skeleton ?? <Skeleton height={height} />}
        </div>
      ) : empty ? (
        <div className={classes.empty} style={{ minHeight: Math.min(height, 160) }}>
          {empty}
        </div>
      ) : (
        <figure
          className={`${classes.drawing} ${asked.isPlaceholderData ? classes.old : ''}`}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-summary`}
          aria-busy={asked.isFetching}
        >
          {asTable ? <DataTable {...table()} caption={title} /> : children}
        </figure>
      )}
    </section>
  );
}

function Fault({ error, retry, height }: { error: Error; retry: () => void; height: number }) {
  return (
    <div className={classes.empty} style={{ minHeight: Math.min(height, 160) }} role="alert">
      <IconAlertTriangle size={22} stroke={1.6} aria-hidden />
      <p>{error.message}</p>
      <Button size="xs" variant="default" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
