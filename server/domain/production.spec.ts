import { isProduction } from './production';

describe('isProduction', () => {
  it.each([
    'production',
    'Production',
    'prod',
    'prod-eu',
    'eu_prod',
    'PRD',
    'live',
    'Production – shop',
    'aws/prod/eu-1',
    'prod1',
  ])('%s is', (environment) => expect(isProduction(environment)).toBe(true));
  it.each([
    'preview',
    'staging',
    'preprod',
    'pre-prod',
    'pre-production',
    'non-prod',
    'non_production',
    'not production',
    'products',
    'delivery',
    'alive',
    'test',
    '',
  ])('%s is not', (environment) => expect(isProduction(environment)).toBe(false));
});
