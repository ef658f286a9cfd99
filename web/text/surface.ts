import type { AgentSurface } from '../gql/documents';

/** Surfaces in the order people meet them. */
export const surfaces: readonly AgentSurface[] = ['cli', 'ide', 'web', 'chat', 'tracker', 'ci', 'api'];

const names: Record<AgentSurface, string> = {
  cli: 'CLI',
  ide: 'IDE',
  web: 'Web',
  chat: 'Chat',
  tracker: 'Tracker',
  ci: 'CI',
  api: 'API',
};

/** A surface for people. */
export const surfaceName = (surface: string): string => names[surface as AgentSurface] ?? surface;
