import { ForecastConsistency } from '../charts/forecast-consistency';
import { PublishedAnchorsDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { anchorsCsv } from '../state/what-if-export';
import { anchorName, anchorValue, consistencySentence, curvesText } from '../text/forecast';
import { ChartFrame } from './chart-frame';
import { DataTable, type TableOf } from './data-table';
import link from './list-link.module.css';
import { whatIfDefinitions } from './what-if-definitions';
import classes from './what-if.module.css';

const HEIGHT = 220;

/** What others published, and whether a plain queue could tell the same. */
export function WhatIfAnchorsFrame() {
  const asked = useAnswer('PublishedAnchors', PublishedAnchorsDocument, {});
  const anchors = asked.data?.publishedAnchors;
  const table = (): TableOf => ({
    columns: [
      { label: 'What' },
      { label: 'Published', numeric: true },
      { label: '95 % interval', numeric: true },
      { label: 'How it was found' },
      { label: 'Source' },
    ],
    rows: (anchors?.anchors ?? []).map((anchor) => [
      anchorName(anchor),
      anchorValue(anchor.value, anchor.unit),
      anchor.low === null || anchor.high === null
        ? 'none published'
        : `${anchorValue(anchor.low, anchor.unit)} to ${anchorValue(anchor.high, anchor.unit)}`,
      anchor.evidence,
      <a key="source" href={anchor.url} className={link.link} rel="noreferrer" target="_blank">
        {anchor.source} {anchor.year}: {anchor.title}
      </a>,
    ]),
  });
  return (
    <ChartFrame
      title="What others published"
      summary="Context, not a measure of this organization; the curves are a consistency check, not a validation."
      definition={whatIfDefinitions.anchors}
      asked={asked}
      csv={anchorsCsv(anchors?.anchors)}
      height={260}
      empty={anchors?.anchors.length === 0 ? <p>None is known to this version.</p> : undefined}
      table={table}
    >
      <DataTable {...table()} caption="What others published" />
      <div className={classes.checks}>
        {anchors?.consistency.map((check) => (
          <div key={`${check.merges.source}-${check.merges.year}`}>
            <p>{consistencySentence(check)}</p>
            <ForecastConsistency check={check} height={HEIGHT} />
            <p className={classes.note}>
              {curvesText(check.curves)} Rings: the utilisation at which a curve meets what was published.
            </p>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
