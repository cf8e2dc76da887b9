// Dependencies, build and workflow bundle, each only when its inputs changed; then the pinned Node. Plain JS on Node's own
// modules: nothing else is there yet on a fresh clone. All messages go to stderr, so that a command's output stays its own.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './prepare-lock.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const dist = join(root, 'dist');
const web = join(root, 'apps/web');
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
// Of the thousands of modules that a process loads, each is compiled once; a folder that nobody may write to is no hindrance.
const NODE_COMPILE_CACHE = join(dist, '.compiled');
const LAYERS = ['apps', 'workflows', 'activities', 'libs'];
const BUNDLED = ['workflows', 'libs/domain', 'libs/contracts'];

/** Makes dependencies and `dist` current. False when that failed; the reason has been printed. */
export async function prepare() {
  try {
    if (isCurrent()) return true;
    mkdirSync(dist, { recursive: true });
    await withLock(join(dist, '.preparing'), say, async () => {
      await install();
      await build();
      await bundleWorkflows();
      await buildWeb();
    });
    return true;
  } catch (error) {
    say(explain(error));
    return false;
  }
}

/** Runs a guohe command on the pinned Node; resolves to its exit code. */
export function run(args) {
  // Downloads go through the proxy that the environment names, if it names one.
  const env = { NODE_USE_ENV_PROXY: process.env.NODE_USE_ENV_PROXY ?? '1' };
  return handOver([join(dist, 'apps/cli/main.js'), ...args], { env, ipc: true });
}

/** All tests: those that measure how fast a page is drawn come last, one by one, when nothing else is at work. */
const ALL = [
  ['--selectProjects', 'alone', 'servers'],
  ['--selectProjects', 'quiet', '--runInBand'],
];

/** Runs Jest; whatever happens, the last line is its summary. */
export async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'guohe-summary-'));
  const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const NODE_OPTIONS = options.filter(Boolean).join(' ');
  const runs = [];
  let stopped = false;
  for (const signal of STOPS) process.once(signal, () => (stopped = true));
  for (const chosen of args.length > 0 ? [args] : ALL) {
    if (stopped) break;
    const file = join(folder, `${runs.length}`);
    const env = { NODE_OPTIONS, GUOHE_TEST_SUMMARY: file };
    const code = await handOver([join(modules, 'jest/bin/jest.js'), ...chosen], { env });
    const told = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: code === 0 ? 0 : 1 };
    runs.push({ code, ...told });
  }
  rmSync(folder, { recursive: true, force: true });
  const sum = (name) => runs.reduce((all, run) => all + run[name], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return Math.max(...runs.map(({ code }) => code));
}

function isCurrent() {
  return (
    existsSync(node) &&
    stamp(join(modules, '.guohe-stamp')) === hashOf(['package-lock.json']) &&
    stamp(join(dist, '.stamp')) === sourceHash() &&
    stamp(join(dist, '.bundle-stamp')) === bundleHash() &&
    stamp(join(dist, '.web-stamp')) === webHash()
  );
}

