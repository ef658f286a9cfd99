import { GithubError } from './github-error';
import type { Account, Repository } from './world';

/** Who asks, and what they may see. */
export interface Caller {
  kind: 'classic' | 'fineGrained' | 'installation';
  account: Account;
  /** Only classic tokens have scopes. */
  scopes: string[];
  /** "owner/name" of the repositories the token may read; `all` for those of a classic token. */
  repositories: 'all' | readonly string[];
  /** Logins of organizations for whose single sign-on the token is not authorized. */
  samlBlocked: readonly string[];
}

export function nameWithOwner(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** What hinders the caller from reading a repository; undefined when nothing does. */
export function hindrance(caller: Caller, repository: Repository): GithubError | undefined {
  if (caller.samlBlocked.includes(repository.owner.login)) return samlError();
  const name = nameWithOwner(repository);
  if (caller.kind === 'classic' && repository.isPrivate && !caller.scopes.includes('repo')) return notFound(name);
  if (caller.repositories === 'all' || caller.repositories.includes(name)) return undefined;
  if (!repository.isPrivate && caller.kind !== 'installation') return undefined;
  if (caller.kind === 'fineGrained')
    return new GithubError('FORBIDDEN', 'Resource not accessible by personal access token');
  return notFound(name);
}

export function notFound(name: string): GithubError {
  return new GithubError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`);
}

export function samlError(): GithubError {
  const message =
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.';
  return new GithubError('FORBIDDEN', message, { extensions: { saml_failure: true } });
}
