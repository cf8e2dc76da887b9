import { join } from 'node:path';

// The import law: which layer may import which. `test/laws/import-law.spec.ts` enforces it.
// Specs are exempt; everything else under apps, workflows, activities and libs is bound.

/** A layer may import itself, `layers`, and from npm what `packages` allows (all, unless given). */
const layer = (name, path, { layers, packages, builtins = true, typesOnly = [] }) => [
  {
    name: `${name}-imports-its-layers`,
    comment: `${name} may import ${[...layers, ...typesOnly.map((other) => `types of ${other}`)].join(', ') || 'nothing but itself'}.`,
    severity: 'error',
    from: { path: `^${path}/` },
    to: { path: '^(apps|workflows|activities|libs)/', pathNot: `^(${[path, ...layers, ...typesOnly].join('|')})/` },
  },
  ...typesOnly.map((other) => ({
    name: `${name}-imports-only-types-of-${other}`,
    comment: `What ${name} knows of ${other} are types: none of its code may come along.`,
    severity: 'error',
    from: { path: `^${path}/` },
    to: { path: `^${other}/`, dependencyTypesNot: ['type-only'] },
  })),
  ...(packages
    ? [
        {
          name: `${name}-imports-few-packages`,
          comment: `${name} may import from npm only ${packages.join(', ')}.`,
          severity: 'error',
          from: { path: `^${path}/` },
          to: {
            path: 'node_modules/',
            pathNot: `node_modules/(${packages.join('|')})/`,
            dependencyTypesNot: ['type-only'],
          },
        },
      ]
    : []),
  ...(builtins
    ? []
    : [
        {
          name: `${name}-is-pure`,
          comment: `${name} knows no clock, no file and no network: nothing of Node itself.`,
          severity: 'error',
          from: { path: `^${path}/` },
          to: { dependencyTypes: ['core'] },
        },
      ]),
];

const DOMAIN = 'libs/domain';
const CONTRACTS = 'libs/contracts';
const PERSISTENCE = 'libs/persistence';
const PLATFORM = 'libs/platform';

export default {
  forbidden: [
    ...layer('domain', DOMAIN, {
      layers: [],
      packages: ['stdnum', 'chinese-days', 'i18n-iso-countries', 'pure-rand'],
      builtins: false,
    }),
    ...layer('contracts', CONTRACTS, { layers: [DOMAIN], builtins: false }),
    ...layer('persistence', PERSISTENCE, { layers: [DOMAIN, CONTRACTS] }),
    ...layer('platform', PLATFORM, { layers: [DOMAIN, CONTRACTS] }),
    ...layer('workflows', 'workflows', {
      layers: [DOMAIN, CONTRACTS],
      typesOnly: ['activities'],
      packages: ['@temporalio/workflow', '@temporalio/common', 'stdnum', 'chinese-days', 'i18n-iso-countries'],
      builtins: false,
    }),
    ...layer('activities', 'activities', { layers: [DOMAIN, CONTRACTS, PERSISTENCE, PLATFORM] }),
    ...layer('api', 'apps/api', { layers: [DOMAIN, CONTRACTS, PERSISTENCE, PLATFORM], typesOnly: ['workflows'] }),
    ...layer('web', 'apps/web', { layers: [DOMAIN], builtins: false }),
    {
      name: 'api-reaches-persistence-from-services',
      comment: 'Controllers, DTOs, guards and filters never see the record: services (and what wires the API) do.',
      severity: 'error',
      from: { path: '^apps/api/', pathNot: '(\\.service\\.ts|\\.module\\.ts|^apps/api/(main|app)\\.ts)$' },
      to: { path: `^${PERSISTENCE}/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'apps-are-programs',
      comment: 'Nothing imports a program but itself.',
      severity: 'error',
      from: { path: '^(apps/[^/]+|workflows|activities|libs)/' },
      to: { path: '^apps/', pathNot: '^$1/' },
    },
    {
      name: 'no-circles',
      comment: 'A circle has no first module to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere would escape every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$|^apps/(cli|web)/.*\\.mjs$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(import.meta.dirname, 'tsconfig.json') },
    webpackConfig: { fileName: join(import.meta.dirname, 'test/laws/resolution.mjs') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'require'] },
  },
};
