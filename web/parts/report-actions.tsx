import { Alert, Button, CopyButton, Group, Menu, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload, IconShare, IconSnowflake } from '@tabler/icons-react';
import { useState } from 'react';
import { ArchiveReportDocument, CreateShareLinkDocument, ReportSchedulesDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useView } from '../state/use-view';
import classes from './report-panel.module.css';

const forms = [
  { form: 'pdf', label: 'PDF' },
  { form: 'html', label: 'HTML' },
  { form: 'md', label: 'Markdown' },
  { form: 'txt', label: 'Plain text' },
  { form: 'json', label: 'JSON' },
  { form: 'slack', label: 'Slack Block Kit' },
] as const;

/**
 * What can be done with a report: freeze it, take it away, share it.
 *
 * @param id of the archived report that is shown; null = it is not frozen
 */
export function ReportActions({ id, team, week }: { id: string | null; team: string | null; week: string }) {
  const { org, change } = useView();
  const [sharing, setSharing] = useState<string | null>(null);
  const archive = useAction(ArchiveReportDocument);
  const means = useAnswer('ReportSchedules', ReportSchedulesDocument, { org }).data?.deliveryMeans;
  const freeze = async (): Promise<string> => id ?? (await archive.mutateAsync({ org, team, week })).archiveReport.id;
  const shown = (frozen: string) => change({ report: frozen, week: undefined });
  const download = async (form: string) => {
    const frozen = await freeze();
    window.location.assign(`/reports/${frozen}.${form}${org ? `?org=${encodeURIComponent(org)}` : ''}`);
  };
  // What went wrong stands below the buttons.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  return (
    <div className="no-print">
      <div className={classes.actions}>
        {id === null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSnowflake size={15} stroke={1.6} aria-hidden />}
            loading={archive.isPending}
            onClick={() => quietly(freeze().then(shown))}
          >
            Freeze
          </Button>
        )}
        <Menu position="bottom-end" withinPortal transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}>
              Download
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {forms.map(({ form, label }) => (
              <Menu.Item
                key={form}
                disabled={form === 'pdf' && means?.pdf === false}
                onClick={() => quietly(download(form))}
              >
                {label}
                {form === 'pdf' && means?.pdf === false && ' (no browser found on the server)'}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          size="xs"
          leftSection={<IconShare size={15} stroke={1.6} aria-hidden />}
          onClick={() => quietly(freeze().then(setSharing))}
        >
          Share
        </Button>
      </div>
      {archive.error && (
        <Text size="sm" c="red.8" role="alert">
          {archive.error.message}
        </Text>
      )}
      <Modal
        opened={sharing !== null}
        onClose={() => setSharing(null)}
        title={`Share the report of ${week}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
        transitionProps={{ duration: 0 }}
      >
        {sharing && <Sharing report={sharing} />}
      </Modal>
    </div>
  );
}

function Sharing({ report }: { report: string }) {
  const { org } = useView();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<number | string>(14);
  const create = useAction(CreateShareLinkDocument);
  const url = create.data?.createShareLink.url;
  if (url)
    return (
      <Stack gap={12}>
        <Text size="sm">Copy the address now: it is not shown again. It leads to this report and to nothing else.</Text>
        <p className={classes.url}>{url}</p>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button onClick={copy} data-autofocus>
              {copied ? 'Copied' : 'Copy the address'}
            </Button>
          )}
        </CopyButton>
      </Stack>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ org, report, label, days: Number(days) });
      }}
    >
      <Stack gap={12}>
        <Text size="sm">
          Whoever has the address reads this report as it is now, without signing in, until it expires or you revoke it.
        </Text>
        <TextInput
          label="For whom"
          placeholder="Board"
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          data-autofocus
        />
        <NumberInput label="Valid for days" min={1} max={90} value={days} onChange={setDays} />
        {create.error && (
          <Alert color="red" role="alert">
            {create.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Make the link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
