import type { Store } from '../../store/data-source';
import type { Organizations } from '../../store/organizations';

/** The named organization; without a name the only real one, else `main`. Made when it does not exist. */
export async function organizationFor(
  store: Store,
  organizations: Organizations,
  given: string | null | undefined,
): Promise<{ id: number; name: string }> {
  // Records of one's own never go among simulated ones unless one says so.
  const real = (await organizations.list()).filter(({ simulated }) => !simulated);
  const name = given ?? (real.length === 1 ? real[0].name : 'main');
  await store.pool.query('INSERT INTO organization (name) VALUES ($1) ON CONFLICT (name) DO NOTHING', [name]);
  return organizations.get(name);
}
