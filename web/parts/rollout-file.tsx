import { Alert, Button, FileButton, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type DragEvent } from 'react';
import { CheckRolloutPlanDocument } from '../gql/documents';
import type { RolloutDraft } from '../state/rollout-draft';
import { ask } from '../state/server';
import { useView } from '../state/use-view';
import { RolloutDownload } from './rollout-download';
import { RolloutFaults } from './rollout-faults';
import classes from './rollout.module.css';

interface RolloutFileProps {
  name: string;
  /** The plan as it stands in the form; null = it has faults. */
  yaml: string | null;
  json: string | null;
  onRead: (draft: RolloutDraft) => void;
}

/** The plan as a file: read from a paste, a drop or the disk, and downloaded. */
export function RolloutFile({ name, yaml, json, onRead }: RolloutFileProps) {
  const { org } = useView();
  const [text, setText] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const read = useMutation({
    mutationFn: (document: string) => ask(CheckRolloutPlanDocument, { org, document }),
    onSuccess: ({ checkRolloutPlan: { document } }) => {
      if (!document) return;
      setText(null);
      setSaid(`“${document.name}” is read: it stands in the fields above.`);
      onRead(document);
    },
  });
  const take = (file: File | null | undefined) => {
    if (file) void file.text().then((content) => (setText(content), read.mutate(content)));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const faults = read.data?.checkRolloutPlan.faults ?? [];
  return (
    <div
      className={over ? classes.dropping : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Textarea
        size="xs"
        label="YAML or JSON"
        description="Paste a plan, or drop a file here. What stands below is the plan as it is above."
        autosize
        minRows={6}
        maxRows={18}
        spellCheck={false}
        classNames={{ input: classes.code }}
        value={text ?? yaml ?? ''}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setSaid('');
        }}
      />
      <div className={classes.buttons}>
        <Button
          size="xs"
          variant="default"
          disabled={!text}
          loading={read.isPending}
          onClick={() => text && read.mutate(text)}
        >
          Read it
        </Button>
        <FileButton accept=".yaml,.yml,.json,application/json,application/yaml" onChange={take}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              Choose a file
            </Button>
          )}
        </FileButton>
        {yaml !== null && json !== null && <RolloutDownload name={name} yaml={yaml} json={json} />}
      </div>
      {read.error && (
        <Alert color="red" role="alert" mt={10}>
          {read.error.message}
        </Alert>
      )}
      {faults.length > 0 && <RolloutFaults faults={faults} title="The file cannot be taken so" />}
      <p className={classes.note} role="status">
        {said}
      </p>
    </div>
  );
}
