import { Alert, NativeSelect } from '@mantine/core';
import type { CheckGithubMutation } from '../gql/documents';
import type { ConnectForm } from '../state/connect-form';
import { countedOf, countOf } from '../text/number';
import { everyText, schedules } from '../text/schedule';
import classes from './connect-page.module.css';

interface ConnectCheckProps {
  seen: CheckGithubMutation['checkGithub'];
  form: ConnectForm;
  change: (patch: Partial<ConnectForm>) => void;
  refused: string | null;
}

/** What GitHub shows to this access, before anything is stored. */
export function ConnectCheck({ seen, form, change, refused }: ConnectCheckProps) {
  const { repositories, totalRepositories, rateLimit, rateRemaining, warnings, login } = seen;
  const sum = repositories.reduce((total, { pullRequests }) => total + pullRequests, 0);
  const all = repositories.length >= totalRepositories;
  return (
    <>
      <p className={classes.sum} role="status">
        {login ? `${login} sees` : 'Seen:'} {countedOf(totalRepositories, 'repository', 'repositories')} with{' '}
        {all ? '' : 'at least '}
        {countedOf(sum, 'pull request')}.
      </p>
      {warnings.length > 0 && (
        <ul className={classes.warnings} aria-label="Warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {repositories.length > 0 && (
        <div className={classes.seen} tabIndex={0} role="group" aria-label="Repositories seen">
          <table>
            <caption>Repositories seen</caption>
            <thead>
              <tr>
                <th scope="col">Repository</th>
                <th scope="col">Kind</th>
                <th scope="col" className={classes.numeric}>
                  Pull requests
                </th>
              </tr>
            </thead>
            <tbody>
              {repositories.map((each) => (
                <tr key={each.repo}>
                  <th scope="row">{each.repo}</th>
                  <td>
                    {[each.private ? 'private' : 'public', each.archived && 'archived'].filter(Boolean).join(', ')}
                  </td>
                  <td className={classes.numeric}>{countOf(each.pullRequests)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && (
        <p className={classes.muted}>
          And {countedOf(totalRepositories - repositories.length, 'more repository', 'more repositories')}.
        </p>
      )}
      <p className={classes.muted}>
        {rateLimit === null || rateLimit === 0
          ? 'This GitHub sets no limit on questions.'
          : `GitHub’s limit: ${countOf(rateRemaining)} of ${countOf(rateLimit)} points left in this hour. When they are used up, the sync waits and goes on by itself.`}
      </p>
      <NativeSelect
        label="Sync"
        description="The first sync reads the whole history, the newest first. Later ones read what changed."
        value={String(form.everyMinutes)}
        onChange={(event) => change({ everyMinutes: Number(event.currentTarget.value) })}
        data={schedules.map((minutes) => ({ value: String(minutes), label: everyText(minutes) }))}
      />
      {refused && (
        <Alert color="red" role="alert" title="It could not be connected">
          {refused}
        </Alert>
      )}
    </>
  );
}
