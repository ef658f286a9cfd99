/** Something that goes out, in all the forms it may take; which is used depends on where it goes. Links are absolute. */
export interface Message {
  /** One line. */
  subject: string;
  /** Plain text, lines of at most 78 characters where they can be broken. */
  text: string;
  /** A whole document with inline CSS and without images. */
  html: string;
  markdown: string;
  /** Payload of a Slack incoming webhook: a text for notifications, and Block Kit. */
  slack: { text: string; blocks: object[] };
  /** Payload of a Teams webhook (workflow): a message with one Adaptive Card. */
  teams: object;
  /** What it is about, where several messages make one conversation; e-mails refer to it. */
  thread: string | null;
}
