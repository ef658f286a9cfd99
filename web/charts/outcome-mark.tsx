import type { FindingOutcome } from '../text/finding';

const colours: Record<FindingOutcome, string> = {
  accepted: 'var(--stage-deploy)',
  rejected: 'var(--stage-operate)',
  ignored: 'var(--previous)',
  late: 'var(--line-strong)',
  pending: 'var(--line-strong)',
  duplicate: 'var(--line-strong)',
  unparsed: 'var(--line-strong)',
  unthreaded: 'var(--line-strong)',
};

/** The fill of an outcome: full for the three of the rate, hatched for those apart from it. */
export function outcomeFill(outcome: FindingOutcome): string {
  const colour = colours[outcome];
  return outcome === 'accepted' || outcome === 'rejected' || outcome === 'ignored'
    ? colour
    : `repeating-linear-gradient(135deg, ${colour} 0 2px, transparent 2px 5px)`;
}

/** A box of an outcome's fill, for legends and rows. */
export function OutcomeMark({ outcome }: { outcome: FindingOutcome }) {
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-block',
        width: 11,
        height: 11,
        borderRadius: 3,
        flex: 'none',
        background: outcomeFill(outcome),
      }}
    />
  );
}
