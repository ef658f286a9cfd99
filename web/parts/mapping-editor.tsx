import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeliveryMappingPartsFragment } from '../gql/documents';
import { useMappingDraft } from '../state/mapping-draft';
import { ruleFor } from '../state/mapping-form';
import { MappingGroups } from './mapping-groups';
import { MappingNames } from './mapping-names';
import { MappingRules } from './mapping-rules';
import { MappingSave } from './mapping-save';
import { MappingServices } from './mapping-services';
import classes from './mapping.module.css';

/** The three lists of rules beside what they would do. */
export function MappingEditor({ mapping }: { mapping: DeliveryMappingPartsFragment }) {
  const draft = useMappingDraft(mapping);
  const { form, change, faults, matches, old } = draft;
  /** The row whose fields are open and take the focus. */
  const [open, setOpen] = useState<number | null>(null);
  /** After a try to save, what is missing is said at its field. */
  const [told, setTold] = useState(false);
  useBlocker({
    disabled: !draft.changed,
    enableBeforeUnload: () => draft.changed,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname &&
      !window.confirm('The rules are changed and not saved. Leave the page and lose them?'),
  });
  const shared = {
    form,
    change,
    faults: { ...(told ? faults : {}), ...draft.refused },
    services: mapping.serviceNames,
  };
  return (
    <div className={classes.columns}>
      <div className={classes.sections}>
        <MappingRules {...shared} matches={matches} old={old} open={open} onOpen={setOpen} />
        <MappingGroups
          groups={mapping.groups}
          changed={draft.changed}
          onMake={(group) => {
            const rule = ruleFor(group);
            // First, so that it decides whatever stands below.
            change((before) => ({ ...before, rules: [rule, ...before.rules] }));
            setOpen(rule.key);
          }}
          onShow={(rule) => setOpen(form.rules[rule]?.key ?? null)}
        />
        <MappingServices {...shared} />
        <MappingNames {...shared} names={mapping.incidentNames} />
      </div>
      <MappingSave
        draft={draft}
        mapping={mapping}
        onIncomplete={() => {
          setTold(true);
          const wrong = form.rules.find(({ key }) => faults[key]);
          if (wrong) setOpen(wrong.key);
        }}
        onDone={() => {
          setTold(false);
          setOpen(null);
        }}
      />
    </div>
  );
}
