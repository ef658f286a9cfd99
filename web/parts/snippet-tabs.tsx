import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { deploySnippets } from '../text/deploy-snippets';
import { SnippetPanels } from './snippet-panels';
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
      <SnippetPanels snippets={snippets} label="Pipelines" thing="snippet" />
    </div>
  );
}
