import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { DeploysDocument, type DeployMeasure } from '../gql/documents';
import { usePages } from '../state/pages-of';
import { useServices } from '../state/services';
import { useView } from '../state/use-view';
import { exportAddress } from '../state/view';
import { deployHeading, deployMeasureName, deployMeasures } from '../text/deploy';
import { DeployTable } from './deploy-table';
import { ListFrame } from './list-frame';
import { NothingMatches } from './nothing-matches';

/** Letters typed in quick succession are one change of the address. */
const TYPING_MS = 300;

/** The deploys behind one number, exactly as many as it counted. */
export function DeployList() {
  const { view, org, scope, change } = useView();
  const { delivery, cut } = useServices();
  const { hash } = useLocation();
  const measure = view.list ?? 'all';
  const { asked, total, nodes, more, loadingMore } = usePages(
    'Deploys',
    DeploysDocument,
    { org, scope, filter: { measure, service: view.of, text: view.text } },
    (answer) => answer.deploys,
  );
  const ready = delivery !== undefined && total !== undefined;
  useEffect(() => {
    // What stands above has its final height once it is known, so that this is where the list stays.
    if (hash === 'list' && ready) document.getElementById('list')?.scrollIntoView();
  }, [hash, ready, measure, view.of]);
  if (!delivery || (delivery.unknown && !cut)) return null;
  const range = delivery.range.address;
  const heading = total === undefined ? undefined : deployHeading(total, measure, view.of, range);
  return (
    <ListFrame
      heading={delivery.unknown ? 'The deploys are unknown in this cut' : heading}
      csv={exportAddress('deploys', { ...view, list: measure })}
      controls={
        <>
          <Search key={view.text === undefined ? 'empty' : 'filled'} />
          <Select
            size="xs"
            w={190}
            aria-label="Which deploys are listed"
            allowDeselect={false}
            data={deployMeasures.map((each) => ({ value: each, label: deployMeasureName(each) }))}
            value={measure}
            onChange={(value) => change({ list: value === 'all' ? undefined : (value as DeployMeasure) })}
          />
          <Select
            size="xs"
            w={170}
            aria-label="Service of the deploys"
            placeholder="All services"
            clearable
            searchable
            data={delivery.services.map(({ service }) => service)}
            value={view.of ?? null}
            onChange={(value) => change({ of: value ?? undefined })}
          />
        </>
      }
      pending={asked.isPending}
      old={asked.isPlaceholderData}
      error={asked.error}
      retry={() => void asked.refetch()}
      empty={
        <>
          <NothingMatches what="deploys" zero="The number is 0; there is nothing to list." />
          {(view.list ?? view.of) && (
            <Button size="xs" variant="default" onClick={() => change({ list: undefined, of: undefined })}>
              List all deploys
            </Button>
          )}
        </>
      }
      shown={nodes.length}
      total={total}
      more={more}
      loadingMore={loadingMore}
    >
      <DeployTable nodes={nodes} caption={heading ?? 'Deploys'} />
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
      aria-label="Search version, commit, repository or service"
      placeholder="Version, commit, repository"
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text ? <CloseButton size="xs" aria-label="Clear the search" onClick={() => set('')} /> : null}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
