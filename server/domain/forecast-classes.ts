import { AUTHORSHIP } from './authorship';
import { SIZE_BUCKETS } from './size-bucket';

/** Classes of items in the forecast's network: authorship × small or not, then incidents, then what mends them. */
export const CHANGE_CLASSES = 2 * AUTHORSHIP.length;
export const INCIDENT_CLASS = CHANGE_CLASSES;
export const FIX_CLASS = CHANGE_CLASSES + 1;
export const CLASSES = CHANGE_CLASSES + 2;

const SMALL_BUCKETS = SIZE_BUCKETS.indexOf('M');

export const classOf = (authorship: number, size: number): number =>
  2 * Math.min(AUTHORSHIP.length - 1, authorship) + (isSmall(size) ? 0 : 1);

/** Under 50 changed lines; what is unknown is not small. */
export const isSmall = (size: number): boolean => size < SMALL_BUCKETS;
export const authorshipOfClass = (of: number): number => of >> 1;
export const isSmallClass = (of: number): boolean => of < CHANGE_CLASSES && (of & 1) === 0;
