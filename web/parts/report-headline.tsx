import type { ReportDocument } from '../state/report';
import { DefinitionPopover } from './definition-popover';
import { NeckMark } from './neck-mark';
import { reportDefinition } from './report-definition';
import { ReportLink } from './report-link';
import classes from './report-headline.module.css';
import { stageColour } from './stage-mark';

/** The one sentence, with the constraint's colour and shape beside it. */
export function ReportHeadline({ report }: { report: ReportDocument }) {
  const { headline, stages, simulated, organization, team, from, to, timeZone } = report;
  const stage = stages.find(({ constraint }) => constraint)?.stage;
  const marked = stage !== undefined && stage !== 'write';
  return (
    <section
      className={classes.headline}
      aria-label="The verdict"
      style={{ '--stage': marked ? stageColour(stage) : 'var(--line-strong)' } as React.CSSProperties}
      data-hatched={stage === 'pickup' || undefined}
    >
      <p className={classes.scope}>
        {team ? `${team} in ${organization}` : organization}, {from} to {to} ({timeZone})
        {simulated && ', simulated data'}
        <DefinitionPopover title="The report" definition={reportDefinition} />
      </p>
      <p className={classes.text}>
        {marked && <NeckMark size={22} />}
        <span>
          {headline.text} <ReportLink to={headline.link}>See it</ReportLink>
        </span>
      </p>
    </section>
  );
}
