import { Autocomplete, Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ChangeMapping } from '../state/mapping-draft';
import { newKey, type MappingFaults, type MappingForm, type ServiceDraft } from '../state/mapping-form';
import { definitions } from './definitions';
import { DefinitionPopover } from './definition-popover';
import { MappingRemove } from './mapping-remove';
import classes from './mapping.module.css';

interface MappingServicesProps {
  form: MappingForm;
  change: ChangeMapping;
  faults: MappingFaults;
  services: string[];
}

/** Which services a change belongs to, by its repository and by what it touches. */
export function MappingServices({ form, change, faults, services }: MappingServicesProps) {
  return (
    <section className={classes.section} aria-labelledby="mapping-services">
      <div className={classes.head}>
        <h2 id="mapping-services">
          Services of a change
          <DefinitionPopover title="Services of a change" definition={definitions.serviceOfChange} />
        </h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            change((before) => ({
              ...before,
              services: [...before.services, { key: newKey(), repo: '', path: '', label: '', service: '' }],
            }))
          }
        >
          Add a service
        </Button>
      </div>
      <p className={classes.note}>
        {form.services.length === 0 && 'There is no rule. '}
        Without one a change belongs to the service of its repository, which is the repository itself where no record
        says otherwise. A repository with several services needs a rule for each, by path or by label.
      </p>
      {form.services.map((row, index) => (
        <ServiceRow
          key={row.key}
          row={row}
          name={`service rule ${index + 1}`}
          faults={faults[row.key] ?? {}}
          services={services}
          onChange={(patch) =>
            change((before) => ({
              ...before,
              services: before.services.map((each) => (each.key === row.key ? { ...each, ...patch } : each)),
            }))
          }
          onRemove={() =>
            change((before) => ({ ...before, services: before.services.filter(({ key }) => key !== row.key) }))
          }
        />
      ))}
    </section>
  );
}

interface ServiceRowProps {
  row: ServiceDraft;
  name: string;
  faults: Partial<Record<string, string>>;
  services: string[];
  onChange: (patch: Partial<ServiceDraft>) => void;
  onRemove: () => void;
}

function ServiceRow({ row, name, faults, services, onChange, onRemove }: ServiceRowProps) {
  const text = (field: 'repo' | 'path' | 'label', label: string, placeholder: string) => (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      // A row just added; what is saved has a repository.
      autoFocus={field === 'repo' && row.repo === ''}
      value={row[field]}
      error={faults[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className={classes.line}>
      <legend className={classes.hidden}>{name}</legend>
      {text('repo', 'Repository', 'such as acme/platform')}
      {text('path', 'Path', 'any, such as services/cart/**')}
      {text('label', 'Label', 'any, such as area:cart')}
      <Autocomplete
        size="xs"
        label="Service"
        placeholder="such as cart"
        data={services}
        limit={12}
        value={row.service}
        error={faults.service}
        onChange={(service) => onChange({ service })}
      />
      <MappingRemove name={name} onRemove={onRemove} />
    </fieldset>
  );
}
