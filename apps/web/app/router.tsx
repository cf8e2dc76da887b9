import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Layout } from './layout.js';
import { Broken, Lost } from './lost.js';
import { boardFilters, caseFilters } from '../cases/filters.js';
import { sought } from '../common/sought.js';
import { dossierPart } from '../dossiers/dossier-part.js';
import { inboxFilters } from '../inbox/filters.js';
import { auditFilters } from '../office/audit-filters.js';
import { measureFilters } from '../office/measure-filters.js';
import { Inbox } from '../inbox/inbox.js';

const root = createRootRoute({ component: Layout, notFoundComponent: Lost });
const at = { getParentRoute: () => root };

const routes = [
  createRoute({ ...at, path: '/desk', validateSearch: inboxFilters, component: Inbox }),
  createRoute({
    ...at,
    path: '/desk/notices',
    component: lazyRouteComponent(() => import('../inbox/notices.js'), 'Notices'),
  }),
  createRoute({
    ...at,
    path: '/desk/cases',
    validateSearch: caseFilters,
    component: lazyRouteComponent(() => import('../cases/cases.js'), 'Cases'),
  }),
  createRoute({
    ...at,
    path: '/desk/board',
    validateSearch: boardFilters,
    component: lazyRouteComponent(() => import('../cases/board.js'), 'Board'),
  }),
  createRoute({
    ...at,
    path: '/desk/cases/$caseId',
    component: lazyRouteComponent(() => import('../cases/case-page.js'), 'CasePage'),
  }),
  createRoute({
    ...at,
    path: '/desk/cases/$caseId/visit',
    component: lazyRouteComponent(() => import('../onsite/field-visit.js'), 'FieldVisit'),
  }),
  createRoute({
    ...at,
    path: '/desk/batches',
    component: lazyRouteComponent(() => import('../batches/batches.js'), 'Batches'),
  }),
  createRoute({
    ...at,
    path: '/desk/batches/$batchId',
    component: lazyRouteComponent(() => import('../batches/batch-page.js'), 'BatchPage'),
  }),
  createRoute({
    ...at,
    path: '/desk/dossiers',
    component: lazyRouteComponent(() => import('../dossiers/dossiers.js'), 'Dossiers'),
  }),
  createRoute({
    ...at,
    path: '/desk/dossiers/$dossierId',
    validateSearch: dossierPart,
    component: lazyRouteComponent(() => import('../dossiers/dossier-page.js'), 'DossierPage'),
  }),
  createRoute({
    ...at,
    path: '/desk/campaigns',
    component: lazyRouteComponent(() => import('../campaigns/campaigns.js'), 'Campaigns'),
  }),
  createRoute({
    ...at,
    path: '/desk/campaigns/$campaignId',
    component: lazyRouteComponent(() => import('../campaigns/campaign-page.js'), 'CampaignPage'),
  }),
  createRoute({
    ...at,
    path: '/desk/rectifications',
    component: lazyRouteComponent(() => import('../rectifications/rectifications.js'), 'Rectifications'),
  }),
  createRoute({
    ...at,
    path: '/desk/schemes',
    component: lazyRouteComponent(() => import('../subsidy/schemes.js'), 'Schemes'),
  }),
  createRoute({
    ...at,
    path: '/desk/bases',
    validateSearch: ({ rehearsed }: Record<string, unknown>): { rehearsed?: true } =>
      rehearsed === true ? { rehearsed } : {},
    component: lazyRouteComponent(() => import('../office/bases.js'), 'Bases'),
  }),
  createRoute({
    ...at,
    path: '/desk/experts',
    validateSearch: sought,
    component: lazyRouteComponent(() => import('../experts/experts.js'), 'Experts'),
  }),
  createRoute({
    ...at,
    path: '/desk/experts/$accountId',
    component: lazyRouteComponent(() => import('../experts/profile.js'), 'ExpertPage'),
  }),
  createRoute({
    ...at,
    path: '/desk/profile',
    component: lazyRouteComponent(() => import('../experts/profile.js'), 'OwnProfile'),
  }),
  createRoute({
    ...at,
    path: '/desk/organisations',
    component: lazyRouteComponent(() => import('../office/organisations.js'), 'Organisations'),
  }),
  createRoute({
    ...at,
    path: '/desk/accounts',
    validateSearch: sought,
    component: lazyRouteComponent(() => import('../office/accounts.js'), 'Accounts'),
  }),
  createRoute({
    ...at,
    path: '/desk/registrations',
    component: lazyRouteComponent(() => import('../office/registrations.js'), 'Registrations'),
  }),
  createRoute({
    ...at,
    path: '/desk/invited',
    component: lazyRouteComponent(() => import('../office/invited.js'), 'InvitedPeople'),
  }),
  createRoute({
    ...at,
    path: '/desk/statistics',
    component: lazyRouteComponent(() => import('../statistics/statistics.js'), 'Statistics'),
  }),
  createRoute({
    ...at,
    path: '/desk/operations',
    component: lazyRouteComponent(() => import('../office/operations.js'), 'OperationsPage'),
  }),
  createRoute({
    ...at,
    path: '/desk/delegations',
    component: lazyRouteComponent(() => import('../office/delegations.js'), 'Delegations'),
  }),
  createRoute({
    ...at,
    path: '/desk/letter-templates',
    component: lazyRouteComponent(() => import('../office/letter-templates.js'), 'LetterTemplates'),
  }),
  createRoute({
    ...at,
    path: '/desk/templates',
    component: lazyRouteComponent(() => import('../office/templates.js'), 'Templates'),
  }),
  createRoute({
    ...at,
    path: '/desk/webhooks',
    component: lazyRouteComponent(() => import('../office/webhooks.js'), 'Webhooks'),
  }),
  createRoute({
    ...at,
    path: '/desk/measures',
    validateSearch: measureFilters,
    component: lazyRouteComponent(() => import('../office/measures.js'), 'Measures'),
  }),
  createRoute({
    ...at,
    path: '/desk/audit',
    validateSearch: auditFilters,
    component: lazyRouteComponent(() => import('../office/audit.js'), 'Audit'),
  }),
  createRoute({
    ...at,
    path: '/desk/anchors',
    component: lazyRouteComponent(() => import('../office/anchors.js'), 'Anchors'),
  }),
  createRoute({
    ...at,
    path: '/desk/invitations',
    component: lazyRouteComponent(() => import('../account/by-link.js'), 'AcceptInvitation'),
  }),
  createRoute({
    ...at,
    path: '/desk/single-sign-on',
    component: lazyRouteComponent(() => import('../account/single-sign-on.js'), 'BackFromDirectory'),
  }),
  createRoute({
    ...at,
    path: '/desk/password',
    component: lazyRouteComponent(() => import('../account/by-link.js'), 'Password'),
  }),
  createRoute({
    ...at,
    path: '/desk/register',
    component: lazyRouteComponent(() => import('../account/registration.js'), 'Registration'),
  }),
  createRoute({
    ...at,
    path: '/desk/colleagues',
    component: lazyRouteComponent(() => import('../account/colleagues.js'), 'Colleagues'),
  }),
  createRoute({
    ...at,
    path: '/desk/account',
    component: lazyRouteComponent(() => import('../account/account.js'), 'Account'),
  }),
] as const;

export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    scrollRestoration: false,
    defaultErrorComponent: Broken,
  });
export type Router = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
}
