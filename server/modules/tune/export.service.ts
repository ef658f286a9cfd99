import { Injectable } from '@nestjs/common';
import type { Scope } from '../../platform/scope.types';
import { scaleOf } from './agent-findings';
import { policyDocument, severitiesOf, type ExportedPolicy } from './policy-document';
import { policySchemaText } from './policy-schema';
import { PolicyService } from './policy.service';
import type { PolicyExport } from './policy.types';
import { snippetsOf } from './snippets/snippets';
import { TuneService, WARNING } from './tune.service';
import { TuneViews } from './tune-view';
import type { TuneRuleInput } from './tune.types';

/** A rule for the world outside: as JSON, and as settings of the agent it is about. */
@Injectable()
export class ExportService {
  constructor(
    private readonly views: TuneViews,
    private readonly policies: PolicyService,
    private readonly tuner: TuneService,
  ) {}

  /** Of a saved policy, with what it promised then. @throws Failure not_found */
  async ofPolicy(name: string | null | undefined, id: number): Promise<PolicyExport> {
    return this.exported(name, await this.policies.stored(name, id));
  }

  /** Of a rule that is not saved, with what it promises by the scope's range. @throws Failure bad_input for what does not fit */
  async ofRule(
    name: string | null | undefined,
    scope: Scope,
    agent: string,
    rule: TuneRuleInput,
    target: number | undefined,
    wallClock: number,
  ): Promise<PolicyExport> {
    return this.exported(name, await this.tuner.promise(name, scope, { agent, rule, target }, wallClock));
  }

  private async exported(name: string | null | undefined, policy: ExportedPolicy): Promise<PolicyExport> {
    const { view, columns } = await this.views.open(name);
    const scale = scaleOf(view, columns, policy.agent);
    // An agent of one's own is set up as the one whose markup it uses.
    const base = view.organization.settings.agents?.own.find(({ key }) => key === policy.agent)?.base;
    return {
      json: `${JSON.stringify(policyDocument(policy, scale), null, 2)}\n`,
      schema: policySchemaText(),
      snippets: snippetsOf(base || policy.agent, {
        rule: policy.rule,
        ...severitiesOf(policy.maxRank, scale),
        left: scale.categories.filter((word) => word !== '' && policy.rule.categories?.includes(word) === false),
      }),
      warning: WARNING,
    };
  }
}
