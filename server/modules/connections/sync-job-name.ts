/** The job that syncs a connection: one of this name waits or runs at a time. */
export const syncJobName = (connection: { name: string }): string => `sync ${connection.name}`;
