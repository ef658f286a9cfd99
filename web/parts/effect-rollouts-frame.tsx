import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { SetRolloutWeeksDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { effectExport, useEffectAnswer, type EffectAnswer } from '../state/effect';
import { useView } from '../state/use-view';
import { mondayOf, teamless } from '../text/effect';
import { countedOf, countOf, shareOf } from '../text/number';
import { ChartFrame } from './chart-frame';
import { effectDefinitions } from './effect-definitions';
import classes from './effect.module.css';
import { NothingMatches } from './nothing-matches';

type Rollout = EffectAnswer['rollouts'][number];

/** When each team was rolled out, as people say or usage shows; what people say can be changed, and taken back. */
export function EffectRolloutsFrame() {
  const { view, org } = useView();
  const { asked, effect, question } = useEffectAnswer();
  const [said, setSaid] = useState<{ text: string; team: string; before: string | null } | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const set = useAction(SetRolloutWeeksDocument);
  const rollouts = effect?.rollouts ?? [];
  const out = rollouts.filter(({ week }) => week !== null).length;
  const stated = rollouts.filter((rollout) => rollout.stated).length;
  /** @param week null = what usage shows */
  const save = ({ team, stated: was, week: before }: Rollout, week: string | null) =>
    set.mutate(
      { org, weeks: [{ team, week }] },
      {
        onSuccess: () => {
          setEditing(null);
          setSaid({
            text:
              week === null
                ? `${team}: back to what usage shows.`
                : `${team}: rolled out in the week of ${mondayOf(week)}, as stated.`,
            team,
            before: was ? before : null,
          });
        },
      },
    );
  return (
    <ChartFrame
      title="Rollouts"
      summary={
        effect && teamless(effect)
          ? 'Nobody is told to be in a team.'
          : `${out} of ${countedOf(rollouts.length, 'team')} rolled out; ${countOf(stated)} of these weeks stated by people, the others as usage shows.`
      }
      definition={effectDefinitions.rollouts}
      asked={asked}
      csv={effectExport('rollouts', view, question)}
      height={200}
      empty={
        rollouts.length === 0 && effect ? (
          teamless(effect) ? (
            <>Nobody is told to be in a team.</>
          ) : (
            <NothingMatches what="teams of 5 people or more" />
          )
        ) : undefined
      }
      table={() => ({
        columns: [
          { label: 'Team' },
          { label: 'Rolled out in the week of' },
          { label: 'Told by' },
          { label: 'People', numeric: true },
          { label: `At ${question.tier} or above now`, numeric: true },
        ],
        rows: rollouts.map((rollout) => [
          rollout.team,
          rollout.week === null ? 'not yet' : mondayOf(rollout.week),
          toldBy(rollout),
          countOf(rollout.people),
          shareTold(rollout),
        ]),
      })}
    >
      <div className={classes.scroll} role="region" aria-label="Rollouts, team by team" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">Rolled out in the week of</th>
              <th scope="col">Told by</th>
              <th scope="col" className={classes.number}>
                People
              </th>
              <th scope="col" className={classes.number}>
                {question.tier === 'power' ? 'At power' : 'At casual or above'} now
              </th>
              <th scope="col" className="no-print">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {rollouts.map((rollout) => (
              <tr key={rollout.team}>
                <th scope="row">{rollout.team}</th>
                <td>
                  {rollout.week === null ? <span className={classes.muted}>not yet</span> : mondayOf(rollout.week)}
                </td>
                <td>{toldBy(rollout)}</td>
                <td className={classes.number}>{countOf(rollout.people)}</td>
                <td className={classes.number}>{shareTold(rollout)}</td>
                <td className="no-print">
                  {editing === rollout.team ? (
                    <RolloutForm
                      rollout={rollout}
                      saving={set.isPending}
                      onSave={(week) => save(rollout, week)}
                      onCancel={() => setEditing(null)}
                    />
                  ) : (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => setEditing(rollout.team)}
                      aria-label={`State the week: ${rollout.team}`}
                    >
                      State the week
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={`${classes.said} no-print`} role="status">
        {said && (
          <>
            <span>{said.text}</span>
            <Button
              size="compact-xs"
              variant="default"
              loading={set.isPending}
              onClick={() =>
                set.mutate({ org, weeks: [{ team: said.team, week: said.before }] }, { onSuccess: () => setSaid(null) })
              }
            >
              Undo
            </Button>
          </>
        )}
      </div>
      {set.error && (
        <Alert color="red" role="alert">
          {set.error.message}
        </Alert>
      )}
    </ChartFrame>
  );
}

/** "5 of 9"; from 10 people on with the share and its interval. */
function shareTold({ share, reached, known, low, high, enough, atLeast }: Rollout): string {
  if (share === null) return 'unknown';
  const told = `${atLeast && share < 1 ? 'at least ' : ''}${countOf(reached)} of ${countOf(known)}`;
  return enough ? `${told}: ${shareOf(share)} [${shareOf(low)}, ${shareOf(high)}]` : told;
}

function toldBy({ stated, week, derived }: Rollout): string {
  if (!stated) return week === null ? '–' : 'usage';
  return derived === null ? 'people; usage shows none yet' : `people; usage shows ${mondayOf(derived)}`;
}

interface RolloutFormProps {
  rollout: Rollout;
  saving: boolean;
  onSave: (week: string | null) => void;
  onCancel: () => void;
}

function RolloutForm({ rollout, saving, onSave, onCancel }: RolloutFormProps) {
  const [day, setDay] = useState(rollout.week ?? '');
  return (
    <form
      className={classes.edit}
      onSubmit={(event) => {
        event.preventDefault();
        if (day) onSave(day);
      }}
    >
      <TextInput
        size="xs"
        type="date"
        aria-label={`A day of the week in which ${rollout.team} was rolled out`}
        value={day}
        autoFocus
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" loading={saving} disabled={!day}>
        Save
      </Button>
      {rollout.stated && (
        <Button size="xs" variant="default" onClick={() => onSave(null)}>
          As usage shows
        </Button>
      )}
      <Button size="xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}
