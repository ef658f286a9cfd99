import { Module } from '@nestjs/common';
import { AuthorshipUpgrade } from './authorship-upgrade';

/** Keeps authorship in step with the rules it follows from. */
@Module({ providers: [AuthorshipUpgrade] })
export class AuthorshipModule {}
