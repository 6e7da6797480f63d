import type { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { JobsStack } from './jobs-stack.ts';
import type { StageSettings } from './stages.ts';

/**
 * The three stacks of a stage: what must survive, what answers, what works behind it. No tags are set for all of them:
 * event source mappings cannot carry tags in the China Regions.
 */
export const addStacks = (app: App, settings: StageSettings, account?: string): void => {
  const named = (part: string): string => `luhuan-${settings.name}-${part}`;
  const env = { region: settings.region, ...(account === undefined ? {} : { account }) };
  const data = new DataStack(app, named('data'), { env, settings });
  new ApiStack(app, named('api'), { env, settings, data });
  new JobsStack(app, named('jobs'), { env, settings, data });
};
