import { MERGE, PICKUP, REVIEW } from './stage';
import { waitingOn, type WaitingFacts } from './waiting-on';

/** Accounts that are written with a digit belong to one person: ben and ben2. */
const named = (name: string) => ({ person: name.replace(/\d$/, ''), name });
const asked = (at: number, name: string) => ({ at, withdrawn: false, ...named(name) });
const withdrawn = (at: number, name: string) => ({ at, withdrawn: true, ...named(name) });
const review = (at: number, name: string) => ({ at, ...named(name) });

const nothing: WaitingFacts = {
  stage: PICKUP,
  authorsTurn: false,
  author: 'ada',
  requests: [],
  reviews: [],
  handed: [],
};

const cases: [string, Partial<WaitingFacts>, string, string[]][] = [
  ['pickup, nobody asked', {}, 'nobody_asked', []],
  ['pickup, two asked, in that order', { requests: [asked(1, 'cleo'), asked(1, 'ben')] }, 'reviewers', ['cleo', 'ben']],
  ['pickup, one of two taken back', { requests: [asked(1, 'ben'), asked(1, 'cleo'), withdrawn(2, 'ben')] }, 'reviewers', ['cleo']], // prettier-ignore
  ['pickup, all taken back', { requests: [asked(1, 'ben'), withdrawn(2, 'ben')] }, 'nobody_asked', []],
  ['pickup, taken back and asked again', { requests: [asked(1, 'ben'), withdrawn(2, 'ben'), asked(3, 'ben')] }, 'reviewers', ['ben']], // prettier-ignore
  ['pickup, taken back from the same person under another account', { requests: [asked(1, 'ben'), withdrawn(2, 'ben2')] }, 'nobody_asked', []], // prettier-ignore
  ['pickup, asked of somebody who is not told', { requests: [asked(1, '')] }, 'reviewers', []],
  ['pickup, one of two that are not told taken back', { requests: [asked(1, ''), asked(1, ''), withdrawn(2, '')] }, 'reviewers', []], // prettier-ignore
  ['pickup, the same request told twice, once with its name', { requests: [asked(1, ''), asked(1, 'ben'), withdrawn(2, ''), withdrawn(2, 'ben')] }, 'nobody_asked', []], // prettier-ignore
  ['review, with the author', { stage: REVIEW, authorsTurn: true, reviews: [review(5, 'ben')] }, 'author', ['ada']],
  ['review, with an author who is no person', { stage: REVIEW, authorsTurn: true, author: undefined }, 'author', []],
  ['review, pushed again: who reviewed last', { stage: REVIEW, reviews: [review(5, 'ben')], handed: [1, 6] }, 'reviewers', ['ben']], // prettier-ignore
  // ben looked at what was pushed at 1, cleo and dan at what was pushed at 6.
  ['review, two in the last round', { stage: REVIEW, reviews: [review(5, 'ben'), review(7, 'cleo'), review(8, 'dan'), review(9, 'cleo')], handed: [1, 6, 10] }, 'reviewers', ['cleo', 'dan']], // prettier-ignore
  ['review, one of them asked again', { stage: REVIEW, requests: [asked(1, 'ben'), asked(1, 'cleo'), asked(9, 'cleo2')], reviews: [review(5, 'ben'), review(6, 'cleo')], handed: [1, 9] }, 'reviewers', ['cleo2']], // prettier-ignore
  ['review, asked again of somebody new', { stage: REVIEW, requests: [asked(1, 'ben'), asked(9, 'dan')], reviews: [review(5, 'ben')], handed: [1, 9] }, 'reviewers', ['dan']], // prettier-ignore
  ['review, asked again and taken back', { stage: REVIEW, requests: [asked(9, 'dan'), withdrawn(10, 'dan')], reviews: [review(5, 'ben')], handed: [1, 9] }, 'reviewers', ['ben']], // prettier-ignore
  ['review, asked again of somebody who is not told', { stage: REVIEW, requests: [asked(9, '')], reviews: [review(5, 'ben')], handed: [1, 9] }, 'reviewers', ['ben']], // prettier-ignore
  ['merge', { stage: MERGE, requests: [asked(1, 'ben')], reviews: [review(5, 'ben')] }, 'merge', []],
];

test.each(cases)('%s', (_, facts, on, people) => {
  expect(waitingOn({ ...nothing, ...facts })).toEqual({ on, people });
});
