import { Button, CopyButton, Tabs } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconExternalLink, IconEqual, IconTilde } from '@tabler/icons-react';
import type { PolicyExportPartsFragment } from '../gql/documents';
import snippet from './snippet-tabs.module.css';
import classes from './tune.module.css';

/** The policy as JSON and the settings of the tools, one tab each. */
export function TuneSnippets({ told }: { told: PolicyExportPartsFragment }) {
  return (
    <Tabs defaultValue="json" keepMounted={false} classNames={{ list: snippet.list }}>
      <Tabs.List aria-label="Tools">
        <Tabs.Tab value="json">JSON</Tabs.Tab>
        {told.snippets.map(({ title }, index) => (
          <Tabs.Tab key={index} value={`tool-${index}`}>
            {title}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="schema">Schema</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="json" pt={10}>
        <Text
          name="JSON"
          text={told.json}
          note="The rule, what it promises and what it was made from. Its schema stands in the last tab and in docs/tune.md."
          file="policy.json"
        />
      </Tabs.Panel>
      {told.snippets.map(({ title, file, text, approximate, note, source }, index) => (
        <Tabs.Panel key={index} value={`tool-${index}`} pt={10}>
          <p className={classes.buttons}>
            {approximate ? (
              <span className={`${classes.badge} ${classes.warn}`}>
                <IconTilde size={15} stroke={1.7} aria-hidden />
                Approximate
              </span>
            ) : (
              <span className={`${classes.badge} ${classes.good}`}>
                <IconEqual size={15} stroke={1.7} aria-hidden />
                Says the same
              </span>
            )}
            <span className={classes.note}>
              goes into <code>{file}</code>
            </span>
            {source && (
              <a className={classes.note} href={source} target="_blank" rel="noreferrer">
                the vendor’s page <IconExternalLink size={13} aria-hidden />
              </a>
            )}
          </p>
          <Text name={title} text={text} note={note} file={downloadName(file)} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="schema" pt={10}>
        <Text name="JSON Schema" text={told.schema} note="What a policy’s JSON holds." file="policy.schema.json" />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Without folders and the leading dot, which browsers do not keep; where it belongs stands above. */
const downloadName = (file: string): string => file.replace(/^.*\//, '').replace(/^\.+/, '');

function Text({ name, text, note, file }: { name: string; text: string; note: string; file: string }) {
  return (
    <>
      <div className={snippet.head}>
        <p>{note}</p>
        <div className={classes.buttons}>
          <Button
            component="a"
            size="xs"
            variant="default"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download={file}
            aria-label={`Download: ${name}`}
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            Download
          </Button>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="default"
                onClick={copy}
                aria-label={`${copied ? 'Copied' : 'Copy'}: ${name}`}
                leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              >
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
      <pre className={snippet.code} tabIndex={0} aria-label={name}>
        <code>{text}</code>
      </pre>
    </>
  );
}
