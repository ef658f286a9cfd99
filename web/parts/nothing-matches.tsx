import { Button } from '@mantine/core';
import { useView } from '../state/use-view';
import { filterCount, withoutFilter, type View } from '../state/view';

/**
 * Nothing matches the filter: says so and offers to clear it; without a filter it names the range as the cause.
 *
 * @param zero said instead where none is an answer and no want of data
 */
export function NothingMatches({ what, zero }: { what: string; zero?: string }) {
  const { view, change } = useView();
  const filtered = filterCount(view) > 0;
  return (
    <>
      <p>
        {filtered
          ? `No ${what} match this filter in this range.`
          : (zero ?? `There are no ${what} in this range. Choose a longer or another range.`)}
      </p>
      {filtered && (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            const cleared = withoutFilter(view);
            const gone = Object.keys(view).filter((key) => !(key in cleared));
            change(Object.fromEntries(gone.map((key) => [key, undefined])) as Partial<View>);
          }}
        >
          Clear filter
        </Button>
      )}
    </>
  );
}
