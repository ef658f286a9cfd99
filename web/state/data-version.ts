/** Whose data stand where, of one message; null for a message that tells nothing of the kind. */
export function dataVersionOf(message: string): { organization: string; version: number } | null {
  const version = /"dataVersion"\s*:\s*(\d+)/.exec(message);
  const organization = /"organizationId"\s*:\s*"?([^",}]+)/.exec(message);
  return version ? { organization: organization?.[1] ?? '', version: Number(version[1]) } : null;
}

/** What is done with the versions that messages tell. */
export interface VersionWatch {
  /** @returns whether the data have changed since the page asked */
  changed(said: { organization: string; version: number }): boolean;
  /** From here on an organization that was never told of is a new one, not one the opening tells of. */
  settle(): void;
}

/** Tells news from the standing that every opening of the stream begins with. */
export function watchVersions(): VersionWatch {
  const known = new Map<string, number>();
  let settled = false;
  return {
    settle: () => (settled = true),
    changed({ organization, version }) {
      const before = known.get(organization);
      known.set(organization, version);
      return before === undefined ? settled : before !== version;
    },
  };
}
