import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { AppFunction } from './app-function.ts';
import type { DataStack } from './data-stack.ts';
import { keepLogicalId } from './logical-id.ts';
import type { StageSettings } from './stages.ts';
import { onTable } from './table-rights.ts';

/** An allow-list: no address, no user agent, no query string. */
const LOGGED = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  durationMs: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  error: '$context.integrationErrorMessage',
};

type ApiStackProps = StackProps & { readonly settings: StageSettings; readonly data: DataStack };

/** What answers: one HTTP API in front of one function, which does the routing itself. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, ...props }: ApiStackProps) {
    super(scope, id, { ...props, analyticsReporting: false });
    const api = new AppFunction(this, 'Api', {
      ...onTable(data, settings, 'api'),
      timeout: Duration.seconds(15),
      memoryMb: settings.apiMemoryMb,
    });
    const httpApi = new HttpApi(this, 'HttpApi', {
      apiName: `luhuan-${settings.name}`,
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Integration', api.lambda),
    });
    // a new API would be at a new address
    keepLogicalId(httpApi, 'HttpApi');
    const accessLog = keepLogicalId(
      new LogGroup(this, 'AccessLog', { retention: settings.logsKept, removalPolicy: RemovalPolicy.RETAIN }),
      'AccessLog',
    );
    new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: settings.requests.perSecond, burstLimit: settings.requests.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
    });
    new CfnOutput(this, 'Url', { value: httpApi.apiEndpoint });
  }
}
