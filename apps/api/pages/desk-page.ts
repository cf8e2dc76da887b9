import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

interface Routes {
  /** What is open before anybody is signed in, as a pattern. */
  readonly open: string;
  /** The module that is drawn at an address, such as `/desk/cases/$caseId`. */
  readonly drawn: Readonly<Record<string, string>>;
}

/** The page of the desks at an address. */
export interface DeskPages {
  /** For whoever has a session, or where none is needed: it asks at once for what is drawn there. */
  opened(path: string): string;
  /** For everybody else: signing in, and nothing of the desks until somebody begins to. */
  gate(path: string): string;
}

const FIRST = 'index.html';
const ASKED = /^ *<link rel="modulepreload"[^>]* href="([^"]+)"[^>]*>\n/gm;
const START = /^ *<script type="module" async[^>]*><\/script>\n/m;

/** @param folder what the build of apps/web has left */
export function deskPages(folder: string): DeskPages {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  const html = readFileSync(join(folder, FIRST), 'utf8');
  const { open, drawn } = read<Routes>('.routes.json');
  const manifest = read<Manifest>('.manifest.json');
  const script = read<Manifest>('.gate.json')['gate/gate.ts']?.file;
  const isOpen = new RegExp(open);
  const pages = Object.entries(drawn).map(([address, module]) => ({
    is: patternOf(address),
    files: filesOf(manifest, module),
  }));
  const filesAt = (path: string) => pages.find(({ is }) => is.test(path))?.files ?? [];
  const opened = (path: string) => html.replace('</head>', `${filesAt(path).map(asked).join('')}</head>`);
  const first = [...html.matchAll(ASKED)].map(([, href]) => href);
  const bare = html.replace(ASKED, '').replace(START, '');
  return {
    opened,
    gate: (path) => {
      if (isOpen.test(path)) return opened(path);
      const desks = [...first, ...filesAt(path).map((file) => `/${file}`)].join(' ');
      return bare.replace(
        '</head>',
        `<script type="module" crossorigin src="/${script}" data-desks="${desks}"></script>\n  </head>`,
      );
    },
  };
}

/** `/desk/cases/$caseId` stands for any one case. */
function patternOf(address: string): RegExp {
  return new RegExp(`^${address.replace(/\$\w+/g, '[^/]+')}$`);
}

/** What a page is drawn with, beside what every page has. */
function filesOf(manifest: Manifest, module: string): string[] {
  const everywhere = piecesOf(manifest, FIRST);
  const own = [...piecesOf(manifest, module)].filter((piece) => !everywhere.has(piece));
  return [...new Set(own.flatMap((piece) => [manifest[piece]?.file ?? [], ...(manifest[piece]?.css ?? [])].flat()))];
}

function piecesOf(manifest: Manifest, entry: string): Set<string> {
  const pieces = new Set([entry]);
  for (const piece of pieces) manifest[piece]?.imports?.forEach((each) => pieces.add(each));
  return pieces;
}

/** Asked for, not run: it is run by what draws the page, which tells where it did not come. */
function asked(file: string): string {
  return `<link rel="preload" as="${file.endsWith('.css') ? 'style' : 'script'}" crossorigin href="/${file}">\n  `;
}
