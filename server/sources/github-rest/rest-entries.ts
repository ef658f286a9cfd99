import type { Entry } from '../../ledger/entry';
import { placeOf, type Reject } from '../../ledger/reject';
import { commentRecord, isBelowPull } from './comment';
import { commitOf, eventRecord } from './event';
import { pullRecord, repositoryRecord } from './pull';
import { reviewRecord } from './review';
import { reviewCommentRecord } from './review-comment';
import { isObject, placeOfUrls, restShape, textOf, type Json } from './shape';

/** Which pull request the objects of a file belong to, where they do not say so themselves. */
export interface RestContext {
  repo?: string;
  number?: number;
}

/**
 * Maps objects in GitHub's REST shapes to records: pull requests, reviews, review comments, comments below, timeline events, and the wrapped form of
 * the metadata backups. Left out without a word: issues that are no pull requests and comments below them, reviews not submitted, events about labels
 * and the like.
 */
export class RestEntries {
  /** @param repositories those already told of; every pull request repeats its own */
  constructor(
    private readonly file: string,
    private readonly repositories = new Set<string>(),
  ) {}

  read(value: unknown, line: number | undefined, context: RestContext = {}): { entries: Entry[]; rejects: Reject[] } {
    const records: (Json | undefined)[] = [];
    const rejects: Reject[] = [];
    const raw = () => JSON.stringify(value);
    const shape = restShape(value);
    if (shape === undefined || !isObject(value)) {
      const message = `${placeOf(this.file, line)}: this is none of GitHub's REST objects that are read (pull, review, review comment, comment, timeline event); leave it out.`;
      return { entries: [], rejects: [{ reason: 'unknown_kind', message, line, raw: raw() }] };
    }
    if (shape === 'backup') this.backup(value, records);
    else if (shape === 'pull' || shape === 'issue') this.pull(value, [], records);
    else {
      const issue = isObject(value.issue) ? value.issue : undefined;
      if (issue && !('pull_request' in issue)) return { entries: [], rejects };
      const place = { ...context, ...defined(placeOfUrls(value)), ...(issue ? defined(placeOfUrls(issue)) : {}) };
      if (shape === 'event' && !this.counts(value)) return { entries: [], rejects };
      if (shape === 'comment' && !isBelowPull(value)) return { entries: [], rejects };
      if (place.repo === undefined || place.number === undefined) {
        const message = `${placeOf(this.file, line)}: the ${textOf(value, 'event') ?? shape} names no pull request in its URLs; name the file after the number, or save it together with its pull request.`;
        return { entries: [], rejects: [{ reason: 'missing_field', message, line, raw: raw() }] };
      }
      records.push(...this.parts(shape, value, place.repo, place.number));
    }
    return { entries: records.flatMap((record) => (record ? [{ value: record, line }] : [])), rejects };
  }

  private counts(event: Json): boolean {
    return event.event === 'reviewed' || eventRecord(event, '', 0) !== undefined;
  }

  private parts(shape: string, value: Json, repo: unknown, number: unknown): (Json | undefined)[] {
    if (shape === 'review_comment') return [reviewCommentRecord(value, repo, number)];
    if (shape === 'comment') return [commentRecord(value, repo, number)];
    if (shape === 'review' || value.event === 'reviewed') return [reviewRecord(value, repo, number)];
    const event = eventRecord(value, repo, number);
    // An event of a timeline holds the whole comment; one of the list of events has none.
    return value.event === 'commented' && typeof value.body === 'string'
      ? [event, commentRecord(value, repo, number)]
      : [event];
  }

  private pull(pull: Json, commits: Json[], records: (Json | undefined)[]): Json | undefined {
    if (!('base' in pull) && !('head' in pull) && !isObject(pull.pull_request)) return undefined;
    const record = pullRecord(pull, commits);
    records.push(record);
    const repository = repositoryRecord(pull);
    if (repository && !this.repositories.has(repository.repo as string)) {
      this.repositories.add(repository.repo as string);
      records.push(repository);
    }
    return record;
  }

  private backup(value: Json, records: (Json | undefined)[]): void {
    const events = objectsOf(value.events);
    const commits = events.filter((event) => event.event === 'committed').map(commitOf);
    const record = this.pull((value.pull ?? value.issue) as Json, commits, records);
    if (!record) return;
    for (const event of events) records.push(...this.parts('event', event, record.repo, record.number));
    for (const review of objectsOf(value.reviews)) records.push(reviewRecord(review, record.repo, record.number));
    for (const comment of objectsOf(value.comments)) {
      // An issue's comments are no review comments.
      const below = !value.pull || restShape(comment) === 'comment';
      records.push((below ? commentRecord : reviewCommentRecord)(comment, record.repo, record.number));
    }
  }
}

function objectsOf(list: unknown): Json[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function defined({ repo, number }: RestContext): RestContext {
  return { ...(repo === undefined ? {} : { repo }), ...(number === undefined ? {} : { number }) };
}
