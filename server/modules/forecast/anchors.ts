import { farosChecks } from '../../domain/faros-check';
import { PUBLISHED_ANCHORS, type PublishedAnchor as Anchor } from '../../domain/published-anchors';
import { finite } from '../../platform/finite';
import type { PublishedAnchor, PublishedAnchors } from './anchor.types';

let told: PublishedAnchors | undefined;

/** What others published, and whether a plain queue can tell it: the same for everybody, worked out once. */
export function publishedAnchors(): PublishedAnchors {
  return (told ??= {
    anchors: PUBLISHED_ANCHORS.map(toldAnchor),
    consistency: farosChecks().map((check) => ({
      ...check,
      merges: toldAnchor(check.merges),
      reviewTime: toldAnchor(check.reviewTime),
      curves: check.curves.map((curve) => ({
        ...curve,
        utilisation: [...curve.utilisation],
        ratio: [...curve.ratio],
      })),
    })),
  });
}

const toldAnchor = (anchor: Anchor): PublishedAnchor => ({
  ...anchor,
  low: finite(anchor.low),
  high: finite(anchor.high),
});
