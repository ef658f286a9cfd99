/** The causes of waiting in the order they are drawn and told apart in: a moment that two claim goes to the earlier one. */
export const waitCauses = ['batching', 'contention', 'prioritisation', 'unavailability', 'extraneous'] as const;
export type WaitCause = (typeof waitCauses)[number];

/** What each cause says of people in pickup and review, and of trains in deploy. */
const meanings: Record<WaitCause, { name: string; person: string; train: string }> = {
  batching: {
    name: 'Batching',
    person: 'not seen in reviews',
    train: 'until the first train of the service left',
  },
  contention: {
    name: 'Contention',
    person: 'whoever took it was busy with what came earlier',
    train: 'left behind: the seats went to what was merged earlier',
  },
  prioritisation: {
    name: 'Prioritisation',
    person: 'overtaken: whoever took it did what came later first',
    train: 'left behind by a train that took what was merged later',
  },
  unavailability: {
    name: 'Unavailability',
    person: 'outside the hours of whoever took it',
    train: 'outside the organization’s hours',
  },
  extraneous: {
    name: 'Extraneous',
    person: 'the rest, the work on it included',
    train: 'the pipeline’s run, failed attempts and the rest',
  },
};

/** A cause for people, also of words the page does not know. */
export const causeName = (cause: string): string => (isCause(cause) ? meanings[cause].name : cause);

/** What a cause means in a stage. */
export const causeMeaning = (cause: WaitCause, stage: string): string =>
  stage === 'deploy' ? meanings[cause].train : meanings[cause].person;

/** The causes other than being out of hours, the largest first: nights and weekends alone are three quarters of every week. */
export const withinHours = (hours: Record<WaitCause, number>): WaitCause[] =>
  waitCauses.filter((cause) => cause !== 'unavailability').sort((a, b) => hours[b] - hours[a]);

const isCause = (word: string): word is WaitCause => (waitCauses as readonly string[]).includes(word);
