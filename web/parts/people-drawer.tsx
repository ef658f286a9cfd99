import { OnePersonDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { PersonDetails } from './people-details';
import { RecordDrawer } from './record-drawer';

/** The person the address names, beside the page. The focus goes back to where it was opened from. */
export function PersonDrawer() {
  const { view, org, change } = useView();
  const login = view.person;
  const asked = useAnswer(
    'OnePerson',
    OnePersonDocument,
    { org, login: login ?? '' },
    { enabled: Boolean(login), keep: false },
  );
  const person = asked.data?.person;
  return (
    <RecordDrawer
      opened={Boolean(login)}
      onClose={() => change({ person: undefined })}
      title={person?.login ?? login}
      asked={asked}
      missing={{ title: 'No such account', text: `No record of this organization names ${login}.` }}
    >
      {person && <PersonDetails key={person.login} person={person} />}
    </RecordDrawer>
  );
}
