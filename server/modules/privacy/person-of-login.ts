import type { PoolClient } from 'pg';
import type { Identity } from '../../domain/identity';
import { personApart } from '../../ledger/person-apart';
import { Failure } from '../../platform/failure';
import { accountsIn } from '../../store/accounts';
import type { Store } from '../../store/data-source';

/**
 * The person one of whose logins or e-mail addresses this is; upper and lower case do not matter. Who is named in usage, runs or telemetry alone, and so is no
 * identity, is found as well.
 *
 * @throws Failure not_found when nobody has it, bad_input when several have it, or when it is an automated account
 */
export async function personOfLogin(
  store: Store,
  client: PoolClient,
  organizationId: number,
  login: string,
): Promise<Identity> {
  const wanted = login.trim().toLowerCase();
  const { identities } = await accountsIn(store, client, organizationId);
  const holds = (of: Identity, exactly: boolean): boolean =>
    of.accounts.some((account) =>
      exactly
        ? account.login === login.trim()
        : account.login.toLowerCase() === wanted || account.emails.includes(wanted),
    );
  const exact = identities.filter((identity) => holds(identity, true));
  const found = exact.length > 0 ? exact : identities.filter((identity) => holds(identity, false));
  if (found.length === 0) {
    const apart = await personApart(client, login);
    if (apart !== undefined) found.push(apart);
  }
  if (found.length === 0)
    throw new Failure(
      'not_found',
      `Nobody is known as "${login}": no record names this login or e-mail address; "downstream people" lists the logins of pull requests, reviews and person records.`,
    );
  if (found.length > 1)
    throw new Failure(
      'bad_input',
      `"${login}" belongs to several people (${found.map((identity) => identity.login).join(', ')}): give the login of one of them.`,
    );
  if (found[0].automation !== 'none')
    throw new Failure('bad_input', `"${login}" is an automated account, not a person: nothing of it is about anybody.`);
  return found[0];
}
