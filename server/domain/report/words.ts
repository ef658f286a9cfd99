/** The parts of a report. */
export const REPORT_SECTIONS = ['bottleneck', 'next', 'signal', 'operate', 'adoption', 'plan', 'flow'] as const;
export type ReportSectionCode = (typeof REPORT_SECTIONS)[number];

/**
 * Whom a pull request waits on: reviewers that were asked, or who reviewed it last; nobody, where none was asked; its author, after changes were
 * requested; its merge, once it is approved.
 */
export const WAITS_ON = ['reviewers', 'nobody_asked', 'author', 'merge'] as const;
export type WaitsOnCode = (typeof WAITS_ON)[number];
