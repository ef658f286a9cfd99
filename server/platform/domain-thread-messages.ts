/** What a thread reads from a work's `control`, which holds one number, at its next report. */
export const GO = 0;
export const STOP = 1;
export const PAUSE = 2;

/** To a thread: work to do. */
export interface WorkMessage {
  id: number;
  work: string;
  input: unknown;
  control: Int32Array<SharedArrayBuffer>;
}

/** From a thread. */
export type ThreadMessage =
  | { id: number; kind: 'progress'; phase: string; done: number; total: number }
  /** A first output, which another one will follow. */
  | { id: number; kind: 'first'; output: unknown }
  | { id: number; kind: 'done'; output: unknown }
  | { id: number; kind: 'cancelled' }
  /** `own`: what the error carried beside its message, such as a refusal's code. */
  | { id: number; kind: 'failed'; name: string; message: string; stack?: string; own: Record<string, unknown> };
