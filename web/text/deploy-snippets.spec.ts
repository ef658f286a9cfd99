import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploySnippets } from './deploy-snippets';

const facts = { server: 'https://downstream.example.com', token: 'TOKEN', service: 'shop' };

it.each(deploySnippets(facts))('docs/deploys.md shows the snippet for $name as the page does', ({ name, place, language, text }) => {
  const docs = readFileSync(join(__dirname, '../../docs/deploys.md'), 'utf8');
  expect(docs).toContain(`### ${name}\n\n${place}\n\n\`\`\`${language}\n${text}\`\`\`\n`);
}); // prettier-ignore

it('an address with a path keeps it, and ends with no stroke of its own', () => {
  for (const { text } of deploySnippets({ ...facts, server: 'https://example.com/downstream/' }))
    expect(text).toContain('https://example.com/downstream/ingest/deploys');
});
