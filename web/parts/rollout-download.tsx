import { Button } from '@mantine/core';

/** The plan as a file to review and to keep beside the code. */
export function RolloutDownload({ name, yaml, json }: { name: string; yaml: string; json: string }) {
  const file =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'rollout-plan';
  return (
    <>
      <Button
        size="xs"
        variant="default"
        component="a"
        href={`data:application/yaml;charset=utf-8,${encodeURIComponent(yaml)}`}
        download={`${file}.yaml`}
      >
        Download YAML
      </Button>
      <Button
        size="xs"
        variant="default"
        component="a"
        href={`data:application/json;charset=utf-8,${encodeURIComponent(json)}`}
        download={`${file}.json`}
      >
        Download JSON
      </Button>
    </>
  );
}
