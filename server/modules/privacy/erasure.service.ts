import { Injectable, Logger } from '@nestjs/common';
import { erasePerson, erasureCounts } from '../../ledger/erasure';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { namedAfter } from './named-after';
import { personOfLogin } from './person-of-login';
import type { Erasure, ErasurePreview } from './privacy.types';

const log = new Logger('privacy');

/** Deletes people, and tells before what that would change. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
  ) {}

  /** @throws Failure not_found, bad_input for a login of nobody, of several or of an automated account */
  async preview(org: string | null | undefined, login: string): Promise<ErasurePreview> {
    const { id } = await this.organizations.get(org);
    return this.store.inOrganization(id, async (client) => {
      const person = await personOfLogin(this.store, client, id, login);
      const rows = await erasureCounts(client, person);
      const logins = person.accounts.map((account) => account.login);
      return {
        login: person.login,
        accounts: [...new Set([...logins, ...person.accounts.flatMap(({ emails }) => emails)])],
        rows,
        total: rows.reduce((sum, each) => sum + each.rows, 0),
        staying: await namedAfter(client, logins),
      };
    });
  }

  /** @throws Failure as `preview`, and limit_reached while an import does not end */
  async erase(org: string | null | undefined, login: string): Promise<Erasure> {
    const { id, name } = await this.organizations.get(org);
    const { pseudonym, counts } = await erasePerson(this.store, id, (client) =>
      personOfLogin(this.store, client, id, login),
    );
    const rows = counts.reduce((sum, each) => sum + each.rows, 0);
    // Who it was stands nowhere any more.
    log.warn(`A person of the organization ${name} was deleted; ${rows} rows were changed.`);
    return { pseudonym, rows };
  }
}
