import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Charset, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { keepLogicalId } from './logical-id.ts';
import type { StageSettings } from './stages.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'functions/src/lambda';

/** One self-contained ES module: the SDK that was tested is the SDK that runs, and Chinese text is not written as escapes. */
const BUNDLING = {
  format: OutputFormat.ESM,
  target: 'node22',
  mainFields: ['module', 'main'],
  charset: Charset.UTF8,
  minify: true,
  bundleAwsSDK: true,
  logLevel: LogLevel.ERROR,
};

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
  readonly lambda: NodejsFunction;

  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    super(scope, id);
    const { file, settings, environment, policy, timeout, memoryMb = 512, retryAttempts } = props;
    const logGroup = keepLogicalId(
      new LogGroup(this, 'Log', { retention: settings.logDays, removalPolicy: RemovalPolicy.RETAIN }),
      `${id}Log`,
    );
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const writeLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    for (const statement of [writeLog, ...policy]) role.addToPolicy(statement);
    this.lambda = new NodejsFunction(this, 'Function', {
      description: `${FOLDER}/${file}.ts`,
      entry: join(ROOT, FOLDER, `${file}.ts`),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_22_X,
      architecture: Architecture.ARM_64,
      // a switch of the old SDK, which is not used
      awsSdkConnectionReuse: false,
      environment,
      logGroup,
      memorySize: memoryMb,
      role,
      timeout,
      ...(retryAttempts === undefined ? {} : { retryAttempts }),
    });
  }
}
