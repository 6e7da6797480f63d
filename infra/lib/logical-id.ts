import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Holds on to the logical id of something that keeps data, wherever it moves in the tree: CloudFormation takes a new id for a
 * new resource and makes an empty one.
 */
export const keepLogicalId = <C extends IConstruct>(construct: C, logicalId: string): C => {
  const { defaultChild } = construct.node;
  if (!CfnElement.isCfnElement(defaultChild)) throw new Error(`${construct.node.path} is no single resource`);
  defaultChild.overrideLogicalId(logicalId);
  return construct;
};
