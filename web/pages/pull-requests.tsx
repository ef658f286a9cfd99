import { CloseButton, MultiSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Stage } from '../gql/documents';
import { MeasurePicker } from '../parts/measure-picker';
import { Page } from '../parts/page';
import { PullRequestList } from '../parts/pull-request-list';
import { useView } from '../state/use-view';
import { flagName, knownFlags } from '../text/flag';
import { measures, stageMeasures } from '../text/measure';
import { stageName, stages } from '../text/stage-name';
import classes from './pull-requests.module.css';

/** Which pull requests? The list behind every number. */
export function PullRequestsPage() {
  const { view, change } = useView();
  const asked = view.measure ?? 'all';
  const ofStage = stageMeasures.includes(asked);
  // Operate counts incidents; they have their own list on the stage's page.
  const stage = ofStage ? (view.stage && view.stage !== 'operate' ? view.stage : 'review') : undefined;
  const flags = [...new Set([...knownFlags, ...(view.flag ?? [])])];
  return (
    <Page title="Pull requests" question="Which ones?">
      <div className={classes.narrow}>
        <Search key={view.text === undefined ? 'empty' : 'filled'} />
        <MeasurePicker measures={measures} value={asked} />
        {ofStage && (
          <Select
            size="xs"
            w={130}
            aria-label="Stage"
            allowDeselect={false}
            data={stages.filter((each) => each !== 'operate').map((each) => ({ value: each, label: stageName(each) }))}
            value={stage}
            onChange={(chosen) => change({ stage: chosen as Stage })}
          />
        )}
        <MultiSelect
          size="xs"
          miw={150}
          aria-label="Flags"
          placeholder={view.flag ? undefined : 'Any flags'}
          data={flags.map((flag) => ({ value: flag, label: flagName(flag) }))}
          value={view.flag ?? []}
          onChange={(chosen) => change({ flag: chosen.length ? chosen : undefined })}
          clearable
        />
      </div>
      <PullRequestList measure={asked} stage={stage} />
    </Page>
  );
}

/** Letters typed in quick succession are one change of the address. */
const TYPING_MS = 300;

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
      aria-label="Search title, repository, number or author"
      placeholder="Title, repository#number, author"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text ? <CloseButton size="xs" aria-label="Clear the search" onClick={() => set('')} /> : null}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
