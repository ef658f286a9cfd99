import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { RuleMatch } from '../state/mapping-draft';
import { matchText } from '../text/mapping';
import classes from './mapping.module.css';

interface MappingRuleMatchProps {
  match: RuleMatch | undefined;
  /** The match is asked for again. */
  old: boolean;
  /** The rule says which deploys it means. */
  whole: boolean;
}

/** What a rule would match: how many, where, and the newest five. What was known stays, dimmed, until the new is there. */
export function MappingRuleMatch({ match, old, whole }: MappingRuleMatchProps) {
  const [last, setLast] = useState(match);
  if (match && match !== last) setLast(match);
  const shown = match ?? (old ? last : undefined);
  if (!whole) return null;
  if (!shown) return old ? <p className={classes.match}>Looking what it matches …</p> : null;
  const none = shown.deploys === 0 || shown.shadowed;
  return (
    <div className={`${classes.match} ${old ? classes.old : ''}`}>
      <p className={none ? classes.warn : undefined}>
        {none && <IconAlertTriangle size={14} aria-hidden />}
        {matchText(shown)}
      </p>
      {shown.newest.length > 0 && (
        <details>
          <summary>Newest {shown.newest.length}</summary>
          <ul>
            {shown.newest.map((text, index) => (
              <li key={`${index} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
