import { CloseButton } from '@mantine/core';
import { useOrganization } from '../state/organization';
import { useView } from '../state/use-view';
import { countOf } from '../text/number';
import classes from './data-version-note.module.css';

/** Says to somebody who comes from a report that the data have changed since it was made. */
export function DataVersionNote() {
  const { view, change } = useView();
  const { dataVersion } = useOrganization();
  if (view.dv === undefined || Number(view.dv) >= dataVersion) return null;
  return (
    <p className={`${classes.note} no-print`} role="note">
      <span>
        You come from a report of data version {countOf(Number(view.dv))}. The data have changed since, to version{' '}
        {countOf(dataVersion)}: numbers here may differ from those of the report.
      </span>
      <CloseButton size="sm" aria-label="Do not say so again" onClick={() => change({ dv: undefined }, 'replace')} />
    </p>
  );
}
