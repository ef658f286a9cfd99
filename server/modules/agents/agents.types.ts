import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Job } from '../../platform/job.types';
import { Rate } from '../../platform/rate.types';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'An account under which an agent reviews.' })
export class ReviewAgentAccount {
  @Field(() => String, unknown) login!: string | null;
  @Field(() => String, { nullable: true, description: "GitHub's numeric id." }) id!: string | null;
}

@ObjectType({ description: 'An agent that reviews, with the rules that hold for this organization.' })
export class ReviewAgent {
  @Field(() => String) key!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, { description: "The organization's own." }) own!: boolean;
  @Field(() => Int, { description: 'Of the rules its texts are read by.' }) version!: number;
  @Field(() => [ReviewAgentAccount]) accounts!: ReviewAgentAccount[];
  @Field(() => [String], { description: 'Most severe first; those of severity rules among them.' })
  severities!: string[];
  @Field(() => [String]) categories!: string[];
  @Field(() => Boolean) hasConfidence!: boolean;
  @Field(() => Int, { description: 'Pull requests it spoke on.' }) seen!: number;
  @Field(() => Int, { description: 'Texts of it that say a finding.' }) findings!: number;
  @Field(() => Rate, { description: 'Of its texts that should be findings: those its rules could not place.' })
  unparsed!: Rate;
}

@ObjectType({ description: 'How severity is told in some repositories; the first rule that fits a text decides.' })
export class SeverityRule {
  @Field(() => String) repo!: string;
  @Field(() => String) agent!: string;
  @Field(() => String) pattern!: string;
  @Field(() => String) severity!: string;
}

@InputType({ description: 'How severity is told in some repositories; the first rule that fits a text decides.' })
export class SeverityRuleInput {
  @Field(() => String, { description: 'Repositories; `*` and `?`, ignoring case.' }) repo!: string;
  @Field(() => String, { description: 'Key of an agent; `*` = every one.' }) agent!: string;
  @Field(() => String, { description: "Regular expression over the agent's text, ignoring case." }) pattern!: string;
  @Field(() => String, {
    description:
      "The severity of texts that fit. Several with commas, most severe first: what the pattern's first group may say. Empty: the group says a word of the agent's own scale.",
  })
  severity!: string;
}

@ObjectType({ description: 'An agent that the organization runs itself, or that this version does not know.' })
export class OwnAgent {
  @Field(() => String) key!: string;
  @Field(() => String) name!: string;
  @Field(() => [String]) logins!: string[];
  @Field(() => [String]) ids!: string[];
  @Field(() => String, unknown) base!: string | null;
  @Field(() => String, unknown) severityPattern!: string | null;
  @Field(() => [String]) severities!: string[];
  @Field(() => String, unknown) categoryPattern!: string | null;
  @Field(() => String, unknown) confidencePattern!: string | null;
  @Field(() => String, unknown) keyPattern!: string | null;
  @Field(() => [String]) notFindingPatterns!: string[];
  @Field(() => [String]) cleanPatterns!: string[];
  @Field(() => [String]) authors!: string[];
  @Field(() => [String]) branchPrefixes!: string[];
  @Field(() => [String]) trailers!: string[];
}

@InputType({ description: 'An agent that the organization runs itself, or that this version does not know.' })
export class OwnAgentInput {
  @Field(() => String, { description: 'Short and unlike the keys of other agents: small letters, digits, "-".' })
  key!: string;
  @Field(() => String) name!: string;
  @Field(() => [String], { description: 'Its accounts, with or without `[bot]`; they count as automated.' })
  logins!: string[];
  @Field(() => [String], { nullable: true, description: "GitHub's numeric ids of its accounts." })
  ids?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'Key of a known agent whose markup it uses; patterns given here take the place of that agent’s.',
  })
  base?: string | null;
  @Field(() => String, { nullable: true, description: 'Its first group is the severity.' })
  severityPattern?: string | null;
  @Field(() => [String], { nullable: true, description: 'Its words of severity, most severe first.' })
  severities?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Its first group is the category.' })
  categoryPattern?: string | null;
  @Field(() => String, { nullable: true, description: 'Its first group is the confidence.' })
  confidencePattern?: string | null;
  @Field(() => String, { nullable: true, description: 'Its first group tells that two findings are the same one.' })
  keyPattern?: string | null;
  @Field(() => [String], { nullable: true, description: 'Texts that fit one are no findings.' })
  notFindingPatterns?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Texts that fit one say that it found nothing.' })
  cleanPatterns?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Logins under which it opens pull requests or commits.' })
  authors?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'How its branches begin, such as `acme-agent/`.' })
  branchPrefixes?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Names that follow `Co-authored-by:` or `Assisted-by:`.' })
  trailers?: string[] | null;
}

@ObjectType()
export class AgentSettings {
  @Field(() => [OwnAgent]) own!: OwnAgent[];
  @Field(() => [SeverityRule]) severityRules!: SeverityRule[];
  @Field(() => DateTime, unknown) changedAt!: number | null;
  @Field(() => Boolean) undoable!: boolean;
  @Field(() => Job, { nullable: true, description: 'Reading all texts again after a change, where that takes longer.' })
  job!: Job | null;
}

@ObjectType({ description: 'A finding as an agent’s rules read it from a text.' })
export class TriedFinding {
  @Field(() => String, unknown) severity!: string | null;
  @Field(() => Int, { nullable: true, description: '1 = the most severe.' }) severityRank!: number | null;
  @Field(() => String, unknown) category!: string | null;
  @Field(() => String, unknown) confidence!: string | null;
  @Field(() => String, unknown) key!: string | null;
  @Field(() => String) title!: string;
  @Field(() => String, unknown) path!: string | null;
  @Field(() => Int, unknown) line!: number | null;
  @Field(() => Boolean, { description: 'It has a thread of its own, so that it can have an outcome.' })
  threaded!: boolean;
  @Field(() => String, { nullable: true, description: 'What the vendor says became of it.' }) vendor!: string | null;
  @Field(() => Boolean) suggestion!: boolean;
}

@ObjectType({ description: 'What an agent’s rules make of a text; nothing is saved.' })
export class AgentTry {
  @Field(() => String, {
    description:
      'findings, clean, not_a_finding or unparsed. "findings" with none listed: it finished a look and says elsewhere what it found.',
  })
  kind!: string;
  @Field(() => [TriedFinding]) findings!: TriedFinding[];
  @Field(() => Int, { description: 'Findings it says it kept back.' }) suppressed!: number;
}

@ObjectType({ description: 'An automated account that speaks on pull requests and is no agent that is known.' })
export class UnknownReviewer {
  @Field(() => String) login!: string;
  @Field(() => String, unknown) id!: string | null;
  @Field(() => Int, { description: 'First comments of review threads.' }) threads!: number;
  @Field(() => Int, { description: 'Reviews, replies and comments below pull requests.' }) others!: number;
  @Field(() => Int) repos!: number;
  @Field(() => DateTime) lastAt!: number;
}
