import type { Statement, StatementCode } from '../../../domain/report/statement';

/** How a statement of each code is put into words. */
export type SentenceText<Codes extends StatementCode> = {
  [Code in Codes]: (of: Extract<Statement, { code: Code }>) => string;
};
