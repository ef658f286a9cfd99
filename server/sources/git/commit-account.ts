/** Who a commit's e-mail names. */
export interface CommitAccount {
  /** The login where the e-mail tells it, else the e-mail, else the name. */
  login: string;
  /** GitHub's number of the account. */
  id?: string;
  type?: 'bot';
  /** Whether `login` is a login. */
  known: boolean;
}

/**
 * The account behind a commit, from the addresses that hosts give those who hide theirs: `123+login@users.noreply.github.com`,
 * `login@users.noreply.github.com` (before July 2017), `123-login@users.noreply.gitlab.com`. Source: docs.github.com, "Email addresses
 * reference"; docs.gitlab.com, "User account options".
 */
export function commitAccount(name: string, email: string): CommitAccount {
  const mail = email.trim();
  const github = /^(?:(\d+)\+)?([^@+\s]+)@users\.noreply\.(?:github\.com|[^@\s]*github[^@\s]*)$/i.exec(mail);
  if (github) return account(github[2], github[1]);
  const gitlab = /^\d+-([^@\s]+)@users\.noreply\.gitlab\.com$/i.exec(mail);
  if (gitlab) return account(gitlab[1], undefined);
  if (/^[^@\s]+\[bot\]$/.test(name.trim())) return account(name.trim(), undefined);
  return { login: mail.toLowerCase() || name.trim() || 'unknown', known: false };
}

function account(login: string, id: string | undefined): CommitAccount {
  const bot = login.endsWith('[bot]') ? ({ type: 'bot' } as const) : {};
  return { login, ...(id === undefined ? {} : { id }), ...bot, known: true };
}
