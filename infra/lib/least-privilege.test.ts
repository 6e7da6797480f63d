import { expect, test } from 'vitest';
import { type Resource, functionsOf, synthesize, textOf } from './synthesize.ts';

const house = synthesize('production');

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

const KEYS = 'ForAllValues:StringLike';
const LEADING = 'dynamodb:LeadingKeys';
const log = (name: string): string => `logs:CreateLogStream logs:PutLogEvents on \${${name}Log.Arn}`;
const receives = (queue: string): string =>
  `sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage on \${${queue}.Arn}`;

/** Everything each function may do, to what, and with which partition keys. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  api: [
    log('Api'),
    'dynamodb:BatchGetItem on ${Table.Arn} with API-KEY#* BATCH#* FAIR#* MODEL#* PERSON#* POOL#* PRICES#* REMEMBERED#* RUSH#* SHOP#* TILL#* UPLOAD#*',
    'dynamodb:BatchWriteItem on ${Table.Arn} with LIKENESS#* MODEL#*',
    'dynamodb:BatchGetItem on ${VaultTable.Arn} with PERSON#*',
    'dynamodb:ConditionCheckItem on ${Table.Arn} with CAMPAIGN#* EVIDENCE#* IMEI#* INVOICE#* LEDGER#* PERSON#* POOL#* REMEMBERED#* SERIAL#* SHOP#* TILL#* UPLOAD#*',
    'dynamodb:ConditionCheckItem on ${VaultTable.Arn} with PERSON#*',
    'dynamodb:DeleteItem on ${Table.Arn} with CAMPAIGN#* IMEI#* LINE#* OPENID#* PERSON#* PHONE#* SERIAL#* SHOP#* STAFF#* TRANCHES#* USCC#*',
    'dynamodb:DeleteItem on ${VaultTable.Arn} with PERSON#*',
    'dynamodb:GetItem on ${Table.Arn} with API-KEY#* APPEAL#* CAMPAIGN#* CATALOGUE#* DIGESTS#* DRAW#* FAIR#* IDENTITY#* INVITATION#* MODEL#* OFFER#* OPENID#* PERSON#* PHONE#* PRICES#* RECALLS#* REGISTER#* REMEMBERED#* REWARD#* RUSH#* SHOP#* TICKET#* TILL#* TOKEN#* UPLOAD#*',
    'dynamodb:PutItem on ${Table.Arn} with ALIKE#* ALLOTTING#* API-KEY#* APPEAL#* CAMPAIGN#* CATALOGUE#* DEED-REFERENCE#* DISAVOWALS#* DRAW#* DROPS#* EVIDENCE#* FAIR#* FAIR-TELLINGS#* IDENTITY#* IMEI#* INVITATION#* INVOICE#* LEDGER#* LINE#* LOT-ENDS#* OFFER#* OPENID#* PERSON#* PHONE#* POOL#* RECALLS#* REGISTER#* REGISTER-OF#* REMEMBERED#* REWARD#* RUSH#* SERIAL#* SHOP#* STAFF#* STOPS#* TICKET#* TILL#* TOKEN#* TRANCHES#* UPLOAD#* USCC#*',
    'dynamodb:PutItem on ${VaultTable.Arn} with PERSON#*',
    'dynamodb:Query on ${Table.Arn} with CAMPAIGN#* CATALOGUE#* DISAVOWALS#* DRAW#* LEDGER#* LIKENESS#* LINE#* NUMBER#* PERSON#* RECALLS#* REGISTER#* REGISTER-OF#* SHOP#* SIGNERS#* STAFF#*',
    'dynamodb:Query on ${Table.Arn}/index/lists with ALIKE#* API-KEYS#* APPEALS#* CAMPAIGNS#* DEED-CODE#* EVIDENCE-DUE#* FAIRS#* HELD-UNITS#* PROMOTIONS#* RAISED-PRICES#* RECALLS#* RECEIPTS#* REGISTER#* RETURNED#* REWARD-CODE#* REWARDS#* STAFF#* STORES#* TILLS#*',
    'dynamodb:Query on ${VaultTable.Arn} with PERSON#*',
    'kms:Decrypt kms:GenerateDataKey on ${VaultKey.Arn}',
    'kms:Decrypt kms:GenerateDataKey on ${VaultKey.Arn}',
    's3:DeleteObject s3:GetObject s3:PutObject on ${Objects.Arn}/kept/* ${Objects.Arn}/sent/*',
    'dynamodb:UpdateItem on ${Table.Arn} with API-KEY#* CATALOGUE#* DRAW#* FAIR#* NUMBER#* PERSON#* POOL#* RECALLS#* REWARD#* RUSH#* SHOP#* TILL#*',
  ],
  'route-events': [
    log('RouteEvents'),
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams on ${Table.StreamArn}',
    'sqs:SendMessage on ${EarnPointsQueue.Arn} ${FoldReleasesQueue.Arn} ${FollowPricesQueue.Arn} ${FollowUnitsQueue.Arn} ${IndexVouchersQueue.Arn} ${NotifyPrincipalsQueue.Arn} ${RouteEventsFailedQueue.Arn} ${WriteReceiptsQueue.Arn}',
  ],
  'index-vouchers': [
    log('IndexVouchers'),
    'dynamodb:PutItem on ${Table.Arn} with DEADLINE#* NUMBER#*',
    receives('IndexVouchersQueue'),
  ],
  'earn-points': [
    log('EarnPoints'),
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#* PERSON#*',
    'dynamodb:PutItem on ${Table.Arn} with LOT-ENDS#* PERSON#*',
    receives('EarnPointsQueue'),
  ],
  'follow-prices': [
    log('FollowPrices'),
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#* PRICES#* SHOP#*',
    'dynamodb:PutItem on ${Table.Arn} with PRICES#* SHOP#*',
    receives('FollowPricesQueue'),
  ],
  'follow-units': [
    log('FollowUnits'),
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#* SHOP#*',
    'dynamodb:PutItem on ${Table.Arn} with SHOP#*',
    receives('FollowUnitsQueue'),
  ],
  'report-units': [
    log('ReportUnits'),
    'dynamodb:PutItem on ${Table.Arn} with SHOP#*',
    'dynamodb:Query on ${Table.Arn}/index/lists with UNIT-REPORTS#*',
  ],
  'fold-releases': [
    log('FoldReleases'),
    'dynamodb:DeleteItem on ${Table.Arn} with POOL#*',
    'dynamodb:UpdateItem on ${Table.Arn} with POOL#*',
    receives('FoldReleasesQueue'),
  ],
  'notify-principals': [
    log('NotifyPrincipals'),
    'dynamodb:PutItem on ${Table.Arn} with PERSON#*',
    receives('NotifyPrincipalsQueue'),
  ],
  'write-receipts': [
    log('WriteReceipts'),
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#* PERSON#* SHOP#*',
    'dynamodb:PutItem on ${Table.Arn} with PERSON#*',
    receives('WriteReceiptsQueue'),
  ],
  'sign-receipts': [
    log('SignReceipts'),
    'dynamodb:BatchWriteItem on ${Table.Arn} with PERSON#*',
    'dynamodb:GetItem on ${Table.Arn} with SIGNERS#*',
    'dynamodb:PutItem on ${Table.Arn} with BATCH#* SIGNERS#*',
    'dynamodb:Query on ${Table.Arn}/index/lists with UNSIGNED#*',
  ],
  'expire-vouchers': [
    log('ExpireVouchers'),
    'dynamodb:DeleteItem on ${Table.Arn} with DEADLINE#* FAIR-TELLINGS#* LOT-ENDS#*',
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#* FAIR#* PERSON#* SHOP#*',
    'dynamodb:PutItem on ${Table.Arn} with DEADLINE#* PERSON#* POOL#* SHOP#*',
    'dynamodb:Query on ${Table.Arn} with DEADLINE#* FAIR-TELLINGS#* LOT-ENDS#*',
    'dynamodb:Query on ${Table.Arn}/index/lists with FAIR-SIGN-UPS#* ORDERS-DUE#*',
  ],
  'settle-leases': [
    log('SettleLeases'),
    'dynamodb:BatchGetItem on ${Table.Arn} with POOL#*',
    'dynamodb:DeleteItem on ${Table.Arn} with LEASES#*',
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on ${Table.StreamArn}',
    'dynamodb:GetItem on ${Table.Arn} with LEASES#*',
    'dynamodb:PutItem on ${Table.Arn} with LEASES#*',
    'dynamodb:Query on ${Table.Arn} with LEASES#*',
    'dynamodb:UpdateItem on ${Table.Arn} with LEASES#* POOL#*',
  ],
  'lapse-awards': [
    log('LapseAwards'),
    'dynamodb:PutItem on ${Table.Arn} with PERSON#* POOL#*',
    'dynamodb:Query on ${Table.Arn}/index/lists with AWARDS-DUE#*',
    'dynamodb:UpdateItem on ${Table.Arn} with DRAW#*',
  ],
  'run-draws': [
    log('RunDraws'),
    'dynamodb:BatchGetItem on ${Table.Arn} with POOL#*',
    'dynamodb:BatchWriteItem on ${Table.Arn} with DRAW#*',
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#* DRAW#*',
    'dynamodb:PutItem on ${Table.Arn} with CAMPAIGN#* DRAW#* PERSON#*',
    'dynamodb:Query on ${Table.Arn} with ALLOTTING#* DRAW#*',
    'dynamodb:UpdateItem on ${Table.Arn} with DRAW#* POOL#*',
  ],
  'offer-freed': [
    log('OfferFreed'),
    'dynamodb:BatchGetItem on ${Table.Arn} with POOL#*',
    'dynamodb:DeleteItem on ${Table.Arn} with ALLOTTING#* LINE#*',
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#*',
    'dynamodb:PutItem on ${Table.Arn} with PERSON#*',
    'dynamodb:Query on ${Table.Arn} with ALLOTTING#* LINE#*',
    'dynamodb:UpdateItem on ${Table.Arn} with PERSON#* POOL#*',
  ],
  'rescue-vouchers': [
    log('RescueVouchers'),
    'dynamodb:DeleteItem on ${Table.Arn} with DEADLINE#* STOPS#*',
    'dynamodb:GetItem on ${Table.Arn} with PERSON#* REGISTER#* SHOP#*',
    'dynamodb:PutItem on ${Table.Arn} with DEADLINE#* PERSON#* RESCUE#*',
    'dynamodb:Query on ${Table.Arn} with SHOP#* STOPS#*',
    'dynamodb:UpdateItem on ${Table.Arn} with SHOP#*',
  ],
  'let-out-drops': [
    log('LetOutDrops'),
    'dynamodb:BatchGetItem on ${Table.Arn} with POOL#*',
    'dynamodb:DeleteItem on ${Table.Arn} with DROPS#* TRANCHES#*',
    'dynamodb:GetItem on ${Table.Arn} with CAMPAIGN#*',
    'dynamodb:PutItem on ${Table.Arn} with CAMPAIGN#* DROPS#* POOL#*',
    'dynamodb:Query on ${Table.Arn} with DROPS#* TRANCHES#*',
    'dynamodb:UpdateItem on ${Table.Arn} with POOL#*',
  ],
};

/** Every statement anywhere below a value: policies of roles, of queues, of keys, and of whatever comes later. */
const statementsIn = (value: unknown): Statement[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Statement' in value && Array.isArray(value.Statement) ? (value.Statement as Statement[]) : [];
  return [...own, ...Object.values(value).flatMap(statementsIn)];
};

