/** Who may import whom: docs and reasons in CONTRIBUTING.md. test/architecture proves every rule by a planted violation. */
const outside = (...folders) => ({ pathNot: folders.map((folder) => `^${folder}/`) });
const packages = (...names) => names.map((name) => `^node_modules/${name}/`);

/** What pages may read of the API. */
const routeTables = ['^functions/[^/]+/api\\.ts$', '^layers/platform/http/route\\.ts$'];

const forbidden = [
  {
    name: 'domain-is-pure',
    comment: 'The domain imports itself and the packages of its arithmetic and schemas: no node:*, no cloud, no other layer.',
    from: { path: '^layers/domain/' },
    to: { pathNot: ['^layers/domain/', ...packages('zod', 'fraction\\.js', 'jsep', 'simple-statistics', '@casl/ability')] },
  },
  {
    name: 'permissions-in-one-place',
    comment: 'CASL is the language of the permission rules and of nothing else in the domain.',
    from: { path: '^layers/domain/', pathNot: '^layers/domain/access/' },
    to: { path: packages('@casl/ability') },
  },
  {
    name: 'platform-knows-only-domain',
    from: { path: '^layers/platform/' },
    to: { pathNot: ['^layers/(platform|domain)/', '^node_modules/', '^node:'], dependencyTypesNot: ['core', 'unknown'] },
  },
  {
    name: 'functions-know-no-cloud',
    comment: 'Only the platform speaks to AWS.',
    from: { path: '^functions/' },
    to: { path: packages('@aws-sdk', '@smithy', 'electrodb', 'aws-cdk-lib') },
  },
  {
    name: 'functions-stay-in-their-area',
    comment: 'Areas meet in the domain and in the records, never in each other’s functions.',
    from: { path: '^functions/([^/]+)/' },
    to: { path: '^functions/', pathNot: '^functions/$1/' },
  },
  {
    name: 'functions-know-only-domain-and-platform',
    from: { path: '^functions/' },
    to: { ...outside('functions', 'layers/domain', 'layers/platform', 'node_modules'), dependencyTypesNot: ['core', 'unknown'] },
  },
  {
    name: 'infra-names-handlers-by-path',
    comment: 'What is deployed is bundled from a path; importing a handler would run it at synth.',
    from: { path: '^infra/' },
    to: { path: '^functions/' },
  },
  {
    name: 'stacks-know-no-layers',
    comment: 'Stacks create resources; what the rules and the records are does not matter to them.',
    from: { path: '^infra/', pathNot: '^infra/local/' },
    to: { path: '^(layers|infra/local)/' },
  },
  {
    name: 'local-cloud-plays-through-the-api',
    comment: 'Of the platform it knows the routes, never the tables behind them.',
    from: { path: '^infra/local/' },
    to: { path: '^layers/platform/', pathNot: '^layers/platform/http/' },
  },
  {
    name: 'command-line-needs-no-cloud',
    from: { path: '^bin/' },
    to: { path: ['^(functions|infra|layers/platform|web)/', ...packages('@aws-sdk', 'electrodb', 'aws-cdk-lib')] },
  },
  {
    name: 'web-knows-schemas-and-routes',
    comment: 'Pages share the domain’s schemas and the API’s route tables, never what stands behind them.',
    from: { path: '^web/' },
    to: { path: '^(functions|infra|layers/platform)/', pathNot: routeTables },
  },
  {
    name: 'web-takes-types-of-routes-only',
    comment: 'import type: no code that runs in a function comes into a page.',
    from: { path: '^web/' },
    to: { path: routeTables, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pages-meet-in-shared',
    comment: 'Staff and citizens get pages of their own; what both need is in web/shared.',
    from: { path: '^web/([^/]+)/' },
    to: { path: '^web/', pathNot: ['^web/$1/', '^web/shared/'] },
  },
  { name: 'nobody-imports-tests', from: { pathNot: '^test/' }, to: { path: '^test/' } },
  { name: 'no-cycles', from: {}, to: { circular: true } },
  { name: 'no-unresolved', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-undeclared-packages',
    comment: 'What runs in a function is a dependency of the package, not of one of its dependencies.',
    from: { path: '^(bin|functions|layers)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
