import { Autocomplete, Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeliveryMappingPartsFragment } from '../gql/documents';
import type { ChangeMapping } from '../state/mapping-draft';
import { newKey, type MappingFaults, type MappingForm } from '../state/mapping-form';
import { byNeed } from '../text/mapping';
import { countOf } from '../text/number';
import { MappingRemove } from './mapping-remove';
import classes from './mapping.module.css';
import table from './pull-request-table.module.css';

interface MappingNamesProps {
  form: MappingForm;
  change: ChangeMapping;
  faults: MappingFaults;
  services: string[];
  names: DeliveryMappingPartsFragment['incidentNames'];
}

const SHOWN = 8;

/** How incidents call the services that deploys name; those that no deploy names come first. */
export function MappingNames({ form, change, faults, services, names }: MappingNamesProps) {
  const [all, setAll] = useState(false);
  const rows = form.incidentServices;
  const add = (from: string) =>
    change((before) => ({
      ...before,
      incidentServices: [...before.incidentServices, { key: newKey(), from, service: '' }],
    }));
  const patch = (key: number, fields: { from?: string; service?: string }) =>
    change((before) => ({
      ...before,
      incidentServices: before.incidentServices.map((each) => (each.key === key ? { ...each, ...fields } : each)),
    }));
  const sorted = byNeed(names);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  const lost = names.filter(({ known }) => !known);
  return (
    <section className={classes.section} aria-labelledby="mapping-names">
      <div className={classes.head}>
        <h2 id="mapping-names">Names of services in incidents</h2>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add('')}>
          Add a name
        </Button>
      </div>
      <p className={classes.note}>
        An incident is looked for among the deploys of its service, so both need the same name. Upper and lower case,
        blanks, “-” and “_” make no difference.{' '}
        {lost.length > 0 &&
          `${countOf(lost.length)} of these names ${lost.length === 1 ? 'is that of no deploy' : 'are those of no deploy'}, so that time cannot link their incidents.`}
      </p>
      {rows.map((row, index) => (
        <fieldset key={row.key} className={`${classes.line} ${classes.two}`}>
          <legend className={classes.hidden}>name {index + 1}</legend>
          <TextInput
            size="xs"
            label="In incidents"
            placeholder="such as Checkout (EU)"
            autoFocus={row.from === ''}
            autoComplete="off"
            spellCheck={false}
            value={row.from}
            error={faults[row.key]?.from}
            onChange={(event) => patch(row.key, { from: event.currentTarget.value })}
          />
          <Autocomplete
            size="xs"
            label="Service"
            placeholder="such as checkout"
            autoFocus={row.from !== '' && row.service === ''}
            data={services}
            limit={12}
            value={row.service}
            error={faults[row.key]?.service}
            onChange={(service) => patch(row.key, { service })}
          />
          <MappingRemove name={`name ${index + 1}`} onRemove={() => change(without(row.key))} />
        </fieldset>
      ))}
      {names.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>Services as incidents name them</caption>
            <thead>
              <tr>
                <th scope="col">In incidents</th>
                <th scope="col" className={table.numeric}>
                  Incidents
                </th>
                <th scope="col">Service</th>
                <th scope="col">
                  <span className={classes.hidden}>Name the service</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ name, incidents, service, known }) => (
                <tr key={name}>
                  <th scope="row" className={classes.group}>
                    <span className={table.title}>{name}</span>
                  </th>
                  <td className={table.numeric} data-label="incidents">
                    {countOf(incidents)}
                  </td>
                  <td data-label="service">
                    {service} {!known && <span className={classes.warn}>no deploy names it</span>}
                  </td>
                  <td>
                    {!known && !rows.some(({ from }) => from.trim().toLowerCase() === name.toLowerCase()) && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`Name it: the service of ${name}`}
                        onClick={() => add(name)}
                      >
                        Name it
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sorted.length > shown.length && (
        <Button mt={12} size="xs" variant="default" onClick={() => setAll(true)}>
          Show all {countOf(sorted.length)}
        </Button>
      )}
    </section>
  );
}

const without =
  (key: number) =>
  (form: MappingForm): MappingForm => ({
    ...form,
    incidentServices: form.incidentServices.filter((each) => each.key !== key),
  });
