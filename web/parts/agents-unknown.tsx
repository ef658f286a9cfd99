import { Button } from '@mantine/core';
import { UnknownReviewersDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { dayOf } from '../text/moment';
import { countOf } from '../text/number';
import own from './agents.module.css';
import classes from './mapping.module.css';
import table from './pull-request-table.module.css';

interface AgentsUnknownProps {
  /** Logins that became an agent in the fields. */
  taken: readonly string[];
  onMake: (login: string, id: string | null) => void;
}

/** Automated accounts that comment on pull requests and are no known agent. */
export function AgentsUnknown({ taken, onMake }: AgentsUnknownProps) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const asked = useAnswer('UnknownReviewers', UnknownReviewersDocument, { org });
  const unknown = asked.data?.unknownReviewers ?? [];
  // Nothing to do here is nothing to read.
  if (!asked.error && unknown.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="agents-unknown">
      <div className={classes.head}>
        <h2 id="agents-unknown">Automated accounts that are no known agent</h2>
      </div>
      <p className={classes.note}>
        {asked.error
          ? asked.error.message
          : 'They comment on pull requests. If one of them reviews, make it an agent; what only builds or deploys can stay.'}
      </p>
      {unknown.length > 0 && (
        <div
          className={`${table.scroll} ${own.accounts}`}
          role="region"
          aria-label="Automated accounts, as a table"
          tabIndex={0}
        >
          <table className={table.table}>
            <caption>Automated accounts that comment and are no known agent</caption>
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">
                  <span className={classes.hidden}>What to do</span>
                </th>
                <th scope="col" className={table.numeric}>
                  Threads begun
                </th>
                <th scope="col" className={table.numeric}>
                  Other comments
                </th>
                <th scope="col" className={table.numeric}>
                  Repositories
                </th>
                <th scope="col">Newest</th>
              </tr>
            </thead>
            <tbody>
              {unknown.map(({ login, id, threads, others, repos, lastAt }) => (
                <tr key={login}>
                  <th scope="row" className={table.main}>
                    <span className={table.title}>{login}</span>
                    {id && <span className={table.second}>id {id}</span>}
                  </th>
                  <td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={taken.includes(login)}
                      aria-label={`Make an agent of ${login}`}
                      onClick={() => onMake(login, id)}
                    >
                      Make an agent
                    </Button>
                  </td>
                  <td className={table.numeric} data-label="threads">
                    {countOf(threads)}
                  </td>
                  <td className={table.numeric} data-label="others">
                    {countOf(others)}
                  </td>
                  <td className={table.numeric} data-label="repositories">
                    {countOf(repos)}
                  </td>
                  <td className={table.day} data-label="newest">
                    {dayOf(lastAt, timeZone)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
