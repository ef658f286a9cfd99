import { textBlocks } from '../text/plain-text';
import signal from './signal.module.css';

/** What somebody wrote, for reading: markup taken away, code as it stands. Never HTML. */
export function FindingText({ text }: { text: string }) {
  return textBlocks(text).map((block, place) =>
    block.code ? (
      <pre key={place} className={signal.code} tabIndex={0}>
        {block.text}
      </pre>
    ) : (
      <div key={place}>{block.text}</div>
    ),
  );
}
