import { Select } from '@mantine/core';
import type { Measure } from '../gql/documents';
import { useView } from '../state/use-view';
import { measureName } from '../text/measure';

/** Which of the numbers the list stands behind. */
export function MeasurePicker({ measures, value }: { measures: readonly Measure[]; value: Measure }) {
  const { change } = useView();
  return (
    <Select
      size="xs"
      w={190}
      aria-label="Which number"
      allowDeselect={false}
      data={measures.map((measure) => ({ value: measure, label: measureName(measure) }))}
      value={value}
      onChange={(chosen) => change({ measure: chosen as Measure })}
    />
  );
}
