import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { OwnDraft } from '../state/agent-form';
import type { KnownAgent } from './agents-editor';
import own from './agents.module.css';
import classes from './mapping.module.css';

interface AgentsOwnFieldsProps {
  draft: OwnDraft;
  name: string;
  agents: KnownAgent[];
  faults: Partial<Record<string, string>>;
  /** Takes the focus when it opens. */
  focus: boolean;
  onChange: (patch: Partial<OwnDraft>) => void;
}

type Field = Exclude<keyof OwnDraft, 'row' | 'base'>;

/** The fields of one agent: who it is, and how its texts are read. */
export function AgentsOwnFields({ draft, name, agents, faults, focus, onChange }: AgentsOwnFieldsProps) {
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (focus) fields.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  }, [focus]);
  const shared = (field: Field, label: string) => ({
    size: 'xs' as const,
    label,
    autoComplete: 'off',
    spellCheck: false,
    value: draft[field],
    error: faults[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
  });
  const lines = { autosize: true, minRows: 1, maxRows: 6 };
  return (
    <fieldset ref={fields} className={classes.fields}>
      <legend className={classes.hidden}>Fields of {name}</legend>
      <TextInput {...shared('name', 'Name')} placeholder="Acme review" />
      <TextInput {...shared('key', 'Key')} placeholder="acme-review" />
      <Textarea {...shared('logins', 'Accounts')} {...lines} placeholder="acme-review[bot]" />
      <Textarea {...shared('ids', 'Numeric ids')} {...lines} placeholder="any" />
      <NativeSelect
        size="xs"
        label="Markup"
        value={draft.base}
        error={faults.base}
        data={[
          { value: '', label: 'Its own' },
          ...agents.filter((agent) => !agent.own).map(({ key, name: known }) => ({ value: key, label: `as ${known}` })),
        ]}
        onChange={(event) => onChange({ base: event.currentTarget.value })}
      />
      <TextInput {...shared('severities', 'Severities, most severe first')} placeholder="high, medium, low" />
      <TextInput {...shared('severityPattern', 'Pattern of the severity')} placeholder="\*\*(high|medium|low)\*\*" />
      <TextInput {...shared('categoryPattern', 'Pattern of the category')} placeholder="none" />
      <TextInput {...shared('confidencePattern', 'Pattern of the confidence')} placeholder="none" />
      <TextInput {...shared('keyPattern', 'Pattern of the finding’s key')} placeholder="none: each is its own" />
      <Textarea {...shared('notFinding', 'Texts that are no findings')} {...lines} placeholder="^Summary" />
      <Textarea {...shared('clean', 'Texts of a clean review')} {...lines} placeholder="no issues found" />
      <Textarea {...shared('authors', 'Logins it writes under')} {...lines} placeholder="none" />
      <Textarea {...shared('branchPrefixes', 'How its branches begin')} {...lines} placeholder="acme-agent/" />
      <Textarea {...shared('trailers', 'Names in Co-authored-by')} {...lines} placeholder="none" />
      <p className={`${classes.hint} ${own.wide}`}>
        Patterns are regular expressions over the text; upper and lower case are the same. Of the first four the first
        group in brackets is taken. Lists are one entry per line.
      </p>
    </fieldset>
  );
}
