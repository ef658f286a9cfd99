import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { CutsDocument, type Tier } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useWhatIf } from '../state/what-if';
import { leverNumber } from '../state/what-if-view';
import { leverText } from '../text/forecast';
import { teamOptions } from './team-options';
import classes from './what-if.module.css';

const tiers = ['ambient', 'casual', 'power'] as const;

/** The same lever for one team or tier, on top of the one for all. */
export function WhatIfParts({ kind }: { kind: 'writing' | 'reviewers' }) {
  const { org, tried, change } = useWhatIf();
  const cuts = useAnswer('Cuts', CutsDocument, { org }).data?.cuts;
  const [adding, setAdding] = useState(false);
  const teams = cuts ? teamOptions(cuts.teams).map(({ value }) => value) : [];
  const parts =
    kind === 'writing'
      ? tried.writingOf.map(({ team, tier, times }) => ({
          name: team ?? `tier ${tier}`,
          text: leverText('writing', times),
        }))
      : tried.reviewersOf.map(({ team, add }) => ({ name: team, text: leverText('reviewers', add) }));
  const without = (place: number) =>
    change({
      levers:
        kind === 'writing'
          ? { ...tried, writingOf: tried.writingOf.filter((_, index) => index !== place) }
          : { ...tried, reviewersOf: tried.reviewersOf.filter((_, index) => index !== place) },
    });
  const add = (of: string, value: number) => {
    setAdding(false);
    const [what, name] = [of.slice(0, of.indexOf('=')), of.slice(of.indexOf('=') + 1)];
    const team = what === 'team' ? name : null;
    const tier = what === 'tier' ? (name as Tier) : null;
    change({
      levers:
        kind === 'writing'
          ? {
              ...tried,
              writingOf: [
                ...tried.writingOf.filter((each) => each.team !== team || each.tier !== tier),
                { team, tier, times: value },
              ],
            }
          : {
              ...tried,
              reviewersOf: [...tried.reviewersOf.filter((each) => each.team !== team), { team: name, add: value }],
            },
    });
  };
  if (kind === 'reviewers' && teams.length === 0 && parts.length === 0) return null;
  return (
    <div className={classes.parts}>
      {parts.map(({ name, text }, place) => (
        <span key={name} className={classes.part}>
          {name} <b>{text}</b>
          <ActionIcon size="xs" aria-label={`${name}: remove`} onClick={() => without(place)}>
            <IconX size={12} />
          </ActionIcon>
        </span>
      ))}
      {adding ? (
        <PartForm kind={kind} teams={teams} onAdd={add} onCancel={() => setAdding(false)} />
      ) : (
        <Button size="compact-xs" variant="subtle" color="gray" className="no-print" onClick={() => setAdding(true)}>
          {kind === 'writing' ? 'Of one team or tier …' : 'Of one team …'}
        </Button>
      )}
    </div>
  );
}

interface PartFormProps {
  kind: 'writing' | 'reviewers';
  teams: readonly string[];
  onAdd: (of: string, value: number) => void;
  onCancel: () => void;
}

function PartForm({ kind, teams, onAdd, onCancel }: PartFormProps) {
  const options = [
    ...teams.map((team) => ({ value: `team=${team}`, label: team })),
    ...(kind === 'writing' ? tiers.map((tier) => ({ value: `tier=${tier}`, label: `tier ${tier}` })) : []),
  ];
  const [of, setOf] = useState(options[0]?.value ?? '');
  const [text, setText] = useState(kind === 'writing' ? '2' : '1');
  const value = leverNumber(kind, text);
  return (
    <form
      className={classes.partForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (of && value !== null) onAdd(of, value);
      }}
    >
      <NativeSelect
        size="xs"
        aria-label={kind === 'writing' ? 'Team or tier' : 'Team'}
        data={options}
        value={of}
        autoFocus
        onChange={(event) => setOf(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        inputMode="decimal"
        className={classes.field}
        aria-label={kind === 'writing' ? 'Written, times' : 'Reviewers added'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value.replace(',', '.').replace('−', '-'))}
      />
      <Button size="xs" type="submit" disabled={!of || value === null}>
        Set
      </Button>
      <Button size="xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}
