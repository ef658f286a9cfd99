import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { concat, from, map, merge, interval, type Observable } from 'rxjs';
import { DataEvents } from '../../store/data-events';
import { Organizations } from '../../store/organizations';

/** Often enough that no proxy closes an idle stream. */
const BEAT_MS = 25_000;

/**
 * `/events`: server-sent events that tell the page when data have changed and how far jobs are: `{organizationId, dataVersion}` or
 * `{organizationId, job}`. The first ones say where every organization stands.
 */
@Controller('events')
export class EventsController {
  constructor(
    private readonly events: DataEvents,
    private readonly organizations: Organizations,
  ) {}

  @Sse()
  async stream(): Promise<Observable<MessageEvent>> {
    const standing = await this.organizations.list();
    const start = from(standing.map(({ id, dataVersion }) => ({ organizationId: id, dataVersion })));
    const changes = concat(start, this.events.all()).pipe(map((data): MessageEvent => ({ data })));
    const beats = interval(BEAT_MS).pipe(map((): MessageEvent => ({ type: 'beat', data: '' })));
    return merge(changes, beats);
  }
}
