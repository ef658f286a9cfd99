import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Page } from '../parts/page';
import { PeopleDecisions } from '../parts/people-decisions';
import { PeopleList } from '../parts/people-list';
import { PersonDrawer } from '../parts/people-drawer';
import { useView } from '../state/use-view';
import type { View } from '../state/view';
import classes from './pull-requests.module.css';

const TYPING_MS = 300;

const shown: { value: NonNullable<View['who']> | 'all'; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'looks', label: 'To look at' },
  { value: 'human', label: 'Humans' },
  { value: 'bot', label: 'Automated' },
];

/** Who is who? */
export function PeoplePage() {
  const { view, change } = useView();
  return (
    <Page title="People" question="Who is who?" filter={false}>
      <div className={classes.narrow}>
        <Search key={view.text === undefined ? 'empty' : 'filled'} />
        <SegmentedControl
          size="xs"
          aria-label="Who is shown"
          data={shown}
          value={view.who ?? 'all'}
          onChange={(value) => change({ who: value === 'all' ? undefined : (value as View['who']) })}
        />
      </div>
      <PeopleList />
      <PeopleDecisions />
      <PersonDrawer />
    </Page>
  );
}

function Search() {
  const { view, change } = useView();
  const [text, setText] = useState(view.text ?? '');
  const apply = useDebouncedCallback((next: string) => change({ text: next || undefined }, 'replace'), TYPING_MS);
  const set = (next: string) => {
    setText(next);
    apply(next);
  };
  return (
    <TextInput
      size="xs"
      className={classes.search}
      data-filter-start
      aria-label="Search login, name, e-mail address or team"
      placeholder="Login, name, e-mail address, team"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text ? <CloseButton size="xs" aria-label="Clear the search" onClick={() => set('')} /> : null}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
