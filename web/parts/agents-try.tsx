import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { TryAgentDocument } from '../gql/documents';
import { ownInput, ruleInput, type AgentForm } from '../state/agent-form';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { findingFacts, placeName, textPlaces, triedSentence } from '../text/agent';
import type { KnownAgent } from './agents-editor';
import own from './agents.module.css';
import classes from './mapping.module.css';

/** Long enough to type a word, short enough to look like an answer to it. */
const TYPING_MS = 400;

/** A text and who said it where. */
export interface TriedText {
  agent: string;
  text: string;
  repo: string;
  place: string;
}

interface AgentsTryProps {
  form: AgentForm;
  agents: KnownAgent[];
  tried: TriedText;
  onChange: (tried: TriedText) => void;
}

/** A text is pasted and read as the agent's rules would, those in the fields included; nothing is saved. */
export function AgentsTry({ form, agents, tried, onChange }: AgentsTryProps) {
  const { org } = useView();
  const drafts = form.own.filter(({ key }) => key.trim() !== '');
  const choices = [
    ...agents.filter((agent) => !agent.own).map(({ key, name }) => ({ value: key, label: name })),
    ...drafts.map(({ key, name }) => ({ value: key.trim(), label: name.trim() || key.trim() })),
  ];
  // One that was removed or taken back is no choice any more.
  const agent = choices.some(({ value }) => value === tried.agent) ? tried.agent : (choices[0]?.value ?? '');
  const draft = drafts.find(({ key }) => key.trim() === agent);
  const set = (patch: Partial<TriedText>) => onChange({ ...tried, ...patch });
  // A rule that is not whole yet would only be refused.
  const rules = form.rules.map(ruleInput).filter(({ repo, agent, pattern }) => repo && agent && pattern);
  const question = {
    org,
    text: tried.text,
    place: tried.place,
    repo: tried.repo.trim() || undefined,
    severityRules: rules,
    ...(draft ? { agent: ownInput(draft) } : { key: agent }),
  };
  const [settled] = useDebouncedValue(JSON.stringify(question), TYPING_MS);
  // Nor would an agent without a name or an account be taken.
  const whole = !draft || (draft.name.trim() !== '' && draft.logins.trim() + draft.ids.trim() !== '');
  const typing = settled !== JSON.stringify(question);
  const asked = useAnswer('TryAgent', TryAgentDocument, JSON.parse(settled) as typeof question, {
    enabled: tried.text.trim() !== '' && agent !== '' && whole && !(draft && typing),
  });
  const old = typing || asked.isPlaceholderData;
  const told = tried.text.trim() === '' ? undefined : asked.data?.tryAgent;
  return (
    <section className={classes.section} id="agents-try" aria-labelledby="agents-try-title">
      <div className={classes.head}>
        <h2 id="agents-try-title">Try it on a text</h2>
      </div>
      <div className={own.try}>
        <div className={own.pair}>
          <NativeSelect
            size="xs"
            label="Agent"
            value={agent}
            data={choices}
            onChange={(event) => set({ agent: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            label="It stands in"
            value={tried.place}
            data={textPlaces.map((value) => ({ value, label: placeName(value) }))}
            onChange={(event) => set({ place: event.currentTarget.value })}
          />
        </div>
        <TextInput
          size="xs"
          label="Repository"
          placeholder="any, such as acme/shop"
          autoComplete="off"
          spellCheck={false}
          value={tried.repo}
          onChange={(event) => set({ repo: event.currentTarget.value })}
        />
        <Textarea
          size="xs"
          label="Text"
          placeholder="The comment as it was posted, with its markup"
          autosize
          minRows={4}
          maxRows={10}
          spellCheck={false}
          value={tried.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <div role="status" className={old ? classes.old : undefined}>
          {asked.error && tried.text.trim() ? (
            <p className={classes.warn}>{asked.error.message}</p>
          ) : (
            told && (
              <>
                <p className={classes.short}>{triedSentence(told)}</p>
                <ul className={own.found}>
                  {told.findings.map((finding, index) => (
                    <li key={index}>
                      <b>{finding.title}</b>
                      <dl>
                        {findingFacts(finding).map(({ name, value }) => (
                          <div key={name} style={{ display: 'contents' }}>
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                          </div>
                        ))}
                      </dl>
                    </li>
                  ))}
                </ul>
              </>
            )
          )}
        </div>
      </div>
    </section>
  );
}
