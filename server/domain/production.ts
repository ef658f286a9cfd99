/** Production by the environment's name: `production`, `prod-eu`, `live`, `prd`. Source: doors.md, Deploys. */
export function isProduction(environment: string): boolean {
  return (
    /(^|[^a-z])(prod|production|prd|live)([^a-z]|$)/i.test(environment) &&
    !/(^|[^a-z])(pre|non|not)[-_ ]?prod/i.test(environment)
  );
}
