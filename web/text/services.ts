import { countedOf, rateOf, shareOf } from './number';

interface Summed {
  unknown: boolean;
  services: readonly unknown[];
  total: {
    deploys: number | null;
    deploymentFrequency: { perDay: number | null; enough: boolean };
    changeFailRate: { value: number | null; enough: boolean };
  };
}

/** "12 services, 812 deploys to production: 4.5 a day reached it, 11 % required immediate intervention." */
export function servicesSummary({ unknown, services, total }: Summed): string {
  const named = countedOf(services.length, 'service');
  if (unknown) return `${named}; their deploys and incidents are unknown in this cut.`;
  const deploys = `${named}, ${countedOf(total.deploys ?? 0, 'deploy')} to production`;
  const parts = [
    total.deploymentFrequency.enough && `${rateOf(total.deploymentFrequency.perDay)} a day reached it`,
    total.changeFailRate.enough && `${shareOf(total.changeFailRate.value)} required immediate intervention`,
  ].filter(Boolean);
  return parts.length ? `${deploys}: ${parts.join(', ')}.` : `${deploys}: not enough data for rates.`;
}
