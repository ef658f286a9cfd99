import classes from './rollout-light.module.css';

/** A gate's light as a shape in a box of 14 px around 0, 0: a disc with a tick, a square with a cross, a triangle, a hollow ring. */
export function LightShape({ verdict }: { verdict: string }) {
  switch (verdict) {
    case 'pass':
      return (
        <g className={classes.pass}>
          <circle r={6.5} />
          <path d="M-3 0.2L-0.8 2.5L3.2 -2.4" />
        </g>
      );
    case 'fail':
      return (
        <g className={classes.fail}>
          <path className={classes.body} d="M-5.9 -5.9H5.9V5.9H-5.9Z" />
          <path d="M-2.5 -2.5L2.5 2.5M2.5 -2.5L-2.5 2.5" />
        </g>
      );
    case 'inconclusive':
      return (
        <g className={classes.open}>
          <path className={classes.body} d="M0 -6.5L7 5.8H-7Z" />
          <path d="M-1.5 -0.8V3.4M1.5 -0.8V3.4" />
        </g>
      );
    default:
      return <circle r={5.4} className={classes.none} />;
  }
}

/** The same beside a word. */
export function LightMark({ verdict }: { verdict: string }) {
  return (
    <svg width={16} height={16} viewBox="-8 -8 16 16" className={classes.mark} aria-hidden focusable="false">
      <LightShape verdict={verdict} />
    </svg>
  );
}
