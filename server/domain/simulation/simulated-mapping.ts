import type { DeliveryMapping } from '../delivery-mapping';
import { MONOREPO, SERVICES } from './services';

const repoOf = (service: string): string => SERVICES.find((own) => own.service === service)?.repo ?? '';

/**
 * What the simulated organization decided: which releases and workflow runs reach production, which service a change of the monorepo belongs to, and
 * which service its incident tools mean where the names differ by more than case, spaces and hyphens.
 */
export const SIMULATED_MAPPING: DeliveryMapping = {
  rules: [
    { source: 'release', repo: repoOf('mobile-app'), name: '*-rc.*', production: false },
    { source: 'release', repo: repoOf('mobile-app'), production: true },
    { source: 'workflow_run', repo: repoOf('storefront'), name: 'Deploy to production', production: true },
  ],
  services: ['runtime', 'deploy-tools'].map((service) => ({ repo: MONOREPO, path: `services/${service}/**`, service })),
  incidentServices: [
    { from: 'Checkout API', service: 'checkout' },
    { from: 'Platform Runtime', service: 'runtime' },
    { from: 'Data:*', service: 'data-pipelines' },
  ],
};