const resourcesOf = ({ Resource: resource }: Statement): string[] =>
  resource === undefined ? [] : [resource].flat().map((one) => textOf(house, one));

const sentence = (statement: Statement): string => {
  const keys = statement.Condition?.[KEYS]?.[LEADING];
  const actions = [statement.Action].flat().toSorted();
  return [...actions, 'on', ...resourcesOf(statement).toSorted(), ...(keys ? ['with', ...keys.toSorted()] : [])].join(
    ' ',
  );
};

const policiesOf = (lambda: Resource): Statement[] => {
  const role = textOf(house, lambda.Properties['Role']);
  const attached = [...house.resources].filter(
    ([id, { Type, Properties }]) =>
      role === `\${${id}.Arn}` ||
      (/^AWS::IAM::(Managed)?Policy$/.test(Type) &&
        [Properties['Roles'] ?? []].flat().some((one) => textOf(house, one) === role.replace('.Arn', ''))),
  );
  return statementsIn(attached.map(([, resource]) => resource)).filter(({ Principal }) => Principal === undefined);
};

const all = [...house.resources].flatMap(([id, { Properties }]) =>
  statementsIn(Properties).map((statement) => ({ id, statement })),
);
const allowed = all.filter(({ statement }) => statement.Effect === 'Allow');