async function install() {
  const wanted = hashOf(['package-lock.json']);
  const stampFile = join(modules, '.guohe-stamp');
  if (existsSync(node) && stamp(stampFile) === wanted) return;
  if (!(existsSync(node) && installedAsLocked())) {
    const npm = npmCommand();
    const args = [
      'ci',
      '--include=dev',
      '--include=optional',
      '--ignore-scripts=false',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    await step('Installing dependencies (安装依赖), once', 'npm ci failed', npm.file, [...npm.args, ...args], npm.env);
    if (!existsSync(node))
      throw new Stop(
        `npm has not installed Node itself (${node} is missing). Look whether install scripts are forbidden here, then run: npm ci`,
      );
  }
  writeFileSync(stampFile, wanted);
}

/** True when npm itself recorded an installation of exactly the locked versions (somebody ran `npm ci`). */
function installedAsLocked() {
  try {
    const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const installed = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    const same = Object.entries(locked).every(
      ([path, { version, optional }]) =>
        path === '' || (installed[path] ? installed[path].version === version : optional),
    );
    return same && Object.keys(installed).every((path) => path in locked);
  } catch {
    return false;
  }
}

async function build() {
  const wanted = sourceHash();
  if (stamp(join(dist, '.stamp')) === wanted) return;
  const present = LAYERS.filter((layer) => existsSync(join(root, layer)));
  const args = [
    join(modules, '@swc/cli/bin/swc.js'),
    ...present,
    '-d',
    'dist',
    '--quiet',
    '--ignore',
    '**/*.spec.ts,**/*.mjs,apps/web/**',
  ];
  await step('Building (构建)', 'The build failed', node, args);
  for (const file of filesUnder(dist, present)) {
    // What its source has left behind would still be found by whoever lists a folder.
    const source = relative(dist, file).replace(/\.js(\.map)?$/, '.ts');
    if (/\.js(\.map)?$/.test(file) && !existsSync(join(root, source))) rmSync(file);
  }
  writeFileSync(join(dist, '.stamp'), wanted);
}

async function bundleWorkflows() {
  const wanted = bundleHash();
  if (stamp(join(dist, '.bundle-stamp')) === wanted) return;
  const script = join(dist, 'apps/cli/bundle-workflows.js');
  await step('Bundling the workflows (打包工作流)', 'The workflow bundle could not be made', node, [script]);
  writeFileSync(join(dist, '.bundle-stamp'), wanted);
}

async function buildWeb() {
  if (stamp(join(dist, '.web-stamp')) === webHash()) return;
  await step('Building the pages (构建网页)', 'The pages could not be built', node, [join(web, 'build.mjs')]);
  // Which files of other layers are in it is known once it is built.
  writeFileSync(join(dist, '.web-stamp'), webHash());
}

function sourceHash() {
  const settings = ['package.json', '.swcrc', 'package-lock.json'].map((file) => join(root, file));
  return hashOf([
    ...settings,
    ...filesUnder(root, LAYERS).filter((file) => /\.ts$/.test(file) && !file.endsWith('.spec.ts')),
  ]);
}

function bundleHash() {
  const own = join(root, 'apps/cli/bundle-workflows.ts');
  const sources = filesUnder(root, BUNDLED).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  return hashOf([own, join(root, 'package-lock.json'), ...sources]);
}

/** The pages' own files, and what of other layers the last build took in. */
function webHash() {
  const taken = stamp(join(dist, 'apps/web/.inputs'))?.split('\n').filter(Boolean) ?? [];
  const present = taken.filter((file) => existsSync(join(root, file)));
  return hashOf([join(root, 'package-lock.json'), ...filesUnder(root, ['apps/web'], []), ...present]);
}

/** The pages have a build of their own. */
const PAGES = [web, join(dist, 'apps/web')];

function filesUnder(base, folders, skipped = PAGES) {
  const found = [];
  const walk = (folder) => {
    if (skipped.includes(folder) || !existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else found.push(path);
    }
  };
  for (const folder of folders) walk(join(base, folder));
  return found.sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${relative(root, resolve(root, file))}\0`)
      .update(readFileSync(resolve(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function stamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * npm, run by a Node that `npm ci` does not delete while it works: under `npm run` the first `node` on PATH is the one in
 * node_modules.
 */
function npmCommand() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !resolve(folder).startsWith(modules));
  const env = { ...process.env, PATH: path.join(delimiter) };
  const cli = process.env.npm_execpath;
  if (process.platform === 'win32' || !cli || !/npm-cli\.[cm]?js$/.test(cli))
    return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [], env };
  const stable = path.map((folder) => join(folder, 'node')).find((file) => existsSync(file));
  return { file: stable ?? process.execPath, args: [cli], env };
}

/** Runs one step silently, telling the time while it lasts and its output when it fails. */
function step(title, failure, file, args, env = process.env) {
  say(`${title} …`);
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  const ticking = setInterval(() => say(`${title} … ${seconds()} s`), 15_000);
  return new Promise((done, fail) => {
    const child = spawn(file, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: file.endsWith('.cmd'),
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) =>
      fail(
        error.code === 'ENOENT'
          ? new Stop(`${failure}: ${file} was not found. Install Node with npm from https://nodejs.org.`)
          : error,
      ),
    );
    child.on('close', (code, signal) =>
      code === 0
        ? done()
        : fail(
            new Stop(
              `${output.trim()}\n${failure} (${signal ?? `exit code ${code}`}, after ${seconds()} s). ${adviceFor(output)}`,
            ),
          ),
    );
  }).finally(() => clearInterval(ticking));
}

function adviceFor(output) {
  if (/ENOSPC|No space left/i.test(output)) return 'The disk is full (磁盘已满): free some space and run it again.';
  if (/EACCES|EPERM/.test(output)) return `This user may not write here: check who owns ${root}.`;
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN/.test(output))
    return "The package registry cannot be reached: check the network or npm's `registry` setting and run it again.";
  return 'The lines above say why.';
}

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A child in this process's place: signals are passed on, its end is ours; and if we die, its IPC channel closes. */
function handOver(args, { env = {}, ipc = false }) {
  const stdio = ['inherit', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])];
  const PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node, args, { stdio, env: { NODE_COMPILE_CACHE, ...process.env, PATH, ...env } });
  for (const signal of STOPS) process.on(signal, () => child.kill(signal));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  });
}

/** A failure whose message is all a person needs. */
class Stop extends Error {}

function explain(error) {
  if (error instanceof Stop) return error.message;
  if (error?.code === 'ENOSPC') return 'The disk is full (磁盘已满): free some space and run it again.';
  if (error?.code === 'EACCES' || error?.code === 'EPERM' || error?.code === 'EROFS')
    return `This user may not write to ${error.path ?? root}: check who owns it.`;
  return error?.stack ?? String(error);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
