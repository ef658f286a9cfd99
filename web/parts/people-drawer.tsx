import { Alert, Drawer, Skeleton } from '@mantine/core';
import { OnePersonDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { PersonDetails } from './people-details';

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
    <Drawer
      opened={Boolean(login)}
      onClose={() => change({ person: undefined })}
      position="right"
      size="lg"
      title={person?.login ?? login}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 120 }}
      returnFocus
    >
      {asked.error && (
        <Alert color="red" title="It could not be read" role="alert">
          {asked.error.message}
        </Alert>
      )}
      {asked.isLoading && <Skeleton height={360} />}
      {asked.isSuccess && !person && (
        <Alert color="gray" title="No such account">
          No record of this organization names {login}.
        </Alert>
      )}
      {person && <PersonDetails key={person.login} person={person} />}
    </Drawer>
  );
}
