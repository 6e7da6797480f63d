import { expect, test } from 'vitest';
import { STAGES, type StageName } from './stages.ts';
import { synthesize } from './synthesize.ts';

/** Whoever changes a line here moves production to an empty resource: the old one is retained, but nothing reads it any more. */
const KEPT = {
  Table: 'AWS::DynamoDB::Table',
  VaultTable: 'AWS::DynamoDB::Table',
  VaultKey: 'AWS::KMS::Key',
  Objects: 'AWS::S3::Bucket',
  MasterKey: 'AWS::SecretsManager::Secret',
  ReceiptKey: 'AWS::SecretsManager::Secret',
  DigestKey2: 'AWS::SecretsManager::Secret',
  WeChat: 'AWS::SecretsManager::Secret',
  Map: 'AWS::SecretsManager::Secret',
  IndexVouchersQueue: 'AWS::SQS::Queue',
  IndexVouchersFailedQueue: 'AWS::SQS::Queue',
  EarnPointsQueue: 'AWS::SQS::Queue',
  EarnPointsFailedQueue: 'AWS::SQS::Queue',
  FollowPricesQueue: 'AWS::SQS::Queue',
  FollowPricesFailedQueue: 'AWS::SQS::Queue',
  FollowUnitsQueue: 'AWS::SQS::Queue',
  FollowUnitsFailedQueue: 'AWS::SQS::Queue',
  FoldReleasesQueue: 'AWS::SQS::Queue',
  FoldReleasesFailedQueue: 'AWS::SQS::Queue',
  NotifyPrincipalsQueue: 'AWS::SQS::Queue',
  NotifyPrincipalsFailedQueue: 'AWS::SQS::Queue',
  WriteReceiptsQueue: 'AWS::SQS::Queue',
  WriteReceiptsFailedQueue: 'AWS::SQS::Queue',
  RouteEventsFailedQueue: 'AWS::SQS::Queue',
  AccessLog: 'AWS::Logs::LogGroup',
  ApiLog: 'AWS::Logs::LogGroup',
  RouteEventsLog: 'AWS::Logs::LogGroup',
  IndexVouchersLog: 'AWS::Logs::LogGroup',
  EarnPointsLog: 'AWS::Logs::LogGroup',
  FollowPricesLog: 'AWS::Logs::LogGroup',
  FollowUnitsLog: 'AWS::Logs::LogGroup',
  ReportUnitsLog: 'AWS::Logs::LogGroup',
  FoldReleasesLog: 'AWS::Logs::LogGroup',
  NotifyPrincipalsLog: 'AWS::Logs::LogGroup',
  WriteReceiptsLog: 'AWS::Logs::LogGroup',
  SignReceiptsLog: 'AWS::Logs::LogGroup',
  ExpireVouchersLog: 'AWS::Logs::LogGroup',
  LetOutDropsLog: 'AWS::Logs::LogGroup',
  SettleLeasesLog: 'AWS::Logs::LogGroup',
  LapseAwardsLog: 'AWS::Logs::LogGroup',
  RunDrawsLog: 'AWS::Logs::LogGroup',
  OfferFreedLog: 'AWS::Logs::LogGroup',
  RescueVouchersLog: 'AWS::Logs::LogGroup',
};

/** What can be made again from the code without loss. Any other type counts as keeping data until somebody adds it here. */
const REPLACEABLE = [
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
];

test.each(Object.keys(STAGES) as StageName[])(
  'in %s everything that keeps data has its logical id for good, and is retained',
  (stage) => {
    const { resources } = synthesize(stage);
    // an API keeps no data, but a new one has a new address
    expect(resources.get('HttpApi')?.Type).toBe('AWS::ApiGatewayV2::Api');
    const replaceable = [...REPLACEABLE, 'AWS::ApiGatewayV2::Api'];
    const kept = [...resources].filter(([, { Type }]) => !replaceable.includes(Type));
    expect(Object.fromEntries(kept.map(([id, { Type }]) => [id, Type]))).toEqual(KEPT);
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of kept)
      expect({ id, DeletionPolicy, UpdateReplacePolicy }).toEqual({
        id,
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
  },
  30_000,
);
