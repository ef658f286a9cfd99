/**
 * What a column or a record's field may say about a person, and so what becomes of it when the person's data are deleted.
 *
 * | form    | holds                                     | becomes                                    |
 * |---------|-------------------------------------------|--------------------------------------------|
 * | account | a login or an e-mail address              | the account's pseudonym                    |
 * | id      | an account's id                           | nothing                                    |
 * | email   | an e-mail address                         | an address of the pseudonym                |
 * | name    | a person's name                           | a name of the pseudonym                    |
 * | either  | an account, a name, or a text of any kind | as account, name or text                   |
 * | members | a list of accounts, addresses or names    | each as its own form                       |
 * | own     | anything the person's own record states   | nothing, in that record alone              |
 * | text    | a text somebody wrote                     | the same with mentions, addresses and names replaced |
 * | texts   | a list of texts                           | each as text                               |
 * | json    | anything                                  | every text and id in it as its form        |
 * | raw     | a payload as it came: JSON, CSV or a part | as json, or as text                        |
 * | setting | JSON of which only `person` is an account | that alone                                 |
 */
export type PersonalForm =
  | 'account' | 'id' | 'email' | 'name' | 'either' | 'members' | 'own' | 'text' | 'texts' | 'json' | 'raw' | 'setting'; // prettier-ignore

/** An account column and the id that stands beside it: logins are renamed, the id stays. */
export interface PersonalTable {
  columns: Readonly<Record<string, PersonalForm>>;
  /** Column of the account, and column of its id. */
  ids?: Readonly<Record<string, string>>;
}

/** Per table, the columns that may tell of a person. A record's fields are its columns, so doors read by the same list. */
export const PERSONAL: Readonly<Record<string, PersonalTable>> = {
  repository: { columns: { extra: 'json' } },
  person: {
    columns: { login: 'account', account_id: 'id', name: 'own', emails: 'own', level: 'own', time_zone: 'own', extra: 'own' },
    ids: { login: 'account_id' },
  },
  team: { columns: { members: 'members', extra: 'json' } },
  pull_request: {
    columns: {
      author: 'account', author_id: 'id', title: 'text', body: 'text', branch: 'text', base: 'text', labels: 'texts', commits: 'json', extra: 'json',
    },
    ids: { author: 'author_id' },
  },
  pull_request_event: { columns: { actor: 'account', requested: 'account', discriminator: 'account', extra: 'json' } },
  review: {
    columns: { reviewer: 'account', reviewer_id: 'id', body: 'text', extra: 'json' },
    ids: { reviewer: 'reviewer_id' },
  },
  review_comment: {
    columns: { author: 'account', author_id: 'id', resolved_by: 'account', body: 'text', reactions: 'json', extra: 'json' },
    ids: { author: 'author_id' },
  },
  pull_request_comment: {
    columns: { author: 'account', author_id: 'id', body: 'text', reactions: 'json', extra: 'json' },
    ids: { author: 'author_id' },
  },
  check_run: { columns: { name: 'text', title: 'text', summary: 'text', body: 'text', extra: 'json' } },
  commit_file: { columns: { extra: 'json' } },
  finding: { columns: { body: 'text', evidence: 'json', extra: 'json' } },
  deploy: { columns: { ref: 'text', name: 'text', extra: 'json' } },
  incident: { columns: { title: 'text', responders: 'members', caused_by: 'json', extra: 'json' } },
  agent_usage: { columns: { person: 'account', extra: 'json' } },
  agent_usage_period: { columns: { person: 'account', extra: 'json' } },
  agent_run: { columns: { person: 'account', extra: 'json' } },
  telemetry_point: { columns: { person: 'account' } },
  telemetry_due: { columns: { person: 'account' } },
  // Derived.
  pull_request_flow: { columns: { author: 'account', authorship_reference: 'either' } },
  account_seen: {
    columns: { login: 'account', account_id: 'id', email: 'email', name: 'name' },
    ids: { login: 'account_id' },
  },
  finding_outcome: { columns: { title: 'text', clues: 'json' } },
  agent_review: { columns: { samples: 'json' } },
  // What people said.
  account_decision: { columns: { login: 'account', same_as: 'account' } },
  finding_decision: { columns: { note: 'text' } },
  finding_sample: { columns: { drawn_from: 'json' } },
  threshold_policy: { columns: { name: 'text' } },
  scenario: { columns: { name: 'text', note: 'text' } },
  rollout_plan: { columns: { name: 'text', document: 'json' } },
  rollout_plan_version: { columns: { document: 'json', who: 'either', why: 'text' } },
  rollout_decision: { columns: { who: 'either', why: 'text' } },
  report: { columns: { document: 'json' } },
  report_schedule: { columns: { name: 'text', recipients: 'members' } },
  report_delivery: { columns: { error: 'text', alert_text: 'json' } },
  alert: { columns: { acknowledged_by: 'either', note: 'text' } },
  share_link: { columns: { label: 'text' } },
  // How data came in.
  import: { columns: { source: 'either', error: 'text' } },
  coverage: { columns: { source: 'either' } },
  rejected_record: { columns: { source: 'either', file: 'either', message: 'raw', raw: 'raw' } },
  connection: { columns: { name: 'either', settings: 'setting', error: 'text', remedy: 'text' } },
  synced_repository: { columns: { error: 'text', remedy: 'text' } },
  webhook_delivery: { columns: { reason: 'text', payload: 'raw' } },
  job: { columns: { name: 'text', payload: 'json', message: 'text', error: 'text' } },
}; // prettier-ignore

/** Tables whose rows of the person are removed, by the column of the account. */
export const REMOVED: Readonly<Record<string, string>> = { person_key: 'login' };
