import { Alert, Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ClassifierQualityDocument, DrawSampleDocument, FindingSamplesDocument } from '../gql/documents';
import { useAction } from '../state/action';
import { useAnswer } from '../state/answer';
import { useOrganization } from '../state/organization';
import { useAgentName, useHitRate } from '../state/signal';
import { useView } from '../state/use-view';
import { momentOf } from '../text/moment';
import { countOf } from '../text/number';
import frame from './chart-frame.module.css';
import { DefinitionPopover } from './definition-popover';
import classes from './judge.module.css';
import link from './list-link.module.css';
import table from './pull-request-table.module.css';
import { NoAgent } from './signal-none';
import { signalDefinitions } from './signal-definitions';
import { QualityFigures } from './signal-quality';

const SIZES = ['20', '40', '60'];

/** Draws a sample of the findings of the page's cut, and leads to those that were begun. */
export function JudgeStart() {
  const { view, org, scope, change } = useView();
  const { hitRate } = useHitRate('agent');
  const nameOf = useAgentName();
  const [size, setSize] = useState(SIZES[0]);
  const draw = useAction(DrawSampleDocument, ({ drawSample }) => change({ sample: String(drawSample.id) }));
  if (hitRate?.unknown) return <NoAgent />;
  return (
    <>
      <section className={frame.frame} aria-labelledby="judge-draw">
        <h2 id="judge-draw" className={frame.title}>
          Judge {size} findings
          <DefinitionPopover title="Judged by people" definition={signalDefinitions.quality} />
        </h2>
        <p className={classes.intro}>
          What became of a finding is worked out by rules. Read a few findings with their thread and say what you think
          became of them; what the rules say stays hidden until you have. Half of the sample are findings with evidence,
          half are ignored ones.
        </p>
        <div className={classes.controls}>
          <Select
            size="xs"
            w={210}
            label="Agent"
            placeholder="All agents"
            clearable
            data={(hitRate?.agents ?? []).map((agent) => ({ value: agent, label: nameOf(agent) }))}
            value={view.agent ?? null}
            onChange={(agent) => change({ agent: agent ?? undefined }, 'replace')}
          />
          <Select
            size="xs"
            w={110}
            label="How many"
            allowDeselect={false}
            data={SIZES}
            value={size}
            onChange={(value) => value && setSize(value)}
          />
          <Button
            size="xs"
            loading={draw.isPending}
            onClick={() => draw.mutate({ org, scope, agent: view.agent, size: Number(size) })}
          >
            Draw {size} findings
          </Button>
        </div>
        {draw.error && (
          <Alert color="red" role="alert" title="No sample could be drawn" mt={12}>
            {draw.error.message}
          </Alert>
        )}
      </section>
      <Samples />
      <Quality />
    </>
  );
}

function Samples() {
  const { view, org } = useView();
  const { timeZone } = useOrganization();
  const nameOf = useAgentName();
  const samples = useAnswer('FindingSamples', FindingSamplesDocument, { org }).data?.findingSamples;
  if (!samples?.length) return null;
  return (
    <section className={frame.frame} aria-labelledby="judge-samples">
      <h2 id="judge-samples" className={frame.title}>
        Samples so far
      </h2>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>Samples that were drawn, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Drawn</th>
              <th scope="col">Agent</th>
              <th scope="col" className={table.numeric}>
                Judged
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {samples.map((sample) => (
              <tr key={sample.id}>
                <th scope="row" className={table.day}>
                  <Link
                    to="/judge"
                    search={{ ...view, sample: String(sample.id) } as never}
                    className={link.link}
                    aria-label={`Sample ${sample.id}, drawn ${momentOf(sample.createdAt, timeZone)}`}
                  >
                    {momentOf(sample.createdAt, timeZone)}
                  </Link>
                </th>
                <td data-label="agent">{sample.agent ? nameOf(sample.agent) : 'all agents'}</td>
                <td className={table.numeric} data-label="judged">
                  {countOf(sample.judged)} of {countOf(sample.size)}
                </td>
                <td data-label="state">{sample.finished ? 'finished' : 'to go on with'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Quality() {
  const { view, org } = useView();
  const quality = useAnswer('ClassifierQuality', ClassifierQualityDocument, { org, agent: view.agent }).data
    ?.classifierQuality;
  if (!quality?.judged) return null;
  return (
    <section className={frame.frame} aria-labelledby="judge-quality">
      <h2 id="judge-quality" className={frame.title}>
        All samples together
      </h2>
      <div className={classes.quality}>
        <QualityFigures quality={quality} />
      </div>
    </section>
  );
}
