import { IconStack2 } from '@tabler/icons-react';
import { NeckMark } from '../parts/neck-mark';
import { ReportLink } from '../parts/report-link';
import { stageColour } from '../parts/stage-mark';
import type { ReportDocument } from '../state/report';
import { daysOf } from '../text/duration';
import { sinceLastWeek, standing } from '../text/report';
import { stageName } from '../text/stage-name';
import classes from './flow-line.module.css';

/** The stages left to right with what stands in each; the constraint and the largest pile marked by shape and word. */
export function FlowLine({ stages }: Pick<ReportDocument, 'stages'>) {
  return (
    <ol className={classes.line} aria-label="Stages at the end of the week">
      {stages.map(({ stage, unknown, wip, wipLastWeek, backlogDays, limit, constraint, pile, link }) => (
        <li
          key={stage}
          className={classes.stage}
          data-constraint={(constraint && stage !== 'write') || undefined}
          data-hatched={stage === 'pickup' || undefined}
          style={{ '--stage': stageColour(stage) } as React.CSSProperties}
        >
          <div className={classes.bar} />
          <ReportLink to={link}>
            <b>{stageName(stage)}</b>
          </ReportLink>
          {unknown || wip === null ? (
            <span className={classes.muted}>unknown here</span>
          ) : (
            <>
              <span className={classes.figure}>{standing(stage, wip)}</span>
              <span className={classes.muted}>
                {backlogDays !== null && `${daysOf(backlogDays)} of work`}
                {backlogDays !== null && limit !== null && stage !== 'write' && `, limit ${daysOf(limit)}`}
              </span>
              <span className={classes.muted}>{sinceLastWeek(wip, wipLastWeek)}</span>
            </>
          )}
          {constraint && (
            <span className={classes.mark}>
              {stage !== 'write' && <NeckMark size={13} />}
              {stage === 'write' ? 'waits for work' : 'constraint'}
            </span>
          )}
          {pile && (
            <span className={classes.pile}>
              <IconStack2 size={14} stroke={1.8} aria-hidden />
              largest pile
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
