import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from '../api/queries.js';
import './components.css';
import './app.css';
import { startLanguage } from './language.js';
import { nonceForStyles } from './nonce.js';
import { readAhead } from './read-ahead.js';
import { makeRouter, type Router } from './router.js';
import { Look } from './theme.js';

const WITHOUT_STYLES_AFTER_MS = 3_000;

void begin();

/** In steps, between which whoever touches the page is answered. */
async function begin(): Promise<void> {
  nonceForStyles();
  startLanguage();
  await step();
  readAhead();
  await step();
  const router = makeRouter();
  await Promise.all([step(), styles()]);
  draw(router);
}

function step(): Promise<unknown> {
  return new Promise((done) => setTimeout(done));
}

function draw(router: Router): void {
  const root = createRoot(document.getElementById('root') as HTMLElement);
  // In slices, so that a slow phone scrolls and answers meanwhile.
  startTransition(() =>
    root.render(
      <QueryClientProvider client={queries}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>,
    ),
  );
}

/** What is drawn is measured, too: it is drawn once the styles are there, or do not come. */
async function styles(): Promise<void> {
  const asked = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(({ sheet }) => !sheet);
  const come = asked.map((link) => new Promise((done) => ['load', 'error'].forEach((end) => link.addEventListener(end, done)))); // prettier-ignore
  await Promise.race([Promise.all(come), new Promise((done) => setTimeout(done, WITHOUT_STYLES_AFTER_MS))]);
}