test('each function may do what is listed here and nothing else', () => {
  const may = functionsOf(house).map(([file, lambda]) => [file, policiesOf(lambda).map(sentence).toSorted()]);
  expect(Object.fromEntries(may)).toEqual(
    Object.fromEntries(Object.entries(MAY).map(([name, sentences]) => [name, sentences.toSorted()])),
  );
});

test('no policy anywhere has a wildcard in an action or a resource, or allows by exception', () => {
  expect(allowed.length).toBeGreaterThan(20);
  // in the policy of a key, the resource is the key: KMS knows no other way to say so
  const named = allowed.map(({ id, statement }) =>
    id === 'VaultKey' ? { id, statement: { ...statement, Resource: 'this key' } } : { id, statement },
  );
  for (const { id, statement } of named) {
    const wild = [...[statement.Action].flat(), ...resourcesOf(statement)].filter(
      // files have names of their own: a folder of the one bucket is as near as it gets
      (text) => /[*?]/.test(text.replace(/^\$\{Objects\.Arn\}\/(sent|kept)\/\*$/, '')),
    );
    expect({ id, wild }).toEqual({ id, wild: [] });
    expect(Object.keys(statement)).not.toContain('NotAction');
    expect(Object.keys(statement)).not.toContain('NotResource');
  }
});

