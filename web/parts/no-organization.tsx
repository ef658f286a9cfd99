import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { OrganizationsDocument } from '../gql/documents';
import { useAnswer } from '../state/answer';
import { useTitle } from '../state/title';
import classes from './first-start.module.css';
import { FirstStart } from './first-start';
import link from './list-link.module.css';
import { Logo } from './logo';

/** The address names an organization that is not there: says so, with those there are; without any it is the first start. */
export function NoOrganization({ name }: { name: string }) {
  useTitle('No such organization');
  const asked = useAnswer('Organizations', OrganizationsDocument, {});
  const all = asked.data?.organizations;
  if (asked.isPending) return <Skeleton height={420} aria-busy />;
  if (!all?.length) return <FirstStart org={undefined} />;
  return (
    <div className={classes.start}>
      <Logo size={52} />
      <h1 className={classes.title}>There is no organization “{name}”</h1>
      <p className={classes.lead}>
        There {all.length === 1 ? 'is' : 'are'}:{' '}
        {all.map((each, place) => (
          <span key={each.name}>
            {place > 0 && ', '}
            <Link to="." search={{ org: each.name } as never} className={link.link}>
              {each.name}
            </Link>
            {each.simulated && ' (simulated)'}
          </span>
        ))}
        .
      </p>
    </div>
  );
}
