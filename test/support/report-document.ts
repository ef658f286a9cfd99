import type { ReportDocument, ReportSentence } from '../../server/modules/report/report.types';
import type { Stage } from '../../server/domain/stage';

const sentence = (given: Partial<ReportSentence> & Pick<ReportSentence, 'code' | 'text'>): ReportSentence => ({
  subject: '',
  value: 1,
  unit: 'days',
  lastWeek: 2,
  fourWeeks: 3,
  n: null,
  link: '/moves?org=Northwind&range=2026-04-06..2026-10-04&dv=7',
  urgent: false,
  ...given,
});

const weeks = Array.from({ length: 26 }, (_, week) => `2026-W${String(week + 15).padStart(2, '0')}`);
const stages: Stage[] = ['write', 'pickup', 'review', 'merge', 'deploy', 'operate'];

/** A report written by hand: a move as its headline, an alarm, ten pull requests that wait, three suggestions. */
export function reportDocument(given: Partial<ReportDocument> = {}): ReportDocument {
  return {
    form: 1,
    organization: 'Northwind',
    simulated: false,
    team: null,
    week: '2026-W40',
    from: '2026-09-28',
    to: '2026-10-04',
    timeZone: 'Europe/Berlin',
    dataVersion: 7,
    title: 'Northwind: the bottleneck in 2026-W40',
    headline: sentence({
      code: 'moved',
      text: 'The bottleneck has moved from Review to Deploy: 4.1 days of work stand there (last week 3 days).',
      urgent: true,
    }),
    parts: [
      {
        section: 'signal',
        title: 'AI review: signal or noise',
        sentences: [
          sentence({
            code: 'alarm',
            subject: 'bugbot',
            text: 'People listen less to Bugbot: 21 % of 120 findings.',
            urgent: true,
            link: '/signal?org=Northwind&agent=bugbot&dv=7',
          }),
          sentence({
            code: 'hit_rate',
            text: '41 % of 310 findings were accepted (last week 44 %).',
            link: '/signal?org=Northwind&dv=7',
          }),
        ],
      },
      {
        section: 'bottleneck',
        title: 'Where the flow is held back',
        sentences: [sentence({ code: 'pile', text: 'Most work stands in Deploy, too: 139 pull requests.' })],
      },
      {
        section: 'next',
        title: 'What breaks next',
        sentences: [
          sentence({
            code: 'breaks_next',
            text: 'Merge breaks next, around 2026-W45.',
            link: '/what-if?org=Northwind&dv=7',
          }),
        ],
      },
    ],
    waiting: Array.from({ length: 10 }, (_, place) => ({
      repo: 'northwind/shop',
      number: 100 + place,
      title: `Change number ${place}`,
      url: null,
      team: 'checkout',
      stage: 'review' as const,
      waitHours: 240 - place,
      on: 'reviewers' as const,
      people: ['kim'],
      onText: 'kim',
      link: `/pull-requests?org=Northwind&pr=northwind/shop%23${100 + place}&dv=7`,
    })),
    waitingTotal: 41,
    suggestions: ['deployEvery', 'writing', 'seats'].map((lever) => ({
      lever,
      text: `Pull the lever ${lever}.`,
      effect: `The forecast expects 20 h instead of 60 h by ${lever}.`,
      link: `/what-if?org=Northwind&rule=${lever}&dv=7`,
    })),
    stages: stages.map((stage, place) => ({
      stage,
      unknown: stage === 'operate',
      wip: stage === 'operate' ? null : 10 * place,
      wipLastWeek: stage === 'operate' ? null : 9 * place,
      backlogDays: stage === 'operate' ? null : place,
      limit: stage === 'operate' ? null : 2,
      constraint: stage === 'deploy',
      pile: stage === 'deploy',
      link: `/stage/${stage}?org=Northwind&dv=7`,
    })),
    weeks,
    constraints: weeks.map((_, week): Stage | null =>
      week < 4 ? null : week < 12 ? 'write' : week < 22 ? 'review' : 'deploy',
    ),
    charts: ['backlog', 'waiting', 'hit_rate', 'users'].map((code) => ({
      code,
      title: `Chart of ${code}`,
      summary: `What ${code} was in 26 weeks.`,
      unit: code === 'hit_rate' ? 'share' : 'pull_requests',
      values: weeks.map((_, week) => (week % 9 === 4 ? null : week)),
      reference: code === 'backlog' ? 12 : null,
      referenceLabel: code === 'backlog' ? 'limit 12' : null,
      link: `/map?org=Northwind&dv=7`,
    })),
    notTold: ['Nothing is told of deploys and on-call: no deploy or incident is recorded.'],
    ...given,
  };
}

/** Everything in it that people say, whatever the form it is rendered in. */
export const textsOf = ({ headline, parts, suggestions, notTold }: ReportDocument): string[] => [
  headline.text,
  ...parts.flatMap(({ title, sentences }) => [title, ...sentences.map(({ text }) => text)]),
  ...suggestions.flatMap(({ text, effect }) => [text, effect]),
  ...notTold,
];

/** Every path in it that leads somewhere. */
export const linksOf = ({ headline, parts, suggestions, waiting }: ReportDocument): string[] => [
  headline.link,
  ...parts.flatMap(({ sentences }) => sentences.map(({ link }) => link)),
  ...suggestions.map(({ link }) => link),
  ...waiting.map(({ link }) => link),
];
