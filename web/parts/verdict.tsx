import { Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { BottleneckNowDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import { verdictText } from '../text/verdict';
import { daysOfWeek } from '../text/week';
import { DefinitionPopover } from './definition-popover';
import { definitions } from './definitions';
import { ListLink } from './list-link';
import { NeckMark } from './neck-mark';
import { stageColour } from './stage-mark';
import classes from './verdict.module.css';

/** The answer in one sentence with numbers, above everything else. */
export function Verdict() {
  const { view, org, scope } = useView();
  const asked = useAnswer('BottleneckNow', BottleneckNowDocument, { org, scope });
  if (asked.error)
    return (
      <section className={`${classes.verdict} ${classes.fault}`} role="alert">
        <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
        <span>{asked.error.message}</span>
      </section>
    );
  if (!asked.data) return <Skeleton height={118} radius={10} />;
  const { now, moves, stages } = asked.data.bottleneck;
  const text = verdictText(
    now,
    moves,
    stages.filter((stage) => stage.unknown).map((stage) => stage.stage),
  );
  const constraint = now?.rule === 'not_enough_data' || now?.rule === 'unseen' ? null : now?.constraint;
  const week = now && daysOfWeek(now.week);
  return (
    <section
      className={`${classes.verdict} ${asked.isPlaceholderData ? classes.old : ''}`}
      aria-label="The verdict"
      style={{ '--stage': constraint ? stageColour(constraint) : 'var(--line-strong)' } as React.CSSProperties}
      data-hatched={constraint === 'pickup' || undefined}
    >
      <div className={classes.head}>
        <p className={classes.headline}>
          {constraint && <NeckMark size={22} />}
          {/* One piece of text: the colon stays with the last word where the line breaks. */}
          <span>
            {constraint ? (
              <Link
                to="/stage/$stage"
                params={{ stage: constraint }}
                search={cutOf(view) as never}
                className={classes.link}
              >
                {text.headline}
              </Link>
            ) : (
              text.headline
            )}
            :
          </span>
        </p>
        {text.badges.map((badge) => (
          <span key={badge} className={classes.badge}>
            {badge}
          </span>
        ))}
        <DefinitionPopover title="How the constraint is found" definition={definitions.verdict} />
      </div>
      <p className={classes.evidence}>
        {text.evidence} {text.since}
      </p>
      {text.pile && now?.pile && (
        <p className={classes.evidence}>
          {text.pile}{' '}
          <ListLink measure="wip" stage={now.pile} patch={week ? { range: week } : {}}>
            Show the pile
          </ListLink>
        </p>
      )}
      {text.caveats.length > 0 && (
        <ul className={classes.caveats}>
          {text.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
