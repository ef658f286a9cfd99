import { SourcesDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { dayOf, momentOf } from '../text/moment';
import { countOf, countedOf } from '../text/number';
import { ListFrame } from './list-frame';
import classes from './pull-request-table.module.css';

/** What came in through which door, how far it reaches, and what was rejected. */
export function SourceTable() {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const asked = useAnswer('Sources', SourcesDocument, { org });
  const sources = asked.data?.sources ?? [];
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  const heading = asked.data
    ? `${countedOf(records, 'record')} taken, ${countOf(rejected)} rejected, times in ${timeZone}`
    : undefined;
  return (
    <ListFrame
      label="Coverage per source"
      heading={heading}
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={<p>Nothing has been imported yet. Run “npx downstream import PATH” where Downstream was started.</p>}
      shown={sources.length}
      total={asked.data ? sources.length : undefined}
      more={undefined}
      loadingMore={false}
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>Coverage per source and kind</caption>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Kind</th>
              <th scope="col" className={classes.numeric}>
                Records
              </th>
              <th scope="col" className={classes.numeric}>
                Rejected
              </th>
              <th scope="col" className={classes.numeric}>
                Repositories
              </th>
              <th scope="col">First</th>
              <th scope="col">Last</th>
              <th scope="col">Imported</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={`${source.door} ${source.source} ${source.kind}`}>
                <th scope="row" className={classes.main}>
                  <span className={classes.title}>{source.source}</span>
                  <span className={classes.second}>{source.door}</span>
                </th>
                <td data-label="kind">{source.kind.replace(/_/g, ' ')}</td>
                <td className={classes.numeric} data-label="records">
                  {countOf(source.records)}
                </td>
                <td className={classes.numeric} data-label="rejected">
                  {countOf(source.rejected)}
                </td>
                <td className={classes.numeric} data-label="repositories">
                  {countOf(source.repos)}
                </td>
                <td className={classes.day} data-label="first">
                  {dayOf(source.firstAt, timeZone)}
                </td>
                <td className={classes.day} data-label="last">
                  {dayOf(source.lastAt, timeZone)}
                </td>
                <td className={classes.day} data-label="imported">
                  {momentOf(source.importedAt, timeZone)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ListFrame>
  );
}
