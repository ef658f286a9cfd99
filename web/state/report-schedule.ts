import type { ReportFormat, ReportScheduleInput, ReportSchedulePartsFragment, ScheduleKind } from '../gql/documents';

/** A schedule in its form. */
export interface ScheduleDraft {
  id: string | null;
  name: string;
  team: string | null;
  kind: ScheduleKind;
  /** Apart by commas, spaces or lines. */
  recipients: string;
  /** '' = as it is. */
  webhook: string;
  folder: string;
  format: ReportFormat;
  weekday: string;
  time: string;
  timeZone: string;
  alerts: boolean;
}

/** What the form begins with. @param schedule null = a new one */
export function scheduleDraft(schedule: ReportSchedulePartsFragment | null, timeZone: string): ScheduleDraft {
  return {
    id: schedule?.id ?? null,
    name: schedule?.name ?? '',
    team: schedule?.team ?? null,
    kind: schedule?.kind ?? 'email',
    recipients: schedule?.recipients.join('\n') ?? '',
    webhook: '',
    folder: schedule?.folder ?? '',
    format: schedule?.format ?? 'pdf',
    weekday: String(schedule?.weekday ?? 1),
    time: schedule?.time ?? '08:00',
    timeZone: schedule?.timeZone ?? timeZone,
    alerts: schedule?.alerts ?? false,
  };
}

/** What is sent of it: only what its kind has. */
export function scheduleInput(draft: ScheduleDraft): ReportScheduleInput {
  const { id, name, team, kind, weekday, time, timeZone, alerts } = draft;
  const common = { id, name, team, kind, weekday: Number(weekday), time, timeZone, alerts };
  if (kind === 'email') return { ...common, recipients: draft.recipients.split(/[\s,;]+/).filter(Boolean) };
  if (kind === 'file') return { ...common, folder: draft.folder || null, format: draft.format };
  return draft.webhook.trim() === '' ? common : { ...common, webhook: draft.webhook.trim() };
}
