import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Layout } from './layout.js';
import { Broken, Lost } from './lost.js';
import { caseFilters } from '../cases/filters.js';
import { dossierPart } from '../dossiers/dossier-part.js';
import { inboxFilters } from '../inbox/filters.js';
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
    path: '/desk/cases/$caseId',
    component: lazyRouteComponent(() => import('../cases/case-page.js'), 'CasePage'),
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
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: false,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
