import { Button, Checkbox, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTune, type TuneAnswer } from '../state/tune';
import { ruleOf, type TuneRule } from '../state/tune-rule';
import { idleGlobsText, severityText, wordOf } from '../text/tune';
import { useTuneAgents } from './tune-agents';
import { useGlobFaults } from './tune-globs';
import classes from './tune.module.css';

/** Long enough to type a glob, short enough to look like an answer to it. */
const TYPING_MS = 400;

/** The parts of the rule: minimum severity, categories, confidence, paths and cap. */
export function TuneRuleForm({ tune }: { tune: TuneAnswer }) {
  const { rule, setRule } = useTune();
  const { topOf } = useTuneAgents();
  const { severities, severityUnknown, hasConfidence, confidenceLow, confidenceHigh } = tune;
  // The least severe word hides nothing where every finding tells one.
  const sameAsAll = (word: string) => severityUnknown === 0 && word === severities[severities.length - 1];
  const set = (patch: Partial<TuneRule>, how: 'push' | 'replace' = 'push') =>
    setRule(ruleOf({ ...rule, ...patch }), how);
  return (
    <section className={classes.card} aria-labelledby="tune-rule">
      <h2 id="tune-rule">Which findings to post</h2>
      <div className={classes.form}>
        {severities.length > 0 && (
          <NativeSelect
            size="xs"
            label="Minimum severity"
            value={rule.minSeverity ?? ''}
            data={[
              { value: '', label: severityUnknown > 0 ? 'All, also where none is told' : 'All' },
              ...severities
                .filter((word) => !sameAsAll(word) || word === rule.minSeverity)
                .map((word) => ({
                  value: word,
                  label: sameAsAll(word) ? `${word} and more severe: all` : severityText(word, topOf(tune.agent)),
                })),
            ]}
            onChange={(event) => set({ minSeverity: event.currentTarget.value || undefined })}
          />
        )}
        <Categories all={tune.categories} rule={rule} onChange={(categories) => set({ categories })} />
        {hasConfidence && confidenceLow !== null && confidenceHigh !== null && (
          <NumberInput
            size="xs"
            label="Minimum confidence"
            description={`As the agent gives it: ${confidenceLow} to ${confidenceHigh}. Findings that give none are hidden.`}
            placeholder="any"
            min={confidenceLow}
            max={confidenceHigh}
            step={confidenceHigh - confidenceLow > 2 ? 1 : 0.05}
            value={rule.minConfidence ?? ''}
            onChange={(value) => set({ minConfidence: typeof value === 'number' ? value : undefined }, 'replace')}
          />
        )}
        <Paths tune={tune} rule={rule} onChange={(paths) => set({ paths }, 'replace')} />
        <NumberInput
          size="xs"
          label="At most per pull request"
          description="The most severe first, then the earliest."
          placeholder="no cap"
          min={1}
          max={99}
          allowDecimal={false}
          value={rule.capPerPullRequest ?? ''}
          onChange={(value) => set({ capPerPullRequest: typeof value === 'number' ? value : undefined }, 'replace')}
        />
        {Object.keys(rule).length > 0 && (
          <div>
            <Button size="compact-xs" variant="default" onClick={() => setRule({})}>
              Back to what is posted today
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

interface PartProps<T> {
  rule: TuneRule;
  onChange: (value: T | undefined) => void;
}

function Categories({ all, rule, onChange }: PartProps<string[]> & { all: readonly string[] }) {
  if (all.length < 2) return null;
  const chosen = rule.categories ?? [...all];
  return (
    <Checkbox.Group
      size="xs"
      label="Categories"
      value={chosen}
      // A rule without any category would post nothing; the last one stays.
      onChange={(next) => next.length > 0 && onChange(next.length === all.length ? undefined : next)}
    >
      <div className={classes.categories}>
        {all.map((word) => (
          <Checkbox
            key={word}
            size="xs"
            value={word}
            label={wordOf(word)}
            disabled={chosen.length === 1 && chosen[0] === word}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** The text of the field stays as it was typed as long as it says the same as the rule. */
function Paths({ tune, rule, onChange }: PartProps<string[]> & { tune: TuneAnswer }) {
  const { wrong, idle } = useGlobFaults(tune.agent, rule.paths);
  const told = (rule.paths ?? []).join('\n');
  const [typed, setTyped] = useState({ from: told, text: told });
  const lines = (text: string) => ruleOf({ paths: text.split('\n') }).paths;
  const mine = typed.from === told || (lines(typed.text) ?? []).join('\n') === told;
  const send = useDebouncedCallback((text: string) => onChange(lines(text)), TYPING_MS);
  return (
    <div>
      <Textarea
        size="xs"
        label="Paths"
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        error={wrong}
        description="One glob per line; ** goes over folders, ! in front leaves out."
        placeholder={'src/**\n!**/*.spec.ts'}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={mine ? typed.text : told}
        onChange={(event) => {
          setTyped({ from: told, text: event.currentTarget.value });
          send(event.currentTarget.value);
        }}
      />
      <p className={classes.note} role="status">
        {idleGlobsText(idle, tune.all.kept)}
      </p>
    </div>
  );
}
