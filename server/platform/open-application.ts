import type { INestApplicationContext } from '@nestjs/common';

/**
 * Gives a command the application, opened on first use: the database is started or joined, services come from `app.get(…)`. The program
 * closes it when the command ends.
 */
export type OpenApplication = () => Promise<INestApplicationContext>;
