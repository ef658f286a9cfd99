import type {
  AutomationReason,
  BelongingSource,
  IdentityEvidence,
  LookReason,
  PersonPartsFragment,
} from '../gql/documents';

const evidence: Record<IdentityEvidence, string> = {
  decision: 'decided here',
  account_id: 'same account id',
  login: 'same login',
  noreply_email: 'GitHub’s address of the account',
  person_email: 'e-mail address of the person record',
  commit_email: 'same e-mail address in commits',
};

/** Why two accounts are one person: "same account id, 123". */
export function joinText({ by, value }: { by: IdentityEvidence; value: string }): string {
  return value ? `${evidence[by]}, ${value}` : evidence[by];
}

const automation: Record<AutomationReason, string> = {
  decision: 'decided here',
  type: 'its source calls it a bot',
  agent: 'a known agent',
  login: 'its login ends in [bot]',
};

/** "human", "automated: a known agent". */
export function kindText({ kind, automatedBecause }: Pick<PersonPartsFragment, 'kind' | 'automatedBecause'>): string {
  return kind === 'human' ? 'human' : `automated${automatedBecause ? `: ${automation[automatedBecause]}` : ''}`;
}

/** Where the kind of a person comes from. */
export function kindSourceText({
  kind,
  automatedBecause,
}: Pick<PersonPartsFragment, 'kind' | 'automatedBecause'>): string {
  return kind === 'bot' && automatedBecause ? automation[automatedBecause] : 'nothing says automated';
}

const sources: Record<BelongingSource, string> = {
  decision: 'decided here',
  person: 'person record',
  team: 'list of members',
};

/** Where a team or function comes from. */
export const sourceText = (source: BelongingSource | null): string => (source ? sources[source] : 'no record tells');

const looks: Record<LookReason, (value: string) => string> = {
  same_name: (value) => `has the same name, ${value}`,
  email_like_login: (value) => `the login is that of the address ${value}`,
  several_ids: (value) => `one login with several account ids: ${value}`,
  email_of_several: (value) => `several accounts share ${value}`,
  shared_email: (value) => `many accounts share ${value}, so it tells nobody apart`,
  human_and_automated: () => 'a human and an automated account were decided to be one',
  several_teams: (value) => `its accounts are in several teams: ${value}`,
  several_functions: (value) => `its accounts have several functions: ${value}`,
};

/** What somebody should look at, in words. */
export const lookText = ({ because, value }: { because: LookReason; value: string }): string => looks[because](value);

/** What a decision says about an account: "same person as ada, team search"; null fields say nothing. */
export function decisionText(decision: {
  login: string;
  sameAs?: string | null;
  kind?: 'human' | 'bot' | null;
  team?: string | null;
  function?: string | null;
}): string {
  const { login, sameAs, kind, team, function: role } = decision;
  return [
    sameAs && (sameAs === login ? 'a person of its own' : `same person as ${sameAs}`),
    kind && (kind === 'bot' ? 'automated' : 'human'),
    team && `team ${team}`,
    role && `function ${functionName(role)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Whether it is only a likeness, which nothing but a decision can settle. */
export const isLikeness = (because: LookReason): boolean => because === 'same_name' || because === 'email_like_login';

/** A function for people: `go_to_market` → "go to market". */
export const functionName = (role: string): string => role.replace(/_/g, ' ');

/** Functions of people; the server refuses any other. */
export const functions = ['engineering', 'design', 'product', 'go_to_market', 'support', 'operations', 'other'];

/** "12 → 13", or the one number when it stays. */
export const changeText = (before: string, after: string): string =>
  before === after ? before : `${before} → ${after}`;
