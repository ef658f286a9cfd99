import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChangeMapping, RuleMatch } from '../state/mapping-draft';
import { emptyRule, moved, type MappingFaults, type MappingForm } from '../state/mapping-form';
import { definitions } from './definitions';
import { DefinitionPopover } from './definition-popover';
import { MappingRule } from './mapping-rule';
import classes from './mapping.module.css';

interface MappingRulesProps {
  form: MappingForm;
  change: ChangeMapping;
  faults: MappingFaults;
  services: string[];
  /** By the key of a rule. */
  matches: ReadonlyMap<number, RuleMatch>;
  old: boolean;
  /** The rule whose fields are open. */
  open: number | null;
  onOpen: (key: number | null) => void;
}

/** The rules that say which deploys count, in their order: the first that matches decides. */
export function MappingRules({ form, change, faults, services, matches, old, open, onOpen }: MappingRulesProps) {
  const [said, setSaid] = useState('');
  const { rules } = form;
  const move = (key: number, by: number) => {
    const to = rules.findIndex((rule) => rule.key === key) + by;
    if (to < 0 || to >= rules.length) return;
    change((before) => ({ ...before, rules: moved(before.rules, key, by) }));
    setSaid(`Now rule ${to + 1} of ${rules.length}.`);
  };
  return (
    <section className={classes.section} aria-labelledby="mapping-deploys">
      <div className={classes.head}>
        <h2 id="mapping-deploys">
          What counts as production
          <DefinitionPopover title="What counts as production" definition={definitions.production} />
        </h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            const rule = emptyRule();
            change((before) => ({ ...before, rules: [...before.rules, rule] }));
            onOpen(rule.key);
          }}
        >
          Add a rule
        </Button>
      </div>
      <p className={classes.note}>
        {rules.length > 1 && 'The first rule that matches decides. '}
        {rules.length === 0 ? 'There is no rule, so names decide: ' : 'What no rule matches goes by its name. '}
        “production”, “prod-eu”, “live” and “prd” count; “pre-prod” and “non-prod” do not. Workflow runs and releases
        count only by a rule.
      </p>
      {rules.length > 0 && (
        <ol className={classes.rules} aria-label="Rules for deploys">
          {rules.map((rule, index) => (
            <MappingRule
              key={rule.key}
              rule={rule}
              index={index}
              count={rules.length}
              faults={faults[rule.key] ?? {}}
              services={services}
              match={matches.get(rule.key)}
              old={old}
              open={open === rule.key || Boolean(faults[rule.key])}
              onOpen={() => onOpen(open === rule.key ? null : rule.key)}
              onChange={(patch) =>
                change((before) => ({
                  ...before,
                  rules: before.rules.map((each) => (each.key === rule.key ? { ...each, ...patch } : each)),
                }))
              }
              onMove={(by) => move(rule.key, by)}
              onRemove={() => {
                change((before) => ({ ...before, rules: before.rules.filter(({ key }) => key !== rule.key) }));
                setSaid(`Rule ${index + 1} is removed.`);
              }}
            />
          ))}
        </ol>
      )}
      <p className={classes.hidden} role="status">
        {said}
      </p>
    </section>
  );
}
