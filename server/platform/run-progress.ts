import { Presets, SingleBar } from 'cli-progress';
import type { RunProgress } from './run.types';

const WORDS: Record<RunProgress['phase'], string> = {
  calibrating: 'calibrating',
  simulating: 'simulating',
  refitting: 'how sure it is',
  searching: 'looking for the cheapest lever',
  backtesting: 'forecasting from past weeks',
};

/** Shows how far work is on a terminal; elsewhere nothing. */
export class RunProgressBar {
  private bar: SingleBar | undefined;

  readonly show = ({ phase, done, total }: RunProgress): void => {
    if (!process.stderr.isTTY) return;
    const phaseText = WORDS[phase];
    if (!this.bar) {
      const format = ' {bar} {percentage} % · {phaseText}';
      this.bar = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic);
      this.bar.start(Math.max(1, total), done, { phaseText });
    }
    this.bar.setTotal(Math.max(1, total));
    this.bar.update(done, { phaseText });
  };

  stop(): void {
    this.bar?.stop();
  }
}
