/** Where a person met an agent. Source: doors.md. */
export const surfaces: readonly string[] = ['cli', 'ide', 'web', 'chat', 'tracker', 'ci', 'api'];
