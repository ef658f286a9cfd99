import { createContext, useContext } from 'react';
import type { ShellQuery } from '../gql/documents';

/** The organization the page speaks about. */
export type Organization = NonNullable<ShellQuery['organization']>;

export const OrganizationContext = createContext<Organization | null>(null);

/** @throws Error outside of the shell, where no organization is known yet */
export function useOrganization(): Organization {
  const organization = useContext(OrganizationContext);
  if (!organization) throw new Error('A part that speaks about the organization stands outside of the shell.');
  return organization;
}
