import { Button, CopyButton, Tabs, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { deploySnippets } from '../text/deploy-snippets';
import classes from './snippet-tabs.module.css';

const EXAMPLE = 'my-service';

/** What a pipeline has to run, to be copied: one tab per tool. */
export function SnippetTabs({ token }: { token: string | null }) {
  const [service, setService] = useState(EXAMPLE);
  const snippets = deploySnippets({
    server: window.location.origin,
    token: token ?? 'TOKEN',
    service: service.trim() || EXAMPLE,
  });
  return (
    <div className={classes.snippets}>
      <TextInput
        size="xs"
        className={classes.service}
        label="Service"
        description="What the pipeline delivers, as it stands in the snippets."
        placeholder={EXAMPLE}
        autoComplete="off"
        spellCheck={false}
        value={service}
        onChange={(event) => setService(event.currentTarget.value)}
      />
      <Tabs defaultValue={snippets[0].key} keepMounted={false} classNames={{ list: classes.list }}>
        <Tabs.List aria-label="Pipelines">
          {snippets.map(({ key, name }) => (
            <Tabs.Tab key={key} value={key}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(({ key, name, place, text }) => (
          <Tabs.Panel key={key} value={key} pt={10}>
            <div className={classes.head}>
              <p>{place}</p>
              <CopyButton value={text}>
                {({ copied, copy }) => (
                  <Button
                    className="no-print"
                    size="xs"
                    variant="default"
                    onClick={copy}
                    aria-label={copied ? `Snippet for ${name} copied` : `Copy the snippet for ${name}`}
                    leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                  >
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
            </div>
            <pre className={classes.code} tabIndex={0} aria-label={`Snippet for ${name}`}>
              <code>{text}</code>
            </pre>
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}
