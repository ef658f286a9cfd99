/** What a published figure is about; its words are the page's. */
export const ANCHOR_MEASURES = [
  'merges',
  'review_time',
  'incidents_per_change',
  'feature_branch_runs',
  'main_branch_runs',
  'wait_of_ai_changes',
  'throughput_by_adoption',
  'stability_by_adoption',
  'task_time',
  'tasks_done',
] as const;
export type AnchorMeasure = (typeof ANCHOR_MEASURES)[number];

/** How it was found out: a vendor's telemetry of its customers, a survey's model, or an experiment in which chance decided who used what. */
export type AnchorEvidence = 'telemetry' | 'survey' | 'experiment';

/** A figure that somebody else published: context beside one's own numbers, never an input of the forecast. */
export interface PublishedAnchor {
  /** Who published it, and under which title. */
  source: string;
  title: string;
  year: number;
  what: AnchorMeasure;
  /** `change`: relative, .98 = 98 % more; `times`: a multiple, 4.6 = 4.6 times. */
  value: number;
  unit: 'change' | 'times';
  /** 95 % interval as published, or by the published standard error; NaN = none was published. */
  low: number;
  high: number;
  /** Which summary of the values it is about; null = the source does not say, or it is neither. */
  statistic: 'mean' | 'median' | null;
  evidence: AnchorEvidence;
  url: string;
}

const NO_INTERVAL = { low: NaN, high: NaN } as const;

// 10,000 developers in 1,255 teams: teams of high against those of low AI adoption.
const FAROS_2025 = {
  source: 'Faros AI',
  title: 'The AI Productivity Paradox',
  year: 2025,
  unit: 'change',
  ...NO_INTERVAL,
  statistic: null,
  evidence: 'telemetry',
  url: 'https://www.faros.ai/ai-productivity-paradox',
} as const;

// 22,000 developers in 4,000 teams: the quarters of highest against those of lowest AI adoption of the same organization.
const FAROS_2026 = {
  ...FAROS_2025,
  title: 'AI Engineering Report 2026: The Acceleration Whiplash',
  year: 2026,
  url: 'https://www.faros.ai/research/ai-acceleration-whiplash',
} as const;

// 28 million workflow runs, of the median team, against the year before; runs per day, not deploys.
const CIRCLECI_2026 = {
  source: 'CircleCI',
  title: 'The 2026 State of Software Delivery',
  year: 2026,
  unit: 'change',
  ...NO_INTERVAL,
  statistic: 'median',
  evidence: 'telemetry',
  url: 'https://circleci.com/blog/five-takeaways-2026-software-delivery-report/',
} as const;

// 39,000 answers; the change that goes with 25 % more AI adoption.
const DORA_2024 = {
  source: 'DORA',
  title: 'Accelerate State of DevOps 2024',
  year: 2024,
  unit: 'change',
  ...NO_INTERVAL,
  statistic: null,
  evidence: 'survey',
  url: 'https://dora.dev/research/2024/dora-report/',
} as const;

/** Published figures about what AI does to delivery, newest last within a source. Whoever quotes one names its source and year. */
export const PUBLISHED_ANCHORS: readonly PublishedAnchor[] = [
  { ...FAROS_2025, what: 'merges', value: 0.98 },
  { ...FAROS_2025, what: 'review_time', value: 0.91 },
  { ...FAROS_2026, what: 'merges', value: 0.162 },
  { ...FAROS_2026, what: 'review_time', value: 4.415, statistic: 'median' },
  { ...FAROS_2026, what: 'incidents_per_change', value: 2.427 },
  { ...CIRCLECI_2026, what: 'feature_branch_runs', value: 0.15 },
  { ...CIRCLECI_2026, what: 'main_branch_runs', value: -0.07 },
  {
    // 8.1 million pull requests of 4,800 teams: time until the first review of AI pull requests against the others.
    source: 'LinearB',
    title: '2026 Software Engineering Benchmarks Report',
    year: 2026,
    what: 'wait_of_ai_changes',
    value: 4.6,
    unit: 'times',
    ...NO_INTERVAL,
    statistic: null,
    evidence: 'telemetry',
    url: 'https://linearb.io/resources/software-engineering-benchmarks-report',
  },
  { ...DORA_2024, what: 'throughput_by_adoption', value: -0.015 },
  { ...DORA_2024, what: 'stability_by_adoption', value: -0.072 },
  {
    // 16 developers, 246 tasks in repositories they knew well; time with AI allowed against forbidden.
    source: 'METR',
    title: 'Measuring the Impact of Early-2025 AI on Experienced Open-Source Developer Productivity',
    year: 2025,
    what: 'task_time',
    value: 0.19,
    unit: 'change',
    low: 0.02,
    high: 0.39,
    statistic: 'mean',
    evidence: 'experiment',
    url: 'https://metr.org/blog/2025-07-10-early-2025-ai-experienced-os-dev-study/',
  },
  {
    // 4,867 developers of three companies; tasks done per week with code completion. 26.08 %, standard error 10.3 %.
    source: 'Cui et al.',
    title: 'The Effects of Generative AI on High-Skilled Work',
    year: 2026,
    what: 'tasks_done',
    value: 0.2608,
    unit: 'change',
    low: 0.2608 - 1.96 * 0.103,
    high: 0.2608 + 1.96 * 0.103,
    statistic: 'mean',
    evidence: 'experiment',
    url: 'https://doi.org/10.1287/mnsc.2025.00535',
  },
];
