import 'reflect-metadata';
import type { Part, PartWork, Run } from './parts';

// Each is loaded on its own: what a process never needs must not stand in its memory.
const works: Record<Part, () => Promise<PartWork>> = {
  records: async () => (await import('./record-figures')).recordFigures,
  import: async () => (await import('./import-figures')).importFigures,
  columns: async () => (await import('./column-figures')).columnFigures,
  services: async () => (await import('./service-figures')).serviceFigures,
  requests: async () => (await import('./request-figures')).requestFigures,
  tuner: async () => (await import('./tuner-figures')).tunerFigures,
  adoption: async () => (await import('./adoption-figures')).adoptionFigures,
  queue: async () => (await import('./queue-figures')).queueFigures,
  clone: async () => (await import('./clone-figures')).cloneFigures,
};

process.once('message', (message: { part: Part; run: Run }) => {
  void works[message.part]()
    .then((work) => work(message.run))
    .then(
      (figures) => process.send?.(figures, () => process.exit(0)),
      (error: Error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
});
