import { Button } from '@mantine/core';
import { PeopleDocument, type PeopleQuery, type PersonFilter, type PersonPartsFragment } from '../gql/documents';
import { usePages } from '../state/pages-of';
import { useView } from '../state/use-view';
import type { View } from '../state/view';
import { countedOf, countOf } from '../text/number';
import { functionName, kindText, lookText, sourceText } from '../text/people';
import { ListFrame } from './list-frame';
import own from './people-list.module.css';
import classes from './pull-request-table.module.css';

/** What the address asks for, as the server wants it. */
function filterOf({ text, who }: View): PersonFilter {
  return { text, looks: who === 'looks' || undefined, kind: who === 'human' || who === 'bot' ? who : undefined };
}

/** Everybody whom the records name, in the order of the alphabet; never by what they did. */
export function PeopleList() {
  const { view, org, change } = useView();
  const { asked, total, nodes, more, loadingMore } = usePages(
    'People',
    PeopleDocument,
    { org, filter: filterOf(view) },
    (answer) => answer.people,
  );
  // Pages of people tell more than a list needs.
  const first = asked.data?.pages[0] as PeopleQuery['people'] | undefined;
  const heading = first
    ? `${headingOf(view.who, first.total)}, ${countedOf(first.accounts, 'account')}${
        view.who === 'looks' ? '' : first.looks ? ` · ${countOf(first.looks)} to look at` : ' · nothing to look at'
      }`
    : undefined;
  const filtered = view.text !== undefined || view.who !== undefined;
  return (
    <ListFrame
      heading={heading}
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={
        <>
          <p>
            {view.who === 'looks' && view.text === undefined
              ? 'Nothing to look at: no two people look alike, and no record contradicts another.'
              : filtered
                ? 'Nobody fits.'
                : 'No record names anybody yet.'}
          </p>
          {filtered && (
            <Button size="xs" variant="default" onClick={() => change({ text: undefined, who: undefined })}>
              Show everybody
            </Button>
          )}
        </>
      }
      shown={nodes.length}
      total={total}
      more={more}
      loadingMore={loadingMore}
    >
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption>People and automated accounts</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Accounts</th>
              <th scope="col">Kind</th>
              <th scope="col">Team</th>
              <th scope="col">Function</th>
              <th scope="col">To look at</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((person) => (
              <Row key={person.login} person={person} open={() => change({ person: person.login })} />
            ))}
          </tbody>
        </table>
      </div>
    </ListFrame>
  );
}

function headingOf(who: View['who'], total: number): string {
  if (who === 'bot') return countedOf(total, 'automated account');
  if (who === 'human') return countedOf(total, 'human');
  if (who === 'looks') return `${countOf(total)} to look at`;
  return countedOf(total, 'person or automated account', 'people and automated accounts');
}

function Row({ person, open }: { person: PersonPartsFragment; open: () => void }) {
  const { login, name, accounts, team, teamFrom, looks } = person;
  const others = accounts.filter((account) => account.login !== login);
  const emails = new Set(accounts.flatMap((account) => account.emails)).size;
  return (
    <tr>
      <th scope="row" className={classes.main}>
        <button type="button" className={own.open} onClick={open}>
          {login}
        </button>
        {name && <span className={classes.second}>{name}</span>}
      </th>
      <td className={`${own.accounts} ${others.length + emails === 0 ? own.nothing : ''}`} data-label="accounts">
        {others.length === 0 ? 'one' : `also ${others.map((account) => account.login).join(', ')}`}
        {emails > 0 && (
          <span className={classes.second}>{countedOf(emails, 'e-mail address', 'e-mail addresses')}</span>
        )}
      </td>
      <td data-label="kind">{kindText(person)}</td>
      <td className={team ? undefined : own.nothing} data-label="team">
        {team ?? '–'}
        {team && <span className={classes.second}>{sourceText(teamFrom)}</span>}
      </td>
      <td className={person.function ? undefined : own.nothing} data-label="function">
        {person.function ? functionName(person.function) : '–'}
      </td>
      <td className={own.looks}>
        {looks.slice(0, 2).map((look) => (
          <span key={`${look.because} ${look.value} ${look.others.join()}`} className={own.look}>
            {look.others.length > 0 && `${look.others.slice(0, 3).join(', ')}: `}
            {lookText(look)}
          </span>
        ))}
        {looks.length > 2 && <span className={classes.second}>and {looks.length - 2} more</span>}
      </td>
    </tr>
  );
}
