import type { Agent } from './agent';

export const jules: Agent = {
  key: 'jules',
  name: 'Jules',
  authors: [{ login: 'google-labs-jules', id: '161369871' }],
  commitEmails: ['161369871+google-labs-jules[bot]@users.noreply.github.com'],
  coAuthors: ['google-labs-jules'],
  bodyMarkers: ['PR created automatically by Jules for task'],
};
