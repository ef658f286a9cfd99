/** What a snippet is made for. */
export interface SnippetFacts {
  /** The address under which pipelines reach this server, such as https://downstream.example.com. */
  server: string;
  /** Stands where the token goes: it was shown once, and is not known any more. */
  token: string;
  service: string;
}

export interface DeploySnippet {
  key: 'github-actions' | 'gitlab-ci' | 'jenkins' | 'argo-cd' | 'curl';
  /** As the tool calls itself. */
  name: string;
  /** Where the text goes, and where the token. */
  place: string;
  language: 'yaml' | 'groovy' | 'sh';
  text: string;
}

/** How pipelines tell of their deploys, one snippet per tool, to be copied as it is. */
export function deploySnippets(facts: SnippetFacts): DeploySnippet[] {
  return [githubActions(facts), gitlabCi(facts), jenkins(facts), argoCd(facts), curl(facts)];
}

/** A run that is started again gets a deploy of its own; `job.status` is success, failure or cancelled, the words that Downstream takes. */
export function githubActions(facts: SnippetFacts): DeploySnippet {
  const body = [
    `"service": ${inShell(facts.service)}`,
    '"repo": "$GITHUB_REPOSITORY"',
    '"environment": "production"',
    '"sha": "$GITHUB_SHA"',
    '"ref": "$GITHUB_REF_NAME"',
    '"status": "$JOB_STATUS"',
    '"name": "$GITHUB_WORKFLOW"',
    '"run": "$GITHUB_RUN_ID.$GITHUB_RUN_ATTEMPT"',
    '"url": "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"',
  ];
  return {
    key: 'github-actions',
    name: 'GitHub Actions',
    place:
      'The last step of the job that deploys; the token as the secret DOWNSTREAM_TOKEN of the repository or organization.',
    language: 'yaml',
    text: `- name: Tell Downstream of the deploy
  if: always()
  env:
    DOWNSTREAM_TOKEN: \${{ secrets.DOWNSTREAM_TOKEN }}
    JOB_STATUS: \${{ job.status }}
  run: |
${indented(request(facts, body), 4)}
`,
  };
}

export function gitlabCi(facts: SnippetFacts): DeploySnippet {
  const body = [
    `"service": ${inShell(facts.service)}`,
    '"repo": "$CI_PROJECT_PATH"',
    '"environment": "$CI_ENVIRONMENT_NAME"',
    '"sha": "$CI_COMMIT_SHA"',
    '"ref": "$CI_COMMIT_REF_NAME"',
    '"status": "$STATUS"',
    '"started_at": "$CI_JOB_STARTED_AT"',
    '"run": "$CI_JOB_ID"',
    '"url": "$CI_JOB_URL"',
  ];
  return {
    key: 'gitlab-ci',
    name: 'GitLab CI',
    place: 'Into the job that deploys, whose image has curl; the token as the masked variable DOWNSTREAM_TOKEN.',
    language: 'yaml',
    text: `deploy:
  after_script:
    - |
      case "$CI_JOB_STATUS" in success) STATUS=success ;; canceled) STATUS=cancelled ;; *) STATUS=failure ;; esac
${indented(request(facts, body), 6)}
`,
  };
}

export function jenkins(facts: SnippetFacts): DeploySnippet {
  const body = [
    `"service": ${inShell(facts.service)}`,
    '"repo": "$GIT_URL"',
    '"environment": "production"',
    '"sha": "$GIT_COMMIT"',
    '"ref": "$GIT_BRANCH"',
    '"status": "$STATUS"',
    '"name": "$JOB_NAME"',
    '"run": "$BUILD_TAG"',
    '"url": "$BUILD_URL"',
  ];
  // Groovy reads backslashes in its texts before the shell does.
  const script = request(facts, body).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return {
    key: 'jenkins',
    name: 'Jenkins',
    place:
      'Into the stage that deploys; the token as a credential of the kind “Secret text” with the id downstream-token.',
    language: 'groovy',
    text: `post {
  always {
    script {
      def words = [SUCCESS: 'success', ABORTED: 'cancelled']
      withEnv(["STATUS=\${words[currentBuild.currentResult] ?: 'failure'}"]) {
        withCredentials([string(credentialsId: 'downstream-token', variable: 'DOWNSTREAM_TOKEN')]) {
          sh '''
${indented(script, 12)}
          '''.stripIndent()
        }
      }
    }
  }
}
`,
  };
}

/** One deploy per sync: when it turns out degraded, the same one counts as failed. */
export function argoCd({ server }: SnippetFacts): DeploySnippet {
  const template = (status: string): string => `webhook:
  downstream:
    method: POST
    body: |
      {
        "service": "{{.app.metadata.name}}",
        "repo": "{{.app.spec.source.repoURL}}",
        "environment": "production",
        "sha": "{{.app.status.sync.revision}}",
        "status": "${status}",
        "started_at": "{{.app.status.operationState.startedAt}}",
        "finished_at": "{{.app.status.operationState.finishedAt}}",
        "run": "{{.app.status.operationState.finishedAt}}"
      }`;
  return {
    key: 'argo-cd',
    name: 'Argo CD',
    place:
      'Into the ConfigMap of the notifications; the token as the key downstream-token of the secret argocd-notifications-secret. It tells of every application.',
    language: 'yaml',
    text: `apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-notifications-cm
data:
  service.webhook.downstream: |
    url: ${ingest(server)}
    headers:
      - name: Authorization
        value: Bearer $downstream-token
      - name: Content-Type
        value: application/json
  template.downstream-deployed: |
${indented(template('success'), 4)}
  template.downstream-failed: |
${indented(template('failure'), 4)}
  trigger.on-deployed: |
    - when: app.status.operationState.phase in ['Succeeded'] and app.status.health.status == 'Healthy'
      oncePer: app.status.sync.revision
      send: [downstream-deployed]
  trigger.on-sync-failed: |
    - when: app.status.operationState.phase in ['Error', 'Failed']
      send: [downstream-failed]
  trigger.on-health-degraded: |
    - when: app.status.health.status == 'Degraded'
      oncePer: app.status.sync.revision
      send: [downstream-failed]
  subscriptions: |
    - recipients: [downstream]
      triggers: [on-deployed, on-sync-failed, on-health-degraded]
`,
  };
}

export function curl(facts: SnippetFacts): DeploySnippet {
  const body = [
    `"service": ${inShell(facts.service)}`,
    '"environment": "production"',
    '"sha": "$SHA"',
    '"status": "success"',
  ];
  return {
    key: 'curl',
    name: 'Any other',
    place: 'At the end of the script that deploys.',
    language: 'sh',
    text: `DOWNSTREAM_TOKEN=${facts.token}
SHA=$(git rev-parse HEAD)
${request(facts, body)}
`,
  };
}

const ingest = (server: string): string => `${server.replace(/\/+$/, '')}/ingest/deploys`;

/** A deploy does not fail because this server is away. */
function request({ server }: SnippetFacts, body: readonly string[]): string {
  return `curl --fail --silent --show-error --retry 3 --max-time 30 \\
  --header "Authorization: Bearer $DOWNSTREAM_TOKEN" --header "Content-Type: application/json" \\
  --data-binary @- ${ingest(server)} <<JSON || echo "Downstream was not told of this deploy."
{
${body.map((line) => `  ${line}`).join(',\n')}
}
JSON`;
}

/** A text of JSON within a here-document, in which the shell still reads $, ` and \. */
const inShell = (text: string): string => JSON.stringify(text).replace(/[\\$`]/g, '\\$&');

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
