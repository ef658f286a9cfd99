import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { PeopleDocument, type PersonPartsFragment } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';

const TYPING_MS = 250;
const MOST = 20;

interface PersonPickerProps {
  label: string;
  /** Who is not offered; only people of the same kind are. */
  except: PersonPartsFragment;
  value: string | null;
  onChange: (login: string | null) => void;
}

/** Chooses another person of the same kind, found by the server while one types. */
export function PersonPicker({ label, except, value, onChange }: PersonPickerProps) {
  const { org } = useView();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, TYPING_MS);
  const found = useAnswer('People', PeopleDocument, {
    org,
    filter: { text: asked === value ? undefined : asked || undefined, kind: except.kind },
    first: MOST,
  });
  const people = (found.data?.people.nodes ?? []).filter(({ login }) => login !== except.login);
  const listed = people.map(({ login, name }) => ({ value: login, label: name ? `${login} (${name})` : login }));
  const words = text.toLowerCase();
  // Until the server has answered to what stands there now, what it said before is narrowed here.
  const waits = text !== asked || found.isPlaceholderData;
  const offered = waits ? listed.filter((each) => each.label.toLowerCase().includes(words)) : listed;
  const data =
    value === null || offered.some((each) => each.value === value) ? offered : [{ value, label: value }, ...offered];
  return (
    <Select
      size="xs"
      label={label}
      description="another account"
      placeholder="Login or name"
      searchable
      clearable
      data={data}
      // The server has chosen already, also by e-mail addresses that the label does not show.
      filter={({ options }) => options}
      limit={MOST}
      nothingFoundMessage={waits || found.isFetching ? 'Looking …' : 'Nobody fits'}
      value={value}
      onChange={onChange}
      onSearchChange={setText}
    />
  );
}
