import { useBlocker } from '@tanstack/react-router';
import type { TierCutOffVersionsFragment } from '../gql/documents';
import { useTierDraft } from '../state/tier-draft';
import classes from './mapping.module.css';
import { TierRulesChange } from './tier-rules-change';
import { TierRulesFields } from './tier-rules-fields';
import { TierRulesSave } from './tier-rules-save';
import { TierRulesVersions } from './tier-rules-versions';

/** The cut-offs beside what they would change, and the versions that stood before. */
export function TierRulesEditor({ rules }: { rules: TierCutOffVersionsFragment }) {
  const draft = useTierDraft(rules.current);
  useBlocker({
    disabled: !draft.changed,
    enableBeforeUnload: () => draft.changed,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname &&
      !window.confirm('The cut-offs are changed and not saved. Leave the page and lose them?'),
  });
  return (
    <div className={classes.columns}>
      <div className={classes.sections}>
        <TierRulesFields draft={draft} defaults={rules.defaults} />
        <TierRulesVersions rules={rules} />
      </div>
      <div className={classes.aside}>
        <TierRulesChange draft={draft} />
        <TierRulesSave draft={draft} rules={rules} />
      </div>
    </div>
  );
}
