import type { Tier } from '../gql/documents';

/** The fill of a tier as a CSS background: one hue, stronger with the tier; unknown is hatched. */
export function tierFill(tier: Tier): string {
  return tier === 'unknown'
    ? 'repeating-linear-gradient(135deg, var(--ink-muted) 0 1.5px, transparent 1.5px 5px)'
    : `var(--tier-${tier})`;
}

/** The colour of a tier's line or edge. */
export function tierColour(tier: Tier): string {
  return tier === 'unknown' ? 'var(--ink-muted)' : `var(--tier-${tier})`;
}

/** A box of a tier's fill, for legends and rows; always beside its name. */
export function TierMark({ tier }: { tier: Tier }) {
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-block',
        width: 11,
        height: 11,
        borderRadius: 3,
        flex: 'none',
        printColorAdjust: 'exact',
        background: tierFill(tier),
        boxShadow: tier === 'unknown' ? 'inset 0 0 0 1px var(--ink-muted)' : undefined,
      }}
    />
  );
}
