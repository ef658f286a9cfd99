import { ActionIcon, Button, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { emptySeverityRule, type RuleDraft } from '../state/agent-form';
import type { AgentsPartProps } from './agents-own';
import own from './agents.module.css';
import { DefinitionPopover } from './definition-popover';
import classes from './mapping.module.css';
import { tuneDefinitions } from './tune-definitions';

/** How severity is told in some repositories, in order: the first rule that fits decides. */
export function AgentsRules({ form, change, faults, agents, onOpen }: AgentsPartProps) {
  const choices = [
    { value: '*', label: 'All agents' },
    ...agents.filter((agent) => !agent.own).map(({ key, name }) => ({ value: key, label: name })),
    ...form.own.filter(({ key }) => key.trim()).map(({ key, name }) => ({ value: key.trim(), label: name || key })),
  ];
  const set = (row: number, patch: Partial<RuleDraft>) =>
    change((before) => ({
      ...before,
      rules: before.rules.map((each) => (each.row === row ? { ...each, ...patch } : each)),
    }));
  return (
    <section className={classes.section} aria-labelledby="agents-rules">
      <div className={classes.head}>
        <h2 id="agents-rules">
          Severity by repository
          <DefinitionPopover title="Severity by repository" definition={tuneDefinitions.severityRules} />
        </h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            const rule = emptySeverityRule();
            change((before) => ({ ...before, rules: [...before.rules, rule] }));
            onOpen(rule.row);
          }}
        >
          Add a rule
        </Button>
      </div>
      <p className={classes.note}>
        Where a repository asks an agent for its own words, such as “P1:” at the start. The severity: one word; or
        several, most severe first, of which the pattern’s first group says one; or empty, when the group says a word of
        the agent’s own scale.
      </p>
      {form.rules.length > 0 && (
        <ol className={classes.rules} aria-label="Severity rules">
          {form.rules.map((rule, index) => {
            const name = `rule ${index + 1}`;
            const fault = faults[rule.row] ?? {};
            const text = (field: 'repo' | 'pattern' | 'severity', label: string, placeholder: string) => (
              <TextInput
                size="xs"
                label={label}
                placeholder={placeholder}
                autoComplete="off"
                spellCheck={false}
                value={rule[field]}
                error={fault[field]}
                onChange={(event) => set(rule.row, { [field]: event.currentTarget.value })}
              />
            );
            const move = (by: -1 | 1) =>
              change((before) => ({ ...before, rules: swapped(before.rules, index, index + by) }));
            return (
              <li key={rule.row} className={classes.rule}>
                <span className={classes.number} aria-hidden>
                  {index + 1}
                </span>
                <fieldset className={own.line}>
                  <legend className={classes.hidden}>Fields of {name}</legend>
                  {text('repo', 'Repositories', 'acme/*')}
                  <NativeSelect
                    size="xs"
                    label="Agent"
                    value={rule.agent}
                    error={fault.agent}
                    data={choices}
                    onChange={(event) => set(rule.row, { agent: event.currentTarget.value })}
                  />
                  {text('pattern', 'Pattern', '^(P[0-3]):')}
                  {text('severity', 'Severity', 'P0, P1, P2, P3')}
                </fieldset>
                <div className={`${classes.buttons} no-print`} role="group" aria-label={`Actions of ${name}`}>
                  <Tooltip label="Up">
                    <ActionIcon
                      variant="default"
                      size={22}
                      aria-label={`Move ${name} up`}
                      disabled={index === 0}
                      onClick={() => move(-1)}
                    >
                      <IconArrowUp size={15} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label="Down">
                    <ActionIcon
                      variant="default"
                      size={22}
                      aria-label={`Move ${name} down`}
                      disabled={index === form.rules.length - 1}
                      onClick={() => move(1)}
                    >
                      <IconArrowDown size={15} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label="Remove">
                    <ActionIcon
                      variant="default"
                      size={22}
                      aria-label={`Remove ${name}`}
                      onClick={() =>
                        change((before) => ({ ...before, rules: before.rules.filter(({ row }) => row !== rule.row) }))
                      }
                    >
                      <IconTrash size={15} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function swapped(rules: readonly RuleDraft[], a: number, b: number): RuleDraft[] {
  return rules.map((rule, place) => (place === a ? rules[b] : place === b ? rules[a] : rule));
}
