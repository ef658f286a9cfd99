import { isAutomated, isSameAccount, type Account } from '../domain/account';
import { accountsIn } from './accounts';
import type { Store } from './data-source';
import { answered, type OrganizationView } from './organization-view';
import { readReviewTurns, type ReviewTurns } from './review-turns';

/** Above so many pull requests who reviews is not read: it would take longer than the forecast. */
const MOST_ITEMS = 200_000;

/** Who reviewed what others wrote, read once per data version; undefined where there is too much of it. */
export async function forecastReviews(store: Store, view: OrganizationView): Promise<ReviewTurns | undefined> {
  if (view.flow.table.length > MOST_ITEMS) return undefined;
  const question = ['forecast reviews'];
  const reading = answered(view, question, () => read(store, view));
  // A reading that failed is not the answer to the next question.
  reading.catch(() => view.answers.delete(JSON.stringify(question)));
  return reading;
}

async function read(store: Store, { organization, flow }: OrganizationView): Promise<ReviewTurns> {
  return store.inOrganization(organization.id, async (client) => {
    const { known } = await accountsIn(store, client, organization.id);
    const personOf = (login: string): string => known.personOf.get(login) ?? login;
    const typed = (account: Account): Account =>
      account.type === '' ? { ...account, type: known.typeOf.get(account.login) ?? '' } : account;
    return readReviewTurns(client, flow, (author, reviewer) => {
      if (known.decided.get(reviewer.login) ?? isAutomated(typed(reviewer))) return undefined;
      const isAuthor =
        personOf(author.login) === personOf(reviewer.login) ||
        (!known.apart.has(reviewer.login) && !known.apart.has(author.login) && isSameAccount(author, reviewer));
      return isAuthor ? undefined : personOf(reviewer.login);
    });
  });
}
