import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgentSettingsPartsFragment, ReviewAgentsQuery } from '../gql/documents';
import { emptyAgent } from '../state/agent-form';
import { useAgentDraft } from '../state/agent-draft';
import { AgentsKnown } from './agents-known';
import { AgentsOwn } from './agents-own';
import { AgentsRules } from './agents-rules';
import { AgentsSave } from './agents-save';
import { AgentsTry, type TriedText } from './agents-try';
import { AgentsUnknown } from './agents-unknown';
import own from './agents.module.css';
import classes from './mapping.module.css';

export type KnownAgent = ReviewAgentsQuery['reviewAgents'][number];

interface AgentsEditorProps {
  settings: AgentSettingsPartsFragment;
  agents: KnownAgent[];
}

/** Which agents are known, which ones the organization adds, how severity is told, and a place to try it. */
export function AgentsEditor({ settings, agents }: AgentsEditorProps) {
  const [shipped] = useState(() => agents.filter(({ own }) => !own).map(({ key }) => key));
  const draft = useAgentDraft(settings, shipped);
  const { form, change, faults } = draft;
  /** The row whose fields are open and take the focus. */
  const [open, setOpen] = useState<number | null>(null);
  /** After a try to save, what is missing is said at its field. */
  const [told, setTold] = useState(false);
  const [tried, setTried] = useState<TriedText>(() => ({
    agent: (agents.find(({ seen }) => seen > 0) ?? agents[0])?.key ?? '',
    text: '',
    repo: '',
    place: 'thread',
  }));
  useBlocker({
    disabled: !draft.changed,
    enableBeforeUnload: () => draft.changed,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname &&
      !window.confirm('The agents are changed and not saved. Leave the page and lose the changes?'),
  });
  const shared = { form, change, faults: told ? faults : {}, agents };
  return (
    <div className={classes.columns}>
      <div className={classes.sections}>
        <AgentsKnown
          agents={agents}
          onTry={(text) => {
            setTried((before) => ({ ...before, ...text }));
            document.getElementById('agents-try')?.scrollIntoView?.({ block: 'nearest' });
          }}
        />
        <AgentsUnknown
          taken={form.own.flatMap(({ logins }) => logins.split('\n'))}
          onMake={(login, id) => {
            const agent = emptyAgent(login, id);
            change((before) => ({ ...before, own: [...before.own, agent] }));
            setOpen(agent.row);
          }}
        />
        <AgentsOwn {...shared} open={open} onOpen={setOpen} />
        <AgentsRules {...shared} open={open} onOpen={setOpen} />
      </div>
      <div className={`${classes.aside} ${own.aside}`}>
        <AgentsTry form={form} agents={agents} tried={tried} onChange={setTried} />
        <AgentsSave
          draft={draft}
          settings={settings}
          onIncomplete={() => {
            setTold(true);
            const wrong = [...form.own, ...form.rules].find(({ row }) => faults[row]);
            if (wrong) setOpen(wrong.row);
          }}
          onDone={() => {
            setTold(false);
            setOpen(null);
          }}
        />
      </div>
    </div>
  );
}
