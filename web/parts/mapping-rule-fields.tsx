import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { RuleDraft } from '../state/mapping-form';
import { deploySourceName, deploySources } from '../text/mapping';
import classes from './mapping.module.css';

interface MappingRuleFieldsProps {
  rule: RuleDraft;
  /** "rule 2", for those who hear the fields. */
  name: string;
  faults: Partial<Record<string, string>>;
  services: string[];
  onChange: (patch: Partial<RuleDraft>) => void;
}

/** The fields of one rule; an empty one asks nothing. */
export function MappingRuleFields({ rule, name, faults, services, onChange }: MappingRuleFieldsProps) {
  const text = (field: 'environment' | 'name' | 'ref' | 'repo', label: string, placeholder: string) => (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      value={rule[field]}
      error={faults[field]}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.hidden}>Fields of {name}</legend>
      <NativeSelect
        size="xs"
        label="Source"
        value={rule.source}
        error={faults.source}
        data={[
          { value: '', label: 'Any source' },
          ...deploySources.map((value) => ({ value, label: deploySourceName(value) })),
        ]}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      {text('environment', 'Environment', 'any, such as prod*')}
      {text('name', 'Workflow or release', 'any, such as Deploy*')}
      {text('ref', 'Branch or tag', 'any, such as main')}
      {text('repo', 'Repository', 'any, such as acme/*')}
      <NativeSelect
        size="xs"
        label="Production"
        value={rule.production ? 'yes' : 'no'}
        data={[
          { value: 'yes', label: 'It counts' },
          { value: 'no', label: 'It does not count' },
        ]}
        onChange={(event) => onChange({ production: event.currentTarget.value === 'yes' })}
      />
      <Autocomplete
        size="xs"
        label="Service"
        placeholder="as it says, else its repository"
        data={services}
        limit={12}
        value={rule.service}
        error={faults.service}
        onChange={(service) => onChange({ service })}
      />
      <p className={classes.hint}>* stands for any characters, ? for one; upper and lower case are the same.</p>
    </fieldset>
  );
}
