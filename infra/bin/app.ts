import { App } from 'aws-cdk-lib';
import { addStacks } from '../lib/stage-stacks.ts';
import { stageNamed } from '../lib/stages.ts';

const { STAGE = 'staging', CDK_DEFAULT_ACCOUNT: account, REGION: region } = process.env;
const settings = stageNamed(STAGE, region);

addStacks(new App(), settings, account);
