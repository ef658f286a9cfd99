/** What a report says, and what it leaves out. */
export const reportDefinition = {
  what: 'Sentences with a number, what it was last week and over the four weeks before, and a link to the page that shows it. What matters most comes first: a move of the constraint, a failed gate of a rollout, an alarm of the hit rate, incidents open longer than anybody was there.',
  formula: 'Four-week mean = mean of the four weeks before this one; of shares and medians all four weeks together.',
  excluded:
    'Shares and medians of fewer than 10, groups under 5 people, weeks that are not over. Suggestions of which the forecast is not sure that they save a tenth of the time in the stage. The same data give the same report.',
};
