#!/usr/bin/env node
// `npx guohe …`: the same preparation as `npm start`, then the command as given.
process.argv.splice(2, 0, ...(process.argv.length > 2 ? [] : ['--help']));
await import('./bootstrap.mjs');
