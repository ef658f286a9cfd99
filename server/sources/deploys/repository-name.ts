/**
 * `owner/name` of a repository that is given so, or by an address it is cloned or looked at from (`https://github.com/acme/shop.git`,
 * `git@github.com:acme/shop.git`), as tools that deploy know it. Groups within groups stay: `acme/web/shop`.
 */
export function repositoryName(text: string): string {
  const [, path] = /^(?:[\w+.-]+:\/\/[^/]+\/|[\w.-]+@[\w.-]+:)(.+)$/.exec(text) ?? [];
  return (path ?? text).replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}
