import { stageColour } from '../parts/stage-mark';
import { useTables } from '../state/tables';
import type { ReportDocument } from '../state/report';
import { constraintRuns, constraintText, runName } from '../text/report';
import classes from './constraint-strip.module.css';

/** From this share of the strip on a run has room for its name. */
const NAMED = 0.11;

/** Which stage was the constraint in which week, as one row; all of it in words below. */
export function ConstraintStrip({ report }: { report: Pick<ReportDocument, 'weeks' | 'constraints'> }) {
  const { shown } = useTables();
  const runs = constraintRuns(report);
  const { weeks } = report;
  return (
    <figure className={classes.figure}>
      <figcaption>
        Constraint by week, {weeks[0]} to {weeks.at(-1)}
      </figcaption>
      {shown ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Constraint</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Weeks</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ stage, from, to, weeks: count }) => (
              <tr key={from}>
                <td>{runName(stage)}</td>
                <td>{from}</td>
                <td>{to}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div className={classes.strip} aria-hidden>
          {runs.map(({ stage, from, weeks: count }) => (
            <span
              key={from}
              className={classes.run}
              data-none={stage === null || stage === 'write' || undefined}
              data-hatched={stage === 'pickup' || undefined}
              style={{ flexGrow: count, '--stage': stage ? stageColour(stage) : undefined } as React.CSSProperties}
            >
              {count / weeks.length >= NAMED && <b>{stage === 'write' ? 'none' : runName(stage)}</b>}
            </span>
          ))}
        </div>
      )}
      <p>{constraintText(report)}</p>
    </figure>
  );
}
