import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter, IconX } from '@tabler/icons-react';
import { CutsDocument, type Authorship, type SizeBucket } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { filterCount, withoutFilter, type Cut, type View } from '../state/view';
import { authorshipName, functionName, sizeName } from '../text/cut-name';
import { tierName, tiersDown } from '../text/tier';
import { CutPicker, type CutOption } from './cut-picker';
import classes from './filter-bar.module.css';
import { RangePicker } from './range-picker';
import { teamOptions } from './team-options';

/** Range, comparison, cuts and clock: the part of the address every page shares. */
export function FilterBar({ range, clock, compare }: { range: boolean; clock: boolean; compare: boolean }) {
  const { view, org, change } = useView();
  const [open, setOpen] = useDisclosure(false);
  const cuts = useAnswer('Cuts', CutsDocument, { org }).data?.cuts;
  const plain = (values: readonly string[]): CutOption[] => values.map((value) => ({ value, label: value }));
  const pickers: { cut: Cut; label: string; options: CutOption[] }[] = cuts
    ? [
        { cut: 'team', label: 'Team', options: teamOptions(cuts.teams) },
        { cut: 'repo', label: 'Repository', options: plain(cuts.repos) },
        { cut: 'service', label: 'Service', options: plain(cuts.services) },
        {
          cut: 'function',
          label: 'Function',
          options: cuts.functions.map((value) => ({ value, label: functionName(value) })),
        },
        {
          cut: 'size',
          label: 'Size',
          options: cuts.sizes.map((value) => ({ value, label: sizeName[value as SizeBucket] ?? value })),
        },
        {
          cut: 'authorship',
          label: 'Authorship',
          options: cuts.authorship.map((value) => ({ value, label: authorshipName[value as Authorship] ?? value })),
        },
        { cut: 'tier', label: 'Tier', options: tiersDown.map((value) => ({ value, label: tierName(value) })) },
      ]
    : [];
  const filters = filterCount(view);
  const clear = () => {
    const cleared = withoutFilter(view);
    change(Object.fromEntries(Object.keys(view).map((key) => [key, cleared[key as keyof View]])) as Partial<View>);
  };
  return (
    <div className={`${classes.bar} no-print`} role="search" aria-label="Filter">
      {range && <RangePicker />}
      <Button
        className={classes.toggle}
        variant="default"
        size="xs"
        leftSection={<IconFilter size={14} aria-hidden />}
        aria-expanded={open}
        onClick={setOpen.toggle}
      >
        Filter{filters ? ` (${filters})` : ''}
      </Button>
      <div className={`${classes.cuts} ${open ? classes.open : ''}`}>
        {pickers
          .filter(({ cut, options }) => options.length > 1 || view[cut]?.length)
          .map(({ cut, label, options }) => (
            <CutPicker
              key={cut}
              label={label}
              options={options}
              chosen={view[cut] ?? []}
              onChange={(chosen) => change({ [cut]: chosen.length ? chosen : undefined })}
            />
          ))}
        {filters > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconX size={13} aria-hidden />}
            onClick={clear}
            classNames={{ label: classes.clear }}
          >
            Clear filter
          </Button>
        )}
        <div className={classes.end}>
          {compare && (
            <Switch
              size="xs"
              label="Compare"
              aria-label="Compare with the previous equal period"
              checked={view.compare !== 'none'}
              onChange={(event) => change({ compare: event.currentTarget.checked ? undefined : 'none' })}
            />
          )}
          {clock && (
            <SegmentedControl
              size="xs"
              aria-label="Clock: elapsed or working time"
              value={view.clock ?? 'elapsed'}
              onChange={(clock) => change({ clock: clock === 'working' ? 'working' : undefined })}
              data={[
                { value: 'elapsed', label: 'Elapsed' },
                { value: 'working', label: 'Working' },
              ]}
            />
          )}
        </div>
      </div>
    </div>
  );
}
