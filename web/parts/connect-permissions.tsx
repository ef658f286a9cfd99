import type { ReactNode } from 'react';
import { loginOf, siteAddressOf, type ConnectForm } from '../state/connect-form';
import classes from './connect-page.module.css';

const readOnly = [
  ['Metadata', 'which repositories there are; GitHub ticks it by itself'],
  ['Pull requests', 'pull requests, reviews, comments, what happened to them'],
  ['Contents', 'commits, releases, code owners'],
  ['Deployments', 'deploys; without it they stay unknown'],
  ['Checks, Commit statuses', 'what review agents say in checks; without them it stays unknown'],
];

/** Where to make what the chosen way of access needs, and which permissions to give it. Nothing is ever written to GitHub. */
export function ConnectPermissions({ form }: { form: ConnectForm }) {
  const site = siteAddressOf(form);
  const organization = form.target === 'organization';
  const owner = form.target === 'repositories' ? null : loginOf(form.login);
  if (form.method === 'hooks')
    return (
      <Box>
        No token is needed. GitHub sends what happens from now on; the history before it is not read, and nothing can
        compare what came with GitHub’s own counts. Address and secret of the webhook follow in the next step.
      </Box>
    );
  if (form.method === 'classic')
    return (
      <Box>
        Make it at <Address to={`${site}/settings/tokens/new`} />, with these scopes:
        <ul>
          <li>
            <b>repo</b>, to read private repositories; none for public ones
          </li>
          {organization && (
            <li>
              <b>read:org</b>, for teams
            </li>
          )}
        </ul>
        {organization && 'Where the organization uses single sign-on, authorize the token for it there.'}
      </Box>
    );
  const list = (
    <ul>
      {readOnly.map(([name, why]) => (
        <li key={name}>
          <b>{name}</b>, read-only: {why}
        </li>
      ))}
      {organization && (
        <li>
          <b>Members</b> (of the organization), read-only: teams
        </li>
      )}
    </ul>
  );
  if (form.method === 'app')
    return (
      <Box>
        Make it at{' '}
        <Address
          to={organization && owner ? `${site}/organizations/${owner}/settings/apps/new` : `${site}/settings/apps/new`}
        />{' '}
        without a webhook, generate a private key, and install it on the repositories to read. Its permissions:
        {list}
      </Box>
    );
  return (
    <Box>
      Make it at <Address to={`${site}/settings/personal-access-tokens/new`} />. As resource owner choose{' '}
      {owner ?? 'the owner of the repositories'}, then the repositories, and these permissions:
      {list}
    </Box>
  );
}

function Box({ children }: { children: ReactNode }) {
  return <div className={classes.permissions}>{children}</div>;
}

function Address({ to }: { to: string }) {
  return (
    <a href={to} target="_blank" rel="noreferrer">
      {to.replace(/^https?:\/\//, '')}
    </a>
  );
}
