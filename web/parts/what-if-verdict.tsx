import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWhatIf } from '../state/what-if';
import { isBase, untouched } from '../state/what-if-view';
import { useView } from '../state/use-view';
import { cutOf, filterCount, withoutFilter, type View } from '../state/view';
import { forecastBasis, leversText, progressText, refusalText, utilisationSentence } from '../text/forecast';
import { forecastHeadline, headroomSentence, weakFitSentence } from '../text/forecast-headline';
import { dayOf } from '../text/moment';
import { countedOf } from '../text/number';
import { DefinitionPopover } from './definition-popover';
import { JobBar } from './job-bar';
import link from './list-link.module.css';
import { stageColour } from './stage-mark';
import classes from './verdict.module.css';
import { whatIfDefinitions } from './what-if-definitions';
import own from './what-if.module.css';

/** What breaks next in one sentence with numbers, how far the simulation is, or why there is none. */
export function WhatIfVerdict() {
  const { run, answer, asked, whatIf, change, again } = useWhatIf();
  if (asked.error)
    return (
      <section className={`${classes.verdict} ${classes.fault}`} role="alert">
        <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
        <span>{asked.error.message}</span>
        <Button size="xs" variant="default" onClick={again}>
          Try again
        </Button>
      </section>
    );
  if (run?.refusal || (answer && answer.calibration.refusal !== null)) return <Refused />;
  const stage = answer?.next.stage ?? null;
  return (
    <section
      className={classes.verdict}
      aria-label="The verdict"
      style={{ '--stage': stage ? stageColour(stage) : 'var(--line-strong)' } as React.CSSProperties}
      data-hatched={stage === 'pickup' || undefined}
    >
      {answer ? (
        <div className={asked.isPlaceholderData ? classes.old : undefined}>
          <div className={classes.head}>
            <p className={classes.headline}>
              <span>{forecastHeadline(answer)}</span>
            </p>
            <DefinitionPopover title="What breaks next" definition={whatIfDefinitions.next} />
          </div>
          <p className={classes.evidence}>
            {forecastBasis({ ...answer, n: answer.replications, tried: !isBase(answer.levers) })}
          </p>
          {weakFitSentence(answer) && <p className={classes.evidence}>{weakFitSentence(answer)}</p>}
          {headroomSentence(answer) && <p className={classes.evidence}>{headroomSentence(answer)}</p>}
          <p className={classes.evidence}>{utilisationSentence(answer)}</p>
          <p className={classes.evidence}>
            A forecast, not a fact: {leversText(answer.levers)}, from {dayOf(answer.range.from, answer.range.timeZone)}{' '}
            on, {countedOf(answer.weeks.length, 'week')}, {countedOf(answer.replications, 'run')}
            {answer.stoppedEarly && ' (enough: differences are sure to 5 %)'}, random numbers {answer.seed}.
          </p>
        </div>
      ) : run?.state === 'running' || asked.isPending ? (
        <>
          <p className={classes.headline}>Looking ahead …</p>
          <Skeleton height={16} width="min(520px, 90%)" mt={12} />
          <Skeleton height={16} width="min(420px, 70%)" mt={8} />
        </>
      ) : (
        <p className={classes.headline}>No forecast yet</p>
      )}
      <Running />
      {run?.state === 'cancelled' && (
        <div className={own.run} role="status">
          <span>
            Cancelled.{' '}
            {answer
              ? 'What is shown belongs to the question before.'
              : `Nothing is known yet about: ${leversText(whatIf.levers)}.`}
          </span>
          <Button size="xs" variant="default" onClick={again}>
            Run it again
          </Button>
        </div>
      )}
      {run?.state === 'refused' && (
        <div className={own.run} role="alert">
          <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
          <span>
            {run.message ?? 'This cannot be tried here.'} {answer && 'What is shown belongs to the question before.'}
          </span>
          <Button size="xs" variant="default" onClick={() => change({ levers: untouched().levers })}>
            All levers as it is
          </Button>
        </div>
      )}
      {run?.state === 'failed' && (
        <div className={own.run} role="alert">
          <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
          <span>{run.message ?? 'The simulation failed without saying why. Try again.'}</span>
          <Button size="xs" variant="default" onClick={again}>
            Try again
          </Button>
        </div>
      )}
    </section>
  );
}

/** How far the run is, with the way to stop it. Its room stays while nothing runs, so that the page does not jump. */
function Running() {
  const { run, cancel } = useWhatIf();
  if (run && run.state !== 'running') return run.state === 'done' ? <div className={`${own.idle} no-print`} /> : null;
  const progress = run?.progress ?? null;
  const text = progressText(progress);
  return (
    <div className={`${own.run} no-print`}>
      <div className={own.bar}>
        <JobBar
          label="The simulation"
          share={progress && progress.total > 0 ? progress.done / progress.total : null}
          text={text}
        />
        <span className={own.note}>{text}</span>
      </div>
      <Button size="compact-xs" variant="default" onClick={cancel} disabled={!run}>
        Cancel
      </Button>
    </div>
  );
}

function Refused() {
  const { run, answer } = useWhatIf();
  const { view, change } = useView();
  const refusal = run?.refusal ?? answer?.calibration.refusal ?? null;
  const text = refusal ? refusalText(refusal) : null;
  return (
    <section
      className={classes.verdict}
      aria-label="The verdict"
      data-hatched=""
      style={{ '--stage': 'var(--line-strong)' } as React.CSSProperties}
    >
      <div className={classes.head}>
        <p className={classes.headline}>
          <span>Nothing can be forecast.</span>
        </p>
        <DefinitionPopover title="Calibration" definition={whatIfDefinitions.calibration} />
      </div>
      <p className={classes.evidence}>
        {run?.message?.replace(/^Nothing can be forecast: ./, (start) => start.slice(-1).toUpperCase()) ??
          (text && `${text.why[0].toUpperCase()}${text.why.slice(1)} ${text.help}`)}
      </p>
      <div className={`${own.buttons} no-print`}>
        {filterCount(view) > 0 && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              const cleared = withoutFilter(view);
              const gone = Object.keys(view).filter((key) => !(key in cleared));
              change(Object.fromEntries(gone.map((key) => [key, undefined])) as Partial<View>);
            }}
          >
            Clear filter
          </Button>
        )}
        <Link to="/sources" search={cutOf(view) as never} className={link.link}>
          See what the sources tell
        </Link>
      </div>
    </section>
  );
}
