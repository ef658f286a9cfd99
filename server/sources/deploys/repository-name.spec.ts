import { repositoryName } from './repository-name';

test.each([
  ['acme/shop', 'acme/shop'],
  ['https://github.com/acme/shop.git', 'acme/shop'],
  ['https://gitlab.example.com/acme/web/shop/', 'acme/web/shop'],
  ['git@github.com:acme/shop.git', 'acme/shop'],
  ['ssh://git@github.example.com:22/acme/shop.git', 'acme/shop'],
  ['acme/shop.js', 'acme/shop.js'],
])('%s is the repository %s', (text, name) => {
  expect(repositoryName(text)).toBe(name);
});
