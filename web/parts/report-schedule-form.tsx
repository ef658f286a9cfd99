import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  CutsDocument,
  SaveReportScheduleDocument,
  type ReportFormat,
  type ReportSchedulePartsFragment,
  type ReportSchedulesQuery,
  type ScheduleKind,
} from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { scheduleDraft, scheduleInput, type ScheduleDraft } from '../state/report-schedule';
import { useView } from '../state/use-view';
import { scheduleKinds, weekdayOptions } from '../text/report-page';
import classes from './report-panel.module.css';
import { teamOptions } from './team-options';

/** Browsers leave UTC out of their list. */
const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
const formats: { value: ReportFormat; label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'html', label: 'HTML' },
  { value: 'md', label: 'Markdown' },
  { value: 'json', label: 'JSON' },
];

/** When a report goes where. @param schedule null = a new one */
export function ReportScheduleForm({
  schedule,
  means,
  onDone,
}: {
  schedule: ReportSchedulePartsFragment | null;
  means: ReportSchedulesQuery['deliveryMeans'];
  onDone: () => void;
}) {
  const { org } = useView();
  const { timeZone } = useOrganization();
  const [draft, setDraft] = useState(() => scheduleDraft(schedule, timeZone));
  const set = (patch: Partial<ScheduleDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const cuts = useAnswer('Cuts', CutsDocument, { org }).data?.cuts;
  const save = useAction(SaveReportScheduleDocument, onDone);
  const { kind } = draft;
  const webhook = kind === 'slack' || kind === 'teams';
  return (
    <form
      className={classes.form}
      aria-label={schedule ? `Change ${schedule.name}` : 'New schedule'}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ org, input: scheduleInput(draft) });
      }}
    >
      <TextInput
        size="xs"
        label="Name"
        placeholder="Leadership"
        required
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      <Select
        size="xs"
        label="Of"
        placeholder="Whole organization"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Whole organization' }}
        data={cuts ? teamOptions(cuts.teams).map(({ value, label }) => ({ value, label })) : []}
        value={draft.team}
        onChange={(team) => set({ team })}
      />
      <Select
        size="xs"
        label="By"
        allowDeselect={false}
        data={Object.entries(scheduleKinds).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(value) => set({ kind: value as ScheduleKind })}
      />
      {kind === 'email' && (
        <Textarea
          size="xs"
          className={classes.wide}
          label="Addresses"
          description={
            means.email
              ? `Apart by commas or lines. They come from ${means.from}, each with a way to unsubscribe.`
              : 'No mail server is set yet, so nothing can be sent: set DOWNSTREAM_SMTP and DOWNSTREAM_MAIL_FROM on the server.'
          }
          autosize
          minRows={2}
          value={draft.recipients}
          onChange={(event) => set({ recipients: event.currentTarget.value })}
        />
      )}
      {webhook && (
        <TextInput
          size="xs"
          className={classes.wide}
          label="Address of the webhook"
          description={
            schedule?.webhookHost
              ? `Of ${schedule.webhookHost}; leave it empty to keep it. It is a secret and never shown.`
              : kind === 'slack'
                ? 'An incoming webhook of Slack. It is a secret, kept sealed and never shown.'
                : 'A workflow webhook of Teams (“post to a channel when a webhook request is received”). It is a secret, kept sealed and never shown.'
          }
          placeholder="https://"
          value={draft.webhook}
          onChange={(event) => set({ webhook: event.currentTarget.value })}
        />
      )}
      {kind === 'file' && (
        <>
          <TextInput
            size="xs"
            label="Folder"
            description="Below the folder reports of the data folder."
            placeholder="leadership/weekly"
            value={draft.folder}
            onChange={(event) => set({ folder: event.currentTarget.value })}
          />
          <Select
            size="xs"
            label="Form"
            description={draft.format === 'pdf' && !means.pdf ? 'No browser that prints is found on the server.' : ' '}
            allowDeselect={false}
            data={formats}
            value={draft.format}
            onChange={(format) => set({ format: format as ReportFormat })}
          />
        </>
      )}
      <Select
        size="xs"
        label="Day"
        allowDeselect={false}
        data={weekdayOptions}
        value={draft.weekday}
        onChange={(weekday) => set({ weekday: weekday ?? '1' })}
      />
      <TextInput
        size="xs"
        label="Time"
        type="time"
        required
        value={draft.time}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <Select
        size="xs"
        label="Time zone"
        searchable
        allowDeselect={false}
        data={zones}
        value={draft.timeZone}
        onChange={(zone) => set({ timeZone: zone ?? timeZone })}
        limit={60}
      />
      <Switch
        size="xs"
        className={classes.wide}
        label="Alerts between reports go there, too"
        checked={draft.alerts}
        onChange={(event) => set({ alerts: event.currentTarget.checked })}
      />
      {save.error && (
        <p className={`${classes.error} ${classes.wide}`} role="alert">
          {save.error.message}
        </p>
      )}
      <div className={`${classes.actions} ${classes.wide}`}>
        <Button size="xs" type="submit" loading={save.isPending}>
          {schedule ? 'Save' : 'Add the schedule'}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
