import { ReportLink } from '../parts/report-link';
import { useTables } from '../state/tables';
import type { ReportDocument } from '../state/report';
import { reportValue } from '../text/report';
import classes from './small-multiple.module.css';

const [WIDTH, HEIGHT, RIGHT, TOP, BOTTOM] = [300, 92, 64, 8, 14];

/** One number per week: a line, broken where there are not enough data; the last value told beside it, the rest as a table. */
export function SmallMultiple({ chart, weeks }: { chart: ReportDocument['charts'][number]; weeks: readonly string[] }) {
  const { shown } = useTables();
  const { title, summary, unit, values, reference, referenceLabel, link } = chart;
  return (
    <figure className={classes.figure}>
      <figcaption>
        <ReportLink to={link}>{title}</ReportLink>
      </figcaption>
      {shown ? (
        <div className={classes.rows} tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">Week</th>
                <th scope="col">{title}</th>
              </tr>
            </thead>
            <tbody>
              {values.map((value, week) => (
                <tr key={weeks[week]}>
                  <td>{weeks[week]}</td>
                  <td>{value === null ? 'not enough data' : reportValue(value, unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Line {...{ unit, values, reference, referenceLabel, summary, weeks }} />
      )}
      <p>{summary}</p>
    </figure>
  );
}

function Line({
  unit,
  values,
  reference,
  referenceLabel,
  summary,
  weeks,
}: Pick<ReportDocument['charts'][number], 'unit' | 'values' | 'reference' | 'referenceLabel' | 'summary'> & {
  weeks: readonly string[];
}) {
  const most = Math.max(...values.map((value) => value ?? 0), reference ?? 0) || 1;
  const x = (week: number) => 3 + ((WIDTH - RIGHT - 3) * week) / Math.max(1, values.length - 1);
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  const missing = (week: number) => (values[week] ?? null) === null;
  const path = values
    .map((value, week) =>
      value === null ? '' : `${missing(week - 1) ? 'M' : 'L'}${x(week).toFixed(1)} ${y(value).toFixed(1)}`,
    ) // prettier-ignore
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary} className={classes.chart}>
      <path d={`M3 ${HEIGHT - BOTTOM + 0.5}H${WIDTH - RIGHT}`} stroke="var(--line)" />
      {reference !== null && (
        <>
          <path d={`M3 ${y(reference)}H${WIDTH - RIGHT}`} stroke="var(--ink-muted)" strokeDasharray="4 3" />
          <text x={4} y={y(reference) < 18 ? y(reference) + 12 : y(reference) - 4}>
            {referenceLabel}
          </text>
        </>
      )}
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth={2} strokeLinejoin="round" />
      {values.map((value, week) =>
        value !== null && missing(week - 1) && missing(week + 1) ? (
          <circle key={weeks[week]} cx={x(week)} cy={y(value)} r={2} fill="var(--accent)" />
        ) : null,
      )}
      {last >= 0 && (
        <>
          <circle cx={x(last)} cy={y(values[last]!)} r={3} fill="var(--accent)" />
          <text x={x(last) + 7} y={Math.max(10, y(values[last]!) + 4)} className={classes.last}>
            {reportValue(values[last]!, unit)}
          </text>
        </>
      )}
      <text x={3} y={HEIGHT - 2}>
        {weeks[0]}
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 2} textAnchor="end">
        {weeks.at(-1)}
      </text>
    </svg>
  );
}
