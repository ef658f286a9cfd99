import type { Definition } from './definitions';

/** What the tiers are, for the sign beside the title. */
export const tierRulesDefinition: Definition = {
  what: 'How far each person goes with agents, at the end of each ISO week: the highest tier that any evidence reaches. The cut-offs are absolute, so that a whole organization can move up; a change works all weeks out again under its version.',
  formula:
    'Power: surfaces, delegated runs, the longest of them or runs at once reach their cut-off in the window. Casual: days with use do, or an agent-written pull request was opened in it. Ambient: an agent reviewed one of their pull requests in the week, or one merged in it had such a review before. None: nothing of this. Unknown: no source tells of them.',
  excluded:
    'Automated accounts, people who are not there in the week, runs that other runs started. A tier is “at least” where a source of usage or runs does not cover the window.',
};
