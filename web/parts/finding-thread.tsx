import type { ReplyPartsFragment } from '../gql/documents';
import { useOrganization } from '../state/organization';
import { momentOf } from '../text/moment';
import { FindingText } from './finding-text';
import own from './record-details.module.css';
import signal from './signal.module.css';

/** What was answered, as plain text: nothing of it is ever read as markup. */
export function FindingThread({ replies }: { replies: readonly ReplyPartsFragment[] }) {
  const { timeZone } = useOrganization();
  if (replies.length === 0) return <p className={own.faint}>Nobody answered.</p>;
  return (
    <ol className={own.rows}>
      {replies.map((reply, index) => (
        <li key={index}>
          <span className={own.second}>
            {reply.author}
            {reply.byAgent && ', an automated account'} · {momentOf(reply.at, timeZone)}
            {reply.sentiment && ` · read as ${reply.sentiment}`}
          </span>
          <div className={signal.said}>
            <FindingText text={reply.body} />
          </div>
        </li>
      ))}
    </ol>
  );
}
