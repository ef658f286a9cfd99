import type { Agent } from './agent';

export const factory: Agent = {
  key: 'factory',
  name: 'Factory Droid',
  authors: [{ login: 'factory-droid', id: '' }],
  coAuthors: ['factory-droid'],
};
