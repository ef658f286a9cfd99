import { Presets, SingleBar } from 'cli-progress';
import type { SyncProgress } from '../../sources/github/sync-context';

/** What is told even where nobody watches: why nothing happens for so long. */
const waiting = /\bwaits\b|\bgoes on at\b/;

/** Shows how far a sync is on a terminal; elsewhere only what it waits for. */
export class SyncProgressBar {
  private bar: SingleBar | undefined;
  private said = '';

  constructor(
    private readonly name: string,
    /** What is counted. */
    private readonly unit = 'pull requests',
  ) {}

  readonly show = ({ done, total, message }: SyncProgress): void => {
    if (!process.stderr.isTTY) {
      if (message !== this.said && waiting.test(message)) process.stderr.write(`${this.name}: ${message}\n`);
      this.said = message;
      return;
    }
    if (!this.bar) {
      const format = ` ${this.name} {bar} {value} of {total} ${this.unit} · {message}`;
      this.bar = new SingleBar(
        { format, stream: process.stderr, hideCursor: true, etaBuffer: 100 },
        Presets.shades_classic,
      );
      this.bar.start(total ?? 0, done, { message });
    }
    if (total !== null) this.bar.setTotal(Math.max(total, done));
    this.bar.update(done, { message });
  };

  stop(): void {
    this.bar?.stop();
  }
}
