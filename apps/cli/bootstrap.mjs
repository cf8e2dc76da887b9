#!/usr/bin/env node
// What `npm start`, `npm test`, `npm run build` and `npm run bench` run: it needs no dependency, only Node and npm, and
// gets everything else ready before it hands over to the pinned Node.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    'Guohe needs Node 20 or newer to begin with (this is ' +
      process.version +
      '; 需要 Node 20 以上). Install it from https://nodejs.org.',
  );
  process.exit(1);
}
const [command = 'start', ...rest] = process.argv.slice(2);
const { prepare, run, runTests } = await import('./prepare.mjs');
if (command === 'build') process.exit((await prepare()) ? 0 : 1);
if (!(await prepare())) {
  // What reads the last line of a run of the tests finds it also when there was none.
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}
process.exit(command === 'test' ? await runTests(rest) : await run([command, ...rest]));
