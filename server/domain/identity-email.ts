/** Addresses that stand for a machine, a site or nobody; nobody can be told by them. */
const NOBODY =
  /^(?:no-?reply|do-?not-?reply|root|git|github|gitlab|admin|administrator|build|ci|bot|jenkins|actions|nobody|none|you)@|@localhost|^[^@]*@[^@.]*$/;

/** Whether an e-mail address names somebody at all. Expects lower case. */
export const isPersonal = (email: string): boolean => email.includes('@') && !NOBODY.test(email);

/** Whether what stands for a login is an e-mail address: the git door knows no logins. */
export const isEmail = (login: string): boolean => /^[^\s@]+@[^\s@]+$/.test(login);

/** E-mail addresses are compared without regard to case; GitHub does so as well. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

/**
 * The account behind one of GitHub's own addresses, `123+login@users.noreply.github.com` or, from before 2017, `login@users.noreply.github.com`; also of an
 * Enterprise server (`users.noreply.<host>`). The id is '' where the address holds none. Source: docs.github.com, "Setting your commit email
 * address".
 */
export function noreplyAccount(email: string): { id: string; login: string } | undefined {
  const [, id, login] = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.[^@]+$/i.exec(email) ?? [];
  return login === undefined ? undefined : { id: id ?? '', login };
}
