import type { Stage } from '../../../domain/stage';

/** Stage colours on light and on dark. Source: screens.md. */
export const STAGE_COLOURS: Record<Stage, { light: string; dark: string }> = {
  write: { light: '#6b86ed', dark: '#4d66d8' },
  pickup: { light: '#b98e2b', dark: '#fb9211' },
  review: { light: '#b98e2b', dark: '#fb9211' },
  merge: { light: '#60186e', dark: '#bbaff9' },
  deploy: { light: '#115d10', dark: '#73fcc0' },
  operate: { light: '#c73381', dark: '#c13460' },
};
