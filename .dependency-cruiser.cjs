const swc = require('@swc/core');

// dependency-cruiser asks swc for plain TypeScript; pages are TSX
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });

const PURE = ['zod', '@marcbachmann/cel-js', '@noble/hashes', '@scure/base', 'canonicalize'];
const TEST = '\\.test\\.tsx?$';

/** Who may import whom. One rule, one sentence. */
module.exports = {
  forbidden: [
    {
      name: 'shared-imports-only-pure',
      comment: 'The domain knows no Node, AWS, Taro or Hono.',
      severity: 'error',
      from: { path: '^shared/src', pathNot: TEST },
      to: { pathNot: ['^shared/src', ...PURE.map((name) => `^node_modules/${name}/`)] },
    },
    {
      name: 'client-never-imports-server',
      comment: 'They meet in shared/api.',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^(functions|infra)/' },
    },
    {
      name: 'server-never-imports-client',
      comment: 'They meet in shared/api.',
      severity: 'error',
      from: { path: '^(functions|infra)/' },
      to: { path: '^miniprogram/' },
    },
    {
      name: 'infra-knows-only-the-table',
      comment: 'Infrastructure names function files by path; the shape of the table is all it imports.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(functions|shared)/', pathNot: '^functions/src/platform/table-shape\\.ts$' },
    },
    {
      name: 'only-stores-touch-dynamodb',
      comment: 'Use cases speak to named functions of a store.',
      severity: 'error',
      from: { path: '^functions/src', pathNot: '(/store\\.ts$|/platform/|/lambda/|/local/)' },
      to: { path: '@aws-sdk/.*dynamodb' },
    },
    {
      name: 'only-http-touches-hono',
      comment: 'Use cases and routes know no HTTP; lambda/ and local/ wrap the finished app.',
      severity: 'error',
      from: { path: '^functions/src', pathNot: '/(http|lambda|local)/' },
      to: { path: '^node_modules/(hono|@hono)/' },
    },
    {
      name: 'routes-go-through-use-cases',
      comment: 'A route never reads or writes by itself.',
      severity: 'error',
      from: { path: '/routes\\.ts$', pathNot: '/demonstration/' },
      to: { path: '/store\\.ts$' },
    },
    {
      name: 'features-meet-only-in-stores',
      comment: 'Two features may share a transaction, never a use case; everything else is an event.',
      severity: 'error',
      from: { path: '^functions/src/([^/]+)/', pathNot: ['^functions/src/(http|lambda|local)/', TEST] },
      to: {
        path: '^functions/src/',
        pathNot: [
          '^functions/src/$1/',
          '^functions/src/(platform|http)/',
          '/store\\.ts$',
          '^functions/src/voucher/(secret|release)\\.ts$',
          '^functions/src/award/(may-join|public-round)\\.ts$',
          '^functions/src/campaign/list-campaigns\\.ts$',
          '^functions/src/appliance/catalogue\\.ts$',
          '^functions/src/place/place-proof\\.ts$',
          '^functions/src/admission/(ticket|pace)\\.ts$',
          '^functions/src/till/asked\\.ts$',
          '^functions/src/session/(open-session|confirm)\\.ts$',
          '^functions/src/vault/(keep|read-for-others)\\.ts$',
          '^functions/src/receipt/record-refusal\\.ts$',
          '^functions/src/evidence/(files|find-alike)\\.ts$',
          // an order is redeemed the one way there is
          '^functions/src/redemption/(redeem-voucher|read-voucher-code|price-goods)\\.ts$',
        ],
      },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'platform/ and http/ stay general.',
      severity: 'error',
      from: { path: '^functions/src/(platform|http)/', pathNot: TEST },
      to: { path: '^functions/src/(?!platform|http)' },
    },
    {
      name: 'subpackages-do-not-meet',
      comment: 'account/, shopping/, staff/, retailer/ and government/ share through ui/ and api/.',
      severity: 'error',
      from: { path: '^miniprogram/src/(account|shopping|staff|retailer|government)/' },
      to: {
        path: '^miniprogram/src/(account|shopping|staff|retailer|government|pages)/',
        pathNot: '^miniprogram/src/$1/',
      },
    },
    {
      name: 'main-package-is-for-shoppers',
      comment: 'What shoppers load first carries nothing of what is opened now and then, at tills and in offices.',
      severity: 'error',
      from: { path: '^miniprogram/src/(pages|ui|api|text)/' },
      to: { path: '^miniprogram/src/(account|shopping|staff|retailer|government)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Nothing imports itself in a ring.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
