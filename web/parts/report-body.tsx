import { ConstraintStrip } from '../charts/constraint-strip';
import { FlowLine } from '../charts/flow-line';
import { SmallMultiple } from '../charts/small-multiple';
import type { ReportDocument } from '../state/report';
import classes from './report-body.module.css';
import { ReportSentences } from './report-sentences';
import { ReportSuggestions } from './report-suggestions';
import { ReportWaitingList } from './report-waiting';

/** Everything of a report below its first sentence. @param pending what stands in place of the forecast while it runs */
export function ReportBody({ report, pending }: { report: ReportDocument; pending?: React.ReactNode }) {
  const { stages, charts, weeks, parts, suggestions, notTold } = report;
  return (
    <>
      <section className={classes.card} aria-label="Flow">
        <FlowLine stages={stages} />
        <ConstraintStrip report={report} />
      </section>
      <section className={`${classes.card} ${classes.charts}`} aria-label="Week by week">
        {charts.map((chart) => (
          <SmallMultiple key={chart.code} chart={chart} weeks={weeks} />
        ))}
      </section>
      <div className={`${classes.card} ${classes.parts}`}>
        {pending && <section className={classes.part}>{pending}</section>}
        {parts.map(({ section, title, sentences }) => (
          <section key={section} className={classes.part}>
            <h2>{title}</h2>
            <ReportSentences sentences={sentences} />
          </section>
        ))}
        {suggestions.length > 0 && (
          <section className={classes.part}>
            <h2>What would help</h2>
            <ReportSuggestions suggestions={suggestions} />
          </section>
        )}
        <div className={classes.part}>
          <ReportWaitingList report={report} />
        </div>
        {notTold.length > 0 && (
          <section className={classes.part}>
            <h2>Not told</h2>
            <ul className={classes.notTold}>
              {notTold.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
