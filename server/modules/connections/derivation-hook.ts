import type { ImportOptions } from '../../ledger/import-records';

/** What follows from records, derived after every import: `(organizationId, touched) => Promise<void>`. */
export type DerivationHook = NonNullable<ImportOptions['derive']>;

/** Token under which the derivation is provided. */
export const DERIVATION_HOOK = Symbol('DERIVATION_HOOK');
