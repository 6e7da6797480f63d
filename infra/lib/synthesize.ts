import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { addStacks } from './stage-stacks.ts';
import { STAGES, type StageName } from './stages.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
};
type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: string } }>>;
};

/** The templates of one stage as CloudFormation would get them: for tests. */
type Synthesized = {
  readonly templates: Readonly<Record<'data' | 'api' | 'jobs', Template>>;
  /** Logical ids are unique within a stack; here they are across the stage too, and a clash throws. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** Where assets are; empty unless bundled. */
  readonly directory: string;
};

const mergedResources = (templates: readonly Template[]): Map<string, Resource> => {
  const all = templates.flatMap(({ Resources }) => Object.entries(Resources));
  const merged = new Map(all);
  if (merged.size !== all.length) throw new Error('two stacks use one logical id');
  return merged;
};

/** @param bundled whether the functions are built too, which takes most of the time. */
export const synthesize = (stage: StageName, { bundled = false } = {}): Synthesized => {
  const directory = mkdtempSync(join(tmpdir(), 'luhuan-infra-'));
  const app = new App({
    outdir: directory,
    builtinCloudFormationValidation: false,
    context: { 'aws:cdk:enable-asset-metadata': true, ...(bundled ? {} : { 'aws:cdk:bundling-stacks': [] }) },
  });
  addStacks(app, STAGES[stage]);
  app.synth();
  const read = (part: string): Template =>
    JSON.parse(readFileSync(join(directory, `luhuan-${stage}-${part}.template.json`), 'utf8'));
  const templates = { data: read('data'), api: read('api'), jobs: read('jobs') };
  if (!bundled) rmSync(directory, { recursive: true });
  return { templates, resources: mergedResources(Object.values(templates)), directory };
};

/** A value as one readable text: `${Table.Arn}/index/lists`. What other stacks export is followed to its source. */
export const textOf = ({ templates }: Pick<Synthesized, 'templates'>, value: unknown): string => {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', undefined]] = Object.entries(value ?? {});
  const text = (part: unknown): string => textOf({ templates }, part);
  if (name === 'Ref') return `\${${text(argument)}}`;
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) return `\${${argument.map(text).join('.')}}`;
  if (name === 'Fn::Join' && Array.isArray(argument)) return [argument[1]].flat().map(text).join(text(argument[0]));
  if (name === 'Fn::ImportValue') {
    const outputs = Object.values(templates).flatMap(({ Outputs = {} }) => Object.values(Outputs));
    return text(outputs.find((output) => output.Export?.Name === argument)?.Value);
  }
  throw new Error(`no text for ${JSON.stringify(value)}`);
};

/** The deployed functions, each with the name of the file it is made of. */
export const functionsOf = ({
  resources,
}: Pick<Synthesized, 'resources'>): (readonly [file: string, lambda: Resource])[] =>
  [...resources.values()]
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map((lambda) => [basename(String(lambda.Properties['Description']), '.ts'), lambda] as const);
