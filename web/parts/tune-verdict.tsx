import { Button, Skeleton } from '@mantine/core';
import { certaintyOf, useTune } from '../state/tune';
import { verdictSentence, verdictTitle } from '../text/tune';
import { ruleOf, sameRule } from '../state/tune-rule';
import { DefinitionPopover } from './definition-popover';
import { useTuneAgents } from './tune-agents';
import { TuneBadge } from './tune-badge';
import { tuneDefinitions } from './tune-definitions';
import classes from './tune.module.css';

/** The answer of the page: the rule that is certified, or what is missing. */
export function TuneVerdict() {
  const { asked, tune, rule, setRule } = useTune();
  const { topOf } = useTuneAgents();
  if (asked.error) return null;
  if (!tune) return <Skeleton height={92} radius={10} aria-busy />;
  const chosen = tune.chosen === null ? undefined : tune.candidates[tune.chosen];
  return (
    <section
      className={`${classes.verdict} ${asked.isPlaceholderData ? classes.old : ''}`}
      aria-labelledby="tune-verdict"
    >
      <div>
        <h2 id="tune-verdict">
          {verdictTitle(tune)}
          {chosen && <TuneBadge certainty={certaintyOf(tune, ruleOf(chosen.rule))} />}
          <DefinitionPopover title="Certified" definition={tuneDefinitions.certified} />
        </h2>
        <p>{verdictSentence({ ...tune, top: topOf(tune.agent) })}</p>
      </div>
      {chosen && (
        <Button size="xs" disabled={sameRule(chosen.rule, rule)} onClick={() => setRule(ruleOf(chosen.rule))}>
          {sameRule(chosen.rule, rule) ? 'This rule is shown' : 'Show this rule'}
        </Button>
      )}
    </section>
  );
}
