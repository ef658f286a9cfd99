import { Button, CopyButton, Tabs } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './snippet-tabs.module.css';

/** Text to be copied to where `place` says. */
export interface Snippet {
  key: string;
  name: string;
  place: string;
  text: string;
}

/**
 * Snippets to be copied: one tab each.
 *
 * @param label what the tabs are
 * @param thing what is copied, such as `snippet`
 */
export function SnippetPanels({ snippets, label, thing }: { snippets: Snippet[]; label: string; thing: string }) {
  const named = `${thing.charAt(0).toUpperCase()}${thing.slice(1)}`;
  return (
    <Tabs defaultValue={snippets[0].key} keepMounted={false} classNames={{ list: classes.list }}>
      <Tabs.List aria-label={label}>
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
                  aria-label={copied ? `${named} for ${name} copied` : `Copy the ${thing} for ${name}`}
                  leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                >
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </div>
          <pre className={classes.code} tabIndex={0} aria-label={`${named} for ${name}`}>
            <code>{text}</code>
          </pre>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
