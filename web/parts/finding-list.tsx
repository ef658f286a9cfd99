import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FindingsDocument } from '../gql/documents';
import { usePages } from '../state/pages-of';
import { useAgentName, useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { exportAddress, type View } from '../state/view';
import { findingOutcomes, type FindingOutcome } from '../text/finding';
import { findingEvidenceName } from '../text/finding-word';
import { findingHeading } from '../text/finding-list';
import { FindingTable } from './finding-table';
import { ListFrame } from './list-frame';
import { NothingMatches } from './nothing-matches';

/** Letters typed in quick succession are one change of the address. */
const TYPING_MS = 300;

const whole = {
  outcome: undefined,
  inRate: undefined,
  evidence: undefined,
  group: undefined,
  groupKey: undefined,
  text: undefined,
} as const satisfies Partial<View>;

/** The findings behind one number, exactly as many as it counted. */
export function FindingList() {
  const { view, org, scope, change } = useView();
  const { hitRate } = useHitRate(view.by ?? 'agent');
  const nameOf = useAgentName();
  const { hash } = useLocation();
  const series = view.series ?? 'strict';
  const { agent, outcome, evidence, text } = view;
  // One without the other narrows nothing.
  const [group, groupKey] = view.group && view.groupKey ? [view.group, view.groupKey] : [undefined, undefined];
  const inRate = view.inRate ? true : undefined;
  const { asked, total, nodes, more, loadingMore } = usePages(
    'Findings',
    FindingsDocument,
    { org, scope, series, filter: { agent, outcome, inRate, evidence, group, groupKey, text } },
    (answer) => answer.findings,
  );
  const ready = hitRate !== undefined && total !== undefined;
  useEffect(() => {
    // What stands above has its final height once it is known, so that this is where the list stays.
    if (hash === 'list' && ready) document.getElementById('list')?.scrollIntoView();
  }, [hash, ready, outcome, inRate, evidence, group, groupKey]);
  const range = hitRate?.range.address;
  const heading =
    total === undefined || !range
      ? undefined
      : findingHeading(total, { agent, outcome, inRate, evidence, group, groupKey, series }, range, nameOf);
  const narrowed = Object.keys(whole).some((key) => view[key as keyof View] !== undefined);
  return (
    <ListFrame
      heading={heading}
      csv={exportAddress('findings', view)}
      controls={
        <>
          <Search key={text === undefined ? 'empty' : 'filled'} />
          <Select
            size="xs"
            w={190}
            aria-label="Which findings are listed"
            allowDeselect={false}
            data={[
              { value: 'all', label: 'All findings' },
              { value: 'inRate', label: 'In the hit rate' },
              ...findingOutcomes.map((each) => ({ value: each, label: each })),
            ]}
            value={outcome ?? (inRate ? 'inRate' : 'all')}
            onChange={(value) =>
              change({
                outcome: value === 'all' || value === 'inRate' ? undefined : (value as FindingOutcome),
                inRate: value === 'inRate' ? 'true' : undefined,
              })
            }
          />
          <Select
            size="xs"
            w={190}
            aria-label="What their outcome rests on"
            placeholder="Any evidence"
            clearable
            data={(hitRate?.evidence ?? []).map((each) => ({
              value: each.evidence,
              label: findingEvidenceName(each.evidence),
            }))}
            value={evidence ?? null}
            onChange={(value) => change({ evidence: value ?? undefined })}
          />
          {narrowed && (
            <Button size="xs" variant="subtle" color="gray" onClick={() => change(whole)}>
              List all
            </Button>
          )}
        </>
      }
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={
        <>
          <NothingMatches what="findings" zero="The number is 0; there is nothing to list." />
          {narrowed && (
            <Button size="xs" variant="default" onClick={() => change(whole)}>
              List all findings
            </Button>
          )}
        </>
      }
      shown={nodes.length}
      total={total}
      more={more}
      loadingMore={loadingMore}
    >
      <FindingTable nodes={nodes} series={series} caption={heading ?? 'Findings'} />
    </ListFrame>
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
      w={200}
      aria-label="Search title, file, repository or pull request"
      placeholder="Title, file, repository, #12"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text ? <CloseButton size="xs" aria-label="Clear the search" onClick={() => set('')} /> : null}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
