import type { MappingEffect } from '../state/mapping-draft';
import { numberLines } from '../text/mapping';
import { countOf } from '../text/number';
import classes from './mapping.module.css';

interface MappingEffectTableProps {
  effect: MappingEffect;
  /** The numbers are of what stood in the fields before. */
  old: boolean;
  /** The rules differ from what is saved. */
  changed: boolean;
}

/** What holds now and what would hold: the numbers, and the production deploys of every service. */
export function MappingEffectTable({ effect, old, changed }: MappingEffectTableProps) {
  const { before, after, services } = effect;
  const differs = services.filter((each) => each.before !== each.after);
  const listed = changed ? differs : services;
  return (
    <div className={old ? classes.old : undefined} aria-busy={old || undefined}>
      <table className={classes.numbers}>
        <caption className={classes.hidden}>{changed ? 'Before and after' : 'What holds now'}</caption>
        <thead className={changed ? undefined : classes.hidden}>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">{changed ? 'Now' : 'Value'}</th>
            {changed && <th scope="col">After</th>}
          </tr>
        </thead>
        <tbody>
          {numberLines.map(({ name, note, text, of }) => {
            const [was, is] = [text(before), text(after)];
            const differs = was !== is || of?.(before) !== of?.(after);
            return (
              <tr key={name} className={changed && differs ? classes.differs : undefined}>
                <th scope="row">
                  {name}
                  {note && <span>{note}</span>}
                </th>
                <td>
                  {changed ? was : is}
                  {of && <span>{of(changed ? before : after)}</span>}
                </td>
                {changed && (
                  <td>
                    {is}
                    {of && <span>{of(after)}</span>}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {listed.length > 0 && (
        <div className={classes.services} tabIndex={0} role="region" aria-label="Production deploys by service">
          <table className={classes.numbers}>
            <caption>Production deploys by service</caption>
            <thead className={classes.hidden}>
              <tr>
                <th scope="col">Service</th>
                <th scope="col">{changed ? 'Now' : 'Deploys'}</th>
                {changed && <th scope="col">After</th>}
              </tr>
            </thead>
            <tbody>
              {listed.map((each) => (
                <tr key={each.service} className={each.before !== each.after ? classes.differs : undefined}>
                  <th scope="row">{each.service}</th>
                  <td>{countOf(changed ? each.before : each.after)}</td>
                  {changed && <td>{countOf(each.after)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changed && differs.length === 0 && <p className={classes.note}>No service’s production deploys change.</p>}
    </div>
  );
}
