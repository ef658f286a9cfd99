import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ChangeAgents } from '../state/agent-draft';
import { emptyAgent, type AgentFaults, type AgentForm } from '../state/agent-form';
import type { KnownAgent } from './agents-editor';
import { AgentsOwnFields } from './agents-own-fields';
import classes from './mapping.module.css';

export interface AgentsPartProps {
  form: AgentForm;
  change: ChangeAgents;
  faults: AgentFaults;
  agents: KnownAgent[];
  open: number | null;
  onOpen: (row: number | null) => void;
}

/** The organization's own agents. */
export function AgentsOwn({ form, change, faults, agents, open, onOpen }: AgentsPartProps) {
  return (
    <section className={classes.section} aria-labelledby="agents-own">
      <div className={classes.head}>
        <h2 id="agents-own">Your own agents</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => {
            const agent = emptyAgent();
            change((before) => ({ ...before, own: [...before.own, agent] }));
            onOpen(agent.row);
          }}
        >
          Add an agent
        </Button>
      </div>
      <p className={classes.note}>
        An agent you run yourself, or one that is not known yet: its accounts, and how its texts tell severity. An agent
        may use the markup of a known one. Without any pattern, the first comment of each of its threads is a finding of
        unknown severity.
      </p>
      {form.own.length > 0 && (
        <ol className={classes.rules} aria-label="Your own agents">
          {form.own.map((draft, index) => {
            const shown = open === draft.row || Boolean(faults[draft.row]);
            const name = draft.name.trim() || `agent ${index + 1}`;
            return (
              <li key={draft.row} className={classes.rule}>
                <span className={classes.number} aria-hidden>
                  {index + 1}
                </span>
                <div className={classes.said}>
                  <p>
                    {name} <span className={classes.not}>{draft.key}</span>
                  </p>
                  <p className={classes.match}>
                    {draft.logins.split('\n').filter(Boolean).join(', ') || 'no account yet'}
                    {draft.base && `; markup of ${agents.find(({ key }) => key === draft.base)?.name ?? draft.base}`}
                  </p>
                </div>
                <div className={`${classes.buttons} no-print`} role="group" aria-label={`Actions of ${name}`}>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-expanded={shown}
                    aria-label={`${shown ? 'Close' : 'Change'} ${name}`}
                    onClick={() => onOpen(open === draft.row ? null : draft.row)}
                  >
                    {shown ? 'Close' : 'Change'}
                  </Button>
                  <Tooltip label="Remove">
                    <ActionIcon
                      variant="default"
                      size={22}
                      aria-label={`Remove ${name}`}
                      onClick={() =>
                        change((before) => ({ ...before, own: before.own.filter(({ row }) => row !== draft.row) }))
                      }
                    >
                      <IconTrash size={15} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </div>
                {shown && (
                  <AgentsOwnFields
                    draft={draft}
                    name={name}
                    agents={agents}
                    faults={faults[draft.row] ?? {}}
                    focus={open === draft.row}
                    onChange={(patch) =>
                      change((before) => ({
                        ...before,
                        own: before.own.map((each) => (each.row === draft.row ? { ...each, ...patch } : each)),
                      }))
                    }
                  />
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
