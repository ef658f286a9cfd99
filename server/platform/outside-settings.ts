/** What the operator set about the world outside; injectable everywhere. */
export class OutsideSettings {
  /** Address under which people reach this server, without a slash at its end: links that go out begin with it. */
  readonly publicUrl!: string;
  /** The mail server as an smtp:// or smtps:// address, with its user and password; null = none is set. A secret. */
  readonly smtp!: string | null;
  /** Sender of e-mails; null = none is set. */
  readonly mailFrom!: string | null;
  /** A browser that prints PDFs; null = whichever is found. */
  readonly browser!: string | null;
  /** Hosts, or host:port, that may be asked over http and at private addresses. */
  readonly allowHosts!: readonly string[];
  /** The data folder. */
  readonly home!: string;
}
