import type { ReactNode } from 'react';
import { incidentEvidenceName, type EvidencePart } from '../text/evidence';
import { countOf, fineShareOf } from '../text/number';
import classes from './services-notes.module.css';

/** The stronger the evidence, the darker; what nothing links is hatched. */
const shades: Record<string, string> = {
  decided: 'var(--ink)',
  commit: 'color-mix(in srgb, var(--stage-deploy) 100%, var(--surface))',
  stated: 'color-mix(in srgb, var(--stage-deploy) 76%, var(--surface))',
  revert: 'color-mix(in srgb, var(--stage-deploy) 60%, var(--surface))',
  cherry_pick: 'color-mix(in srgb, var(--stage-deploy) 55%, var(--surface))',
  fix_reference: 'color-mix(in srgb, var(--stage-deploy) 45%, var(--surface))',
  time: 'color-mix(in srgb, var(--stage-deploy) 26%, var(--surface))',
  suggestion: 'color-mix(in srgb, var(--stage-deploy) 88%, var(--surface))',
  lines: 'color-mix(in srgb, var(--stage-deploy) 64%, var(--surface))',
  reply: 'color-mix(in srgb, var(--stage-deploy) 48%, var(--surface))',
  reaction: 'color-mix(in srgb, var(--stage-deploy) 36%, var(--surface))',
  dismissed: 'color-mix(in srgb, var(--stage-deploy) 26%, var(--surface))',
  outdated: 'color-mix(in srgb, var(--stage-pickup) 40%, var(--surface))',
  resolved: 'color-mix(in srgb, var(--stage-pickup) 22%, var(--surface))',
  vendor: 'color-mix(in srgb, var(--stage-merge) 40%, var(--surface))',
  author: 'var(--tier-power)',
  branch: 'var(--tier-casual)',
  commit_author: 'var(--tier-ambient)',
  commit_email: 'color-mix(in srgb, var(--tier-ambient) 76%, var(--surface))',
  trailer: 'color-mix(in srgb, var(--tier-ambient) 60%, var(--surface))',
  body: 'color-mix(in srgb, var(--tier-ambient) 44%, var(--surface))',
  label: 'color-mix(in srgb, var(--tier-ambient) 30%, var(--surface))',
  none: 'repeating-linear-gradient(135deg, var(--line-strong) 0 2px, transparent 2px 5px)',
};

interface EvidenceBarProps {
  title: string;
  parts: readonly EvidencePart[];
  name: typeof incidentEvidenceName;
  nothing: string;
  /** A count as what leads to its list. */
  count?: (evidence: string, count: number) => ReactNode;
}

/** Kinds of evidence as one bar to scale, each named below it with its count. */
export function EvidenceBar({ title, parts, name, nothing, count: link }: EvidenceBarProps) {
  const shown = parts.filter(({ count }) => count > 0);
  return (
    <div className={classes.part}>
      <h3>{title}</h3>
      {shown.length === 0 ? (
        <p className={classes.none}>{nothing}</p>
      ) : (
        <>
          <div className={classes.bar} aria-hidden>
            {shown.map(({ evidence, count }) => (
              <span key={evidence} style={{ flexGrow: count, background: shades[evidence] ?? 'var(--previous)' }} />
            ))}
          </div>
          <ul className={classes.list}>
            {shown.map(({ evidence, count, share }) => (
              <li key={evidence}>
                <span
                  className={classes.mark}
                  style={{ background: shades[evidence] ?? 'var(--previous)' }}
                  aria-hidden
                />
                <span>{name(evidence)}</span>
                <span>{fineShareOf(share)}</span>
                <span className={classes.faint}>n {link ? link(evidence, count) : countOf(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