test('every right to items of the table names the partition keys it is for', () => {
  const toItems = allowed.filter(({ statement }) =>
    resourcesOf(statement).some((text) => /^\$\{(Vault)?Table\.Arn\}/.test(text)),
  );
  expect(toItems.length).toBeGreaterThan(10);
  for (const { statement } of toItems) {
    expect(Object.keys(statement.Condition ?? {})).toEqual([KEYS]);
    for (const key of statement.Condition?.[KEYS]?.[LEADING] ?? ['']) expect(key).toMatch(/^[A-Z]+(-[A-Z]+)*#\*$/);
  }
});

test('the vault’s key gives data keys in the name of a person or of the bucket only, and nobody may delete it', () => {
  const uses = allowed.filter(({ id, statement }) => id !== 'VaultKey' && JSON.stringify(statement).includes('kms:'));
  expect(uses.map(({ statement }) => statement.Condition)).toEqual([
    { StringLike: { 'kms:EncryptionContext:person': 'per_*' } },
    { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': expect.anything() } },
  ]);
  expect(JSON.stringify(allowed)).not.toMatch(/kms:(ScheduleKeyDeletion|DeleteImportedKeyMaterial)/);
});

test('roles are taken on by Lambda alone and carry no policy written elsewhere', () => {
  const roles = [...house.resources.values()].filter(({ Type }) => Type === 'AWS::IAM::Role');
  expect(roles).toHaveLength(functionsOf(house).length);
  for (const { Properties } of roles) {
    expect(Properties['ManagedPolicyArns']).toBeUndefined();
    expect(statementsIn(Properties).map(({ Principal }) => Principal)).toEqual([{ Service: 'lambda.amazonaws.com' }]);
  }
});

test('who may call a function is one API or one rule', () => {
  const permissions = [...house.resources.values()].filter(({ Type }) => Type === 'AWS::Lambda::Permission');
  const callers = permissions.map(({ Properties }) => [
    Properties['Principal'],
    textOf(house, Properties['SourceArn']),
  ]);
  expect(callers.toSorted(([one], [other]) => String(one).localeCompare(String(other)))).toEqual([
    ['apigateway.amazonaws.com', expect.stringMatching(/\$\{HttpApi\w*\}\/\*\/\*$/)],
    ...Array.from({ length: 9 }, () => [
      'events.amazonaws.com',
      expect.stringMatching(/^\$\{(Awards)?EveryMinute\w*\.Arn\}$/),
    ]),
  ]);
});
