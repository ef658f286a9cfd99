import type { DeliveryMappingInput } from '../gql/documents';

/** A rule as it stands in its fields; '' = every. `key` names it while it is moved and changed. */
export interface RuleDraft {
  key: number;
  source: string;
  repo: string;
  environment: string;
  name: string;
  ref: string;
  production: boolean;
  service: string;
}

export interface ServiceDraft {
  key: number;
  repo: string;
  path: string;
  label: string;
  service: string;
}

export interface IncidentDraft {
  key: number;
  from: string;
  service: string;
}

/** The mapping as it stands in its fields. */
export interface MappingForm {
  rules: RuleDraft[];
  services: ServiceDraft[];
  incidentServices: IncidentDraft[];
}

export type MappingList = keyof MappingForm;

/** A mapping as the server keeps it. */
export interface StoredMapping {
  rules: readonly {
    source: string | null;
    repo: string | null;
    environment: string | null;
    name: string | null;
    ref: string | null;
    production: boolean;
    service: string | null;
  }[];
  services: readonly { repo: string; path: string | null; label: string | null; service: string }[];
  incidentServices: readonly { from: string; service: string }[];
}

let last = 0;
/** A key that no other row of this page has. */
export const newKey = (): number => (last += 1);

export const emptyRule = (): RuleDraft => ({
  key: newKey(),
  source: '',
  repo: '',
  environment: '',
  name: '',
  ref: '',
  production: true,
  service: '',
});

/** The fields of what is saved. */
export function formOf({ rules, services, incidentServices }: StoredMapping): MappingForm {
  return {
    rules: rules.map((rule) => ({
      key: newKey(),
      source: rule.source ?? '',
      repo: rule.repo ?? '',
      environment: rule.environment ?? '',
      name: rule.name ?? '',
      ref: rule.ref ?? '',
      production: rule.production,
      service: rule.service ?? '',
    })),
    services: services.map(({ repo, path, label, service }) => ({
      key: newKey(),
      repo,
      path: path ?? '',
      label: label ?? '',
      service,
    })),
    incidentServices: incidentServices.map(({ from, service }) => ({ key: newKey(), from, service })),
  };
}

/** What is wrong with which field of which row, in a sentence that says what to do; {} = nothing. */
export type MappingFaults = Record<number, Partial<Record<string, string>>>;

/**
 * What is still missing. A rule without any pattern would take every deploy: that has to be said with a `*`, so that a row just added
 * changes nothing.
 */
export function faultsOf({ rules, services, incidentServices }: MappingForm): MappingFaults {
  const faults: MappingFaults = {};
  for (const rule of rules)
    if (![rule.source, rule.repo, rule.environment, rule.name, rule.ref].some((text) => text.trim()))
      faults[rule.key] = { environment: 'Say which deploys, in one field or more; * in one of them means every one.' };
  for (const { key, repo, service } of services) {
    const wrong = {
      ...(repo.trim() ? {} : { repo: 'Name the repository, or * for every one.' }),
      ...(service.trim() ? {} : { service: 'Name the service.' }),
    };
    if (Object.keys(wrong).length) faults[key] = wrong;
  }
  for (const { key, from, service } of incidentServices) {
    const wrong = {
      ...(from.trim() ? {} : { from: 'Write the name as the incidents have it.' }),
      ...(service.trim() ? {} : { service: 'Name the service.' }),
    };
    if (Object.keys(wrong).length) faults[key] = wrong;
  }
  return faults;
}

/** The keys of the rows that the server was sent, in their order. */
export type SentKeys = Record<MappingList, number[]>;

/** What the server is asked, of the rows that are whole, and whose they are. */
export function inputOf(form: MappingForm): { input: DeliveryMappingInput; keys: SentKeys } {
  const faults = faultsOf(form);
  const whole = <T extends { key: number }>(rows: T[]) => rows.filter(({ key }) => !faults[key]);
  const text = (entered: string) => entered.trim() || null;
  const [rules, services, incidentServices] = [whole(form.rules), whole(form.services), whole(form.incidentServices)];
  const keysOf = (rows: { key: number }[]) => rows.map(({ key }) => key);
  return {
    keys: { rules: keysOf(rules), services: keysOf(services), incidentServices: keysOf(incidentServices) },
    input: {
      rules: rules.map(({ source, repo, environment, name, ref, production, service }) => ({
        source: text(source),
        repo: text(repo),
        environment: text(environment),
        name: text(name),
        ref: text(ref),
        production,
        service: text(service),
      })),
      services: services.map(({ repo, path, label, service }) => ({
        repo: repo.trim(),
        path: text(path),
        label: text(label),
        service: service.trim(),
      })),
      incidentServices: incidentServices.map(({ from, service }) => ({
        from: from.trim(),
        service: service.trim(),
      })),
    },
  };
}

const lists: Record<string, { list: MappingList; field: string }> = {
  Rule: { list: 'rules', field: 'environment' },
  'Service rule': { list: 'services', field: 'repo' },
  'Incident rule': { list: 'incidentServices', field: 'from' },
};

/**
 * Where a sentence of the server belongs: it begins with the rule, counted from 1 as it was sent, and names the field where it is one.
 *
 * @returns {} when it speaks of none that was sent
 */
export function serverFault(message: string, sent: SentKeys): MappingFaults {
  const [, kind, number, field, word] =
    /^(Rule|Service rule|Incident rule) (\d+)(?:, (\w+),| (?:names the|has no) (\w+))?/.exec(message) ?? [];
  const place = lists[kind ?? ''];
  const key = place && sent[place.list][Number(number) - 1];
  return key === undefined ? {} : { [key]: { [field ?? word ?? place.field]: message } };
}

/** Whether two forms say the same, whatever their keys. */
export function sameMapping(a: MappingForm, b: MappingForm): boolean {
  const said = (form: MappingForm) => JSON.stringify(form, (name, value: unknown) => (name === 'key' ? 0 : value));
  return said(a) === said(b);
}

/** The rows with one of them moved by so many places; the same rows where there is no such place. */
export function moved<T extends { key: number }>(rows: readonly T[], key: number, by: number): T[] {
  const from = rows.findIndex((row) => row.key === key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= rows.length) return [...rows];
  const rest = rows.filter((row) => row.key !== key);
  rest.splice(to, 0, rows[from]);
  return rest;
}

/** A rule that says the opposite of what holds for a group of deploys now. */
export function ruleFor(group: {
  source: string | null;
  environment: string;
  name: string | null;
  production: boolean;
}): RuleDraft {
  // Of these the environment is a word of ours and says nothing; a release is named by its own tag, which no other has.
  const named = group.source === 'workflow_run' || group.source === 'release';
  return {
    ...emptyRule(),
    source: group.source ?? 'pipeline',
    environment: named ? '' : group.environment,
    name: group.source === 'release' ? '' : (group.name ?? ''),
    production: !group.production,
  };
}
