import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { RuleMatch } from '../state/mapping-draft';
import type { RuleDraft } from '../state/mapping-form';
import { outcomeText, ruleText } from '../text/mapping';
import { MappingRuleFields } from './mapping-rule-fields';
import { MappingRuleMatch } from './mapping-rule-match';
import classes from './mapping.module.css';

interface MappingRuleProps {
  rule: RuleDraft;
  index: number;
  count: number;
  faults: Partial<Record<string, string>>;
  services: string[];
  /** undefined while it is asked for, or for a rule that is not whole. */
  match: RuleMatch | undefined;
  old: boolean;
  open: boolean;
  onOpen: () => void;
  onChange: (patch: Partial<RuleDraft>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** One rule: what it says, what it matches, its place; its fields when it is open. Alt with an arrow moves it. */
export function MappingRule(props: MappingRuleProps) {
  const { rule, index, count, faults, services, match, old, open, onOpen, onChange, onMove, onRemove } = props;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!open) return;
    const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
    row.current?.scrollIntoView?.({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
    row.current?.querySelector<HTMLElement>('select, input')?.focus({ preventScroll: true });
  }, [open]);
  const name = `rule ${index + 1}`;
  const icon = { size: 15, 'aria-hidden': true };
  return (
    <li
      ref={row}
      className={classes.rule}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <span className={classes.number} aria-hidden>
        {index + 1}
      </span>
      <div className={classes.said}>
        <p>
          {ruleText(rule)} <b className={rule.production ? undefined : classes.not}>{outcomeText(rule)}</b>
        </p>
        <MappingRuleMatch match={match} old={old} whole={Object.keys(faults).length === 0} />
      </div>
      <div className={`${classes.buttons} no-print`} role="group" aria-label={`Actions of ${name}`}>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={open}
          aria-label={`${open ? 'Close' : 'Change'} ${name}`}
          onClick={onOpen}
        >
          {open ? 'Close' : 'Change'}
        </Button>
        <Tooltip label="Up (Alt ↑)">
          <ActionIcon
            variant="default"
            size={22}
            aria-label={`Move ${name} up`}
            aria-disabled={index === 0}
            data-disabled={index === 0 || undefined}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp {...icon} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Down (Alt ↓)">
          <ActionIcon
            variant="default"
            size={22}
            aria-label={`Move ${name} down`}
            aria-disabled={index === count - 1}
            data-disabled={index === count - 1 || undefined}
            onClick={() => onMove(1)}
          >
            <IconArrowDown {...icon} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Remove">
          <ActionIcon variant="default" size={22} aria-label={`Remove ${name}`} onClick={onRemove}>
            <IconTrash {...icon} />
          </ActionIcon>
        </Tooltip>
      </div>
      {open && <MappingRuleFields rule={rule} name={name} faults={faults} services={services} onChange={onChange} />}
    </li>
  );
}
