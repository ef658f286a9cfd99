import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PeopleDecisionInput, PersonPartsFragment } from '../gql/documents';
import { countedOf } from '../text/number';
import { isLikeness, joinText, kindText, lookText } from '../text/people';
import { PersonChange } from './people-change';
import { PersonForm } from './people-form';
import classes from './people-details.module.css';

/** One person: accounts and why they are one, what to look at, and a way to correct it. */
export function PersonDetails({ person }: { person: PersonPartsFragment }) {
  const { login, name, accounts, joins, looks } = person;
  const [changes, setChanges] = useState<PeopleDecisionInput[]>([]);
  return (
    <div className={classes.details}>
      <p className={classes.kind}>
        {name && `${name}, `}
        {kindText(person)}
      </p>

      {looks.length > 0 && (
        <section aria-labelledby="person-looks">
          <h3 id="person-looks" className={classes.heading}>
            To look at
          </h3>
          <ul className={classes.looks}>
            {looks.map((look) => (
              <li key={`${look.because} ${look.value} ${look.others.join()}`}>
                <span>
                  {look.others.length > 0 && <b>{look.others.join(', ')} </b>}
                  {lookText(look)}
                </span>
                {isLikeness(look.because) && look.others.length === 1 && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => setChanges([{ login: look.others[0], sameAs: login }])}
                  >
                    Same person
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}

      <section aria-labelledby="person-accounts">
        <h3 id="person-accounts" className={classes.heading}>
          {countedOf(accounts.length, 'account')}
        </h3>
        <ul className={classes.accounts}>
          {accounts.map((account) => (
            <li key={account.login}>
              <div>
                <span className={classes.login}>{account.login}</span>
                <span className={classes.second}>
                  {[
                    ...account.ids.map((id) => `id ${id}`),
                    ...account.emails.filter((email) => email !== account.login.toLowerCase()),
                  ].join(' · ')}
                </span>
                <span className={classes.second}>
                  {[
                    countedOf(account.pullRequests, 'pull request'),
                    countedOf(account.reviews, 'review'),
                    countedOf(account.comments, 'comment'),
                  ].join(', ')}
                </span>
                {joins
                  .filter(({ a, b }) => (a === account.login || b === account.login) && account.login !== login)
                  .map((join) => (
                    <span key={`${join.a} ${join.b} ${join.by} ${join.value}`} className={classes.second}>
                      is {join.a === account.login ? join.b : join.a}: {joinText(join)}
                    </span>
                  ))}
              </div>
              {accounts.length > 1 && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Part ${account.login} from the others`}
                  onClick={() => setChanges([{ login: account.login, sameAs: account.login }])}
                >
                  Part
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>

      <PersonForm person={person} changes={changes} onChange={setChanges} />
      {changes.length > 0 && <PersonChange changes={changes} onDone={() => setChanges([])} />}
    </div>
  );
}
