import { useMemo, useState } from 'react';
import type { AgentSettingsPartsFragment } from '../gql/documents';
import { agentFaults, agentForm, sameAgents, type AgentForm } from './agent-form';

/** How the parts change the form. */
export type ChangeAgents = (next: (form: AgentForm) => AgentForm) => void;

/**
 * The organization's agents and severity rules as they stand in the fields, and whether they differ from what is saved.
 *
 * @param known keys of the agents this version knows
 */
export function useAgentDraft(settings: AgentSettingsPartsFragment, known: readonly string[]) {
  const { own, severityRules, changedAt } = settings;
  // An answer that says the same keeps its lists, so that the fields are not made anew while somebody is in them.
  const saved = useMemo(() => agentForm({ own, severityRules }), [own, severityRules]);
  const [draft, setDraft] = useState<{ form: AgentForm; since: string | null } | null>(null);
  const form = draft?.form ?? saved;
  const change: ChangeAgents = (next) =>
    setDraft((before) => ({ form: next(before?.form ?? saved), since: before ? before.since : changedAt }));
  return {
    form,
    changed: draft !== null && !sameAgents(draft.form, saved),
    faults: useMemo(() => agentFaults(form, known), [form, known]),
    /** Somebody saved other settings since the first change was made here. */
    overtaken: draft !== null && draft.since !== changedAt,
    change,
    discard: () => setDraft(null),
  };
}
