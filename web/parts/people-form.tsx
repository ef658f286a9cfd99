import { Autocomplete, Button, Select } from '@mantine/core';
import { useState } from 'react';
import { CutsDocument, type PeopleDecisionInput, type PersonPartsFragment } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { functionName, functions, kindSourceText, sourceText } from '../text/people';
import classes from './people-details.module.css';
import { PersonPicker } from './people-picker';

interface PersonFormProps {
  person: PersonPartsFragment;
  changes: PeopleDecisionInput[];
  onChange: (changes: PeopleDecisionInput[]) => void;
}

/** What can be decided about a person. Each choice becomes part of one change, whose effect is shown before it is saved. */
export function PersonForm({ person, changes, onChange }: PersonFormProps) {
  const { org } = useView();
  const cuts = useAnswer('Cuts', CutsDocument, { org });
  const own = changes.find(({ login }) => login === person.login);
  const set = (change: Omit<PeopleDecisionInput, 'login'>, ...without: (keyof PeopleDecisionInput)[]) => {
    const next = { ...own, ...change, login: person.login };
    for (const field of without) delete next[field];
    const others = changes.filter(({ login }) => login !== person.login);
    onChange(Object.keys(next).length > 1 ? [...others, next] : others);
  };
  const teams = cuts.data?.cuts.teams.map(({ team }) => team) ?? [];
  return (
    <section aria-labelledby="person-decide">
      <h3 id="person-decide" className={classes.heading}>
        Decide
      </h3>
      <div className={classes.form}>
        <Select
          size="xs"
          label="Kind"
          description={kindSourceText(person)}
          allowDeselect={false}
          data={[
            { value: 'human', label: 'Human' },
            { value: 'bot', label: 'Automated' },
          ]}
          value={own?.kind ?? person.kind}
          onChange={(kind) =>
            kind === person.kind ? set({}, 'kind') : set({ kind: kind as PeopleDecisionInput['kind'] })
          }
        />
        <Select
          size="xs"
          label="Function"
          description={sourceText(person.functionFrom)}
          placeholder="Unknown"
          data={functions.map((role) => ({ value: role, label: functionName(role) }))}
          value={own?.function === undefined ? person.function : own.function}
          onChange={(role) => (role === person.function ? set({}, 'function') : set({ function: role }))}
          clearable={person.functionFrom === 'decision'}
        />
        <Team
          person={person}
          teams={teams}
          decided={own?.team}
          set={set}
          key={own === undefined ? 'as it is' : 'open'}
        />
        <PersonPicker
          label="Same person as"
          except={person}
          value={own?.sameAs ?? null}
          onChange={(sameAs) => (sameAs === null ? set({}, 'sameAs') : set({ sameAs }))}
        />
      </div>
    </section>
  );
}

interface TeamProps {
  person: PersonPartsFragment;
  teams: string[];
  decided: string | null | undefined;
  set: (change: Omit<PeopleDecisionInput, 'login'>, ...without: (keyof PeopleDecisionInput)[]) => void;
}

/** A team there is, or a new one; what is typed counts when the field is left or a team is chosen. */
function Team({ person, teams, decided, set }: TeamProps) {
  const stands = (decided === undefined ? person.team : decided) ?? '';
  const [text, setText] = useState(stands);
  const take = (typed: string) => {
    const team = typed.trim();
    if (team === (person.team ?? '')) set({}, 'team');
    else if (team !== '' || person.teamFrom === 'decision') set({ team: team || null });
    else setText(stands);
  };
  return (
    <Autocomplete
      size="xs"
      label="Team"
      description={sourceText(person.teamFrom)}
      placeholder="None"
      data={teams}
      value={text}
      onChange={setText}
      onOptionSubmit={take}
      onBlur={() => take(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(text);
      }}
      rightSectionPointerEvents={person.teamFrom === 'decision' ? 'auto' : 'none'}
      rightSection={
        person.teamFrom === 'decision' ? (
          <Button
            size="compact-xs"
            variant="subtle"
            px={4}
            aria-label="Take the decided team back"
            onClick={() => {
              setText('');
              set({ team: null });
            }}
          >
            ×
          </Button>
        ) : null
      }
    />
  );
}
