import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Definition } from './definitions';
import { DefinitionPopover } from './definition-popover';
import classes from './figures.module.css';
import own from './stage-figures.module.css';

/** One figure of a strip; a value of null is "not enough data". */
export interface StripFigure {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  help?: Definition;
}

/** Figures beside each other, each with what it rests on. */
export function FigureStrip({
  label,
  figures,
  old,
}: {
  label: string;
  figures: StripFigure[] | undefined;
  old: boolean;
}) {
  if (!figures) return <Skeleton height={92} radius={10} />;
  return (
    <section className={`${classes.strip} ${own.strip} ${old ? classes.old : ''}`} aria-label={label}>
      {figures.map((figure) => (
        <div key={figure.label} className={classes.figure}>
          <div className={classes.label}>
            {figure.label}
            {figure.help && <DefinitionPopover title={figure.label} definition={figure.help} />}
          </div>
          <div className={classes.value}>
            {figure.value === null ? <span className={classes.missing}>not enough data</span> : figure.value}
            {figure.note && <span className={classes.lines}>{figure.note}</span>}
          </div>
        </div>
      ))}
    </section>
  );
}
