import { Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAdoption } from '../state/adoption';
import { useView } from '../state/use-view';
import { adoptionBasis, adoptionBefore, adoptionHeadline, notNarrowedText } from '../text/adoption';
import { cutOf } from '../state/view';
import { knownOf } from '../text/tier';
import { adoptionDefinitions } from './adoption-definitions';
import { DefinitionPopover } from './definition-popover';
import link from './list-link.module.css';
import classes from './verdict.module.css';

/** The answer in one sentence with numbers, above everything else. */
export function AdoptionVerdict() {
  const { view } = useView();
  const { asked, adoption } = useAdoption();
  if (asked.error)
    return (
      <section className={`${classes.verdict} ${classes.fault}`} role="alert">
        <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
        <span>{asked.error.message}</span>
      </section>
    );
  if (!adoption) return <Skeleton height={140} radius={10} />;
  const { counts, previous, weeks, running, rules, notNarrowedBy, tooFew } = adoption;
  const last = weeks.periods.label[weeks.periods.label.length - 1];
  const note = notNarrowedText(notNarrowedBy);
  return (
    <section
      className={`${classes.verdict} ${asked.isPlaceholderData ? classes.old : ''}`}
      aria-label="The verdict"
      style={{ '--stage': knownOf(counts) > 0 ? 'var(--tier-casual)' : 'var(--line-strong)' } as React.CSSProperties}
    >
      <div className={classes.head}>
        <p className={classes.headline}>
          <span>{tooFew ? 'Fewer than 5 people match: nothing is told of them' : adoptionHeadline(counts)}</span>
        </p>
        <DefinitionPopover title="Tiers" definition={adoptionDefinitions.tier} />
      </div>
      {!tooFew && <p className={classes.evidence}>{adoptionBasis(counts)}</p>}
      <p className={classes.evidence}>
        {!tooFew && last && `At the end of ${last}${running ? ', which is not over' : ''}. `}
        {!tooFew && view.compare !== 'none' && adoptionBefore(previous)}{' '}
        {rules.version > 1 && `Own cut-offs, version ${rules.version}. `}
        <Link to="/tiers" search={cutOf(view) as never} className={`${link.link} no-print`}>
          What makes a tier
        </Link>
      </p>
      {(note || view.tier) && (
        <ul className={classes.caveats}>
          {note && <li>{note}</li>}
          {view.tier && <li>The filter keeps people by their tier in the last week: the shares follow from it.</li>}
        </ul>
      )}
      {tooFew && (
        <ul className={classes.caveats}>
          <li>
            Groups of fewer than 5 people are not shown.{' '}
            <Link to="." search={((before: object) => ({ ...before, team: undefined, function: undefined })) as never}>
              Show all people
            </Link>
          </li>
        </ul>
      )}
    </section>
  );
}
