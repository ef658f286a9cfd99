import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffectAnswer } from '../state/effect';
import { Link } from '@tanstack/react-router';
import { useView } from '../state/use-view';
import { caveatText, effectBasis, effectHeadline, leftOutOf, preTrendText, teamless } from '../text/effect';
import { cutOf } from '../state/view';
import { DefinitionPopover } from './definition-popover';
import { effectDefinitions } from './effect-definitions';
import own from './effect.module.css';
import link from './list-link.module.css';
import classes from './verdict.module.css';

/** The answer in one sentence with numbers, or why there is none; what belongs to it is always printed. */
export function EffectVerdict() {
  const { view, change } = useView();
  const { asked, effect } = useEffectAnswer();
  if (asked.error)
    return (
      <section className={`${classes.verdict} ${classes.fault}`} role="alert">
        <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
        <span>{asked.error.message}</span>
      </section>
    );
  if (!effect) return <Skeleton height={170} radius={10} />;
  const { overall, refusal, already } = effect;
  const noTeams = teamless(effect);
  const longer =
    refusal !== null && !noTeams && (already > 0 || refusal === 'too_few_weeks' || refusal === 'no_rollout');
  return (
    <section
      className={`${classes.verdict} ${asked.isPlaceholderData ? classes.old : ''}`}
      aria-label="The verdict"
      data-hatched={refusal ? '' : undefined}
      style={{ '--stage': overall?.enough ? 'var(--accent)' : 'var(--line-strong)' } as React.CSSProperties}
    >
      <div className={classes.head}>
        <p className={classes.headline}>
          <span>{effectHeadline(effect)}</span>
        </p>
        <DefinitionPopover title="Effect" definition={effectDefinitions.effect} />
      </div>
      {refusal ? (
        <p className={classes.evidence}>
          {noTeams ? (
            <>
              Effect compares teams. Say who is in which: import a list of people with their teams, and{' '}
              <Link to="/people" search={cutOf(view) as never} className={link.link}>
                see the people
              </Link>
              . Rollouts follow from usage: connect telemetry, files or a vendor’s API under{' '}
              <Link to="/sources" search={cutOf(view) as never} hash="usage" className={link.link}>
                Sources
              </Link>
              .
            </>
          ) : (
            refusalHelp(effect)
          )}
        </p>
      ) : (
        <>
          <p className={classes.evidence}>{effectBasis(effect)}</p>
          <p className={classes.evidence}>{preTrendText(effect)}</p>
        </>
      )}
      {leftOutOf(effect) && <p className={classes.evidence}>{leftOutOf(effect)}</p>}
      {effect.caveats.length > 0 && (
        <ul className={classes.caveats} aria-label="What to bear in mind">
          {effect.caveats.map((caveat) => (
            <li key={caveat}>{caveatText(caveat)}</li>
          ))}
        </ul>
      )}
      {longer && view.range !== 'all' && (
        <div className={`${own.actions} no-print`}>
          <Button size="xs" variant="default" onClick={() => change({ range: 'all' })}>
            Look at all weeks recorded
          </Button>
        </div>
      )}
    </section>
  );
}

function refusalHelp({ refusal, already, teams, weeks }: NonNullable<ReturnType<typeof useEffectAnswer>['effect']>) {
  if (already > 0)
    return `${already} of ${teams} teams were rolled out before the range begins: nothing tells how they were before. A longer range may hold their rollout.`;
  switch (refusal) {
    case 'too_few_weeks':
      return 'Fewer weeks cannot tell a rollout from the ups and downs of any week.';
    case 'too_few_teams':
      return 'With fewer than 6 teams there are too few ways to lay rollout weeks over teams: every difference could be chance.';
    case 'no_rollout':
      return 'Choose a lower share or the tier casual, a longer range, or state below in which week a team was rolled out.';
    case 'no_control':
      return 'Once every team is rolled out nothing is left to compare with. A longer range, or another tier or share, may have teams that were still to come.';
    default:
      return weeks > 0
        ? 'That is not 0: nothing in these weeks tells of it for a team. Connect a source that does, or choose another outcome.'
        : 'Choose a longer range, or import data first.';
  }
}
