import { Link } from '@tanstack/react-router';
import { Code } from '@mantine/core';
import { useView } from '../state/use-view';
import { cutOf } from '../state/view';
import chart from './chart-frame.module.css';
import link from './list-link.module.css';

/** No agent ever reviewed: why that is not 0, and what to connect. */
export function NoAgent() {
  const { view } = useView();
  const search = cutOf(view) as never;
  return (
    <section className={chart.frame} aria-label="No agent review is known">
      <div className={chart.empty}>
        <p>
          <b>No review by an agent is known.</b> That is not 0: nothing here tells what agents said, or none of the
          accounts that comment is known as an agent.
        </p>
        <p>
          <Link to="/connect" search={search} className={link.link}>
            Connect GitHub
          </Link>
          : it brings review threads, checks, reactions and the changed lines of commits. Or import records of the kinds{' '}
          <Code>review_comment</Code> and <Code>finding</Code> with <Code>npx downstream import PATH</Code>.
        </p>
        <p>
          If an agent of your own comments on pull requests,{' '}
          <Link to="/agents" search={search} className={link.link}>
            say which account it is and how it writes
          </Link>
          .
        </p>
      </div>
    </section>
  );
}
