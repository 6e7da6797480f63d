import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FUNCTIONS, bundled } from './bundle.ts';
import { keepLogicalId } from './logical-id.ts';
import type { StageSettings } from './stages.ts';

type AppFunctionProps = {
  /** Name of the file in `functions/src/lambda`, without `.ts`. */
  readonly file: string;
  readonly settings: StageSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly policy: readonly PolicyStatement[];
  readonly timeout: Duration;
  readonly memoryMb?: number;
  /** How often Lambda calls again after a failed call nobody waited for. */
  readonly retryAttempts?: number;
};

/** One file, one function, one role that may do what `policy` says and write its own log. */
export class AppFunction extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    super(scope, id);
    const { file, settings, environment, policy, timeout, memoryMb = 512, retryAttempts } = props;
    const logGroup = keepLogicalId(
      new LogGroup(this, 'Log', { retention: settings.logsKept, removalPolicy: RemovalPolicy.RETAIN }),
      `${id}Log`,
    );
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const writeLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    for (const statement of [writeLog, ...policy]) role.addToPolicy(statement);
    this.lambda = new Lambda(this, 'Function', {
      description: `${FUNCTIONS}/${file}.ts`,
      code: bundled(file),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      environment,
      logGroup,
      memorySize: memoryMb,
      role,
      timeout,
      ...(retryAttempts === undefined ? {} : { retryAttempts }),
    });
  }
}
