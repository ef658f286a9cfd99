import { Presets, SingleBar } from 'cli-progress';
import type { PathsProgress } from '../../sources/import-paths';

/** Shows how far an import is, with rate and time left, on a terminal; elsewhere nothing. */
export class ImportProgressBar {
  private bar: SingleBar | undefined;
  private readonly started = performance.now();
  private derivingShown = false;

  readonly show = ({ bytesRead, bytes, rows, rejected, step }: PathsProgress): void => {
    if (!process.stderr.isTTY) return;
    const seconds = Math.max(0.001, (performance.now() - this.started) / 1000);
    const rate = Math.round(rows / seconds).toLocaleString('en');
    const counts = { rows: rows.toLocaleString('en'), rejected: rejected.toLocaleString('en'), rate };
    if (!this.bar) {
      const left = bytes > 0 ? '{bar} {percentage} % · {eta_formatted} left · ' : '';
      this.bar = new SingleBar(
        {
          format: ` ${left}{rows} rows · {rate} rows/s · {rejected} rejected`,
          stream: process.stderr,
          hideCursor: true,
          etaBuffer: 200,
        },
        Presets.shades_classic,
      );
      this.bar.start(Math.max(1, bytes), 0, counts);
    }
    if (step === 'reading') this.bar.update(Math.min(bytesRead ?? 0, Math.max(1, bytes)), counts);
    else if (!this.derivingShown) {
      this.derivingShown = true;
      this.stop();
      process.stderr.write('All rows are in; deriving stages and figures …\n');
    }
  };

  stop(): void {
    this.bar?.stop();
  }
}
