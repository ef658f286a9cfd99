/** The events to tick, as GitHub's page of a webhook names them, and why. */
export const hookEvents: readonly { name: string; why: string }[] = [
  { name: 'Pull requests', why: 'opened, ready, merged, closed' },
  { name: 'Pull request reviews', why: 'approvals and requested changes' },
  { name: 'Pull request review comments', why: 'comments and findings' },
  { name: 'Pull request review threads', why: 'what was resolved' },
  { name: 'Issue comments', why: 'comments below pull requests' },
  { name: 'Check runs', why: 'checks of review agents' },
  { name: 'Deployment statuses', why: 'deploys' },
  { name: 'Releases', why: 'deploys without deployments' },
  { name: 'Repositories', why: 'renamed, archived, deleted' },
];

/** Whether GitHub cannot reach an address because it exists on this machine or in this network only. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return (
    name === 'localhost' ||
    name === '::1' ||
    /^(127|10)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(name) ||
    /\.(local|localhost|internal|lan)$/.test(name) ||
    !/[.:]/.test(name)
  );
}
