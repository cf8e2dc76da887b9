import { isDeepStrictEqual } from 'node:util';
import { aDossier } from '#domain/dossier/dossier.builder.js';
import { PARTS_OF, type BaseType, type PartName } from '#domain/dossier/parts.js';
import { PART_SPECS } from '#domain/dossier/specs/index.js';
import type { FieldSpecs, PartSpec } from '#domain/dossier/specs/spec.js';
import { capital } from '../../apps/web/dossiers/labels.js';
import { TYPE_TEXTS } from '../../apps/web/common/words.js';
import { TODAY } from '../support/desk.js';
import { until } from '../support/until.js';
import { fillPart, withMarkup, type Names } from './fill-in.js';
import { act, roomOfSuite } from './room.js';
import { sayIn } from './steps.js';

// Some twenty parts are filled in one after another, and the machine may be busy.
const LONG_MS = 600_000;

/** What is held against something else that is known. */
const AS_THEY_ARE: { readonly [P in PartName]?: readonly string[] } = { host: ['name'] };

type Content = Readonly<Record<string, unknown>>;

describe('a whole dossier, filled in by hand from its first field to its receipt', () => {
  const room = roomOfSuite();

  /** Every part with all that is typed into it. */
  async function contentsOf(type: BaseType): Promise<[part: PartName, content: Content][]> {
    const [host] = await room.desk.rows<{ name: string; uscc: string }>(
      'SELECT o.name, o.uscc FROM organisation o JOIN account a ON a.organisation_id = o.id WHERE a.login = $1',
      [type],
    );
    if (!host) throw new Error(`nobody applies for ${type}`);
    const { parts } = aDossier(type, { on: TODAY }).with('host', host);
    return PARTS_OF[type].map((part) => {
      const { fields, table } = PART_SPECS[part] as PartSpec;
      const { rows, ...own } = parts[part] as unknown as Content & { rows?: readonly Content[] };
      const marked = (of: FieldSpecs, content: Content) => withMarkup(of, content, AS_THEY_ARE[part]);
      const tabled = table && rows ? { rows: rows.map((row) => marked(table.fields, row)) } : {};
      return [part, { ...marked(fields as FieldSpecs, own), ...tabled }];
    });
  }

  it(
    'is begun at the page of its batch as well, which leads to it from then on',
    async () => {
      const { id: batch } = await room.desk.openBatch({ title: 'Begun at its batch' });
      const page = await room.enter('park', `/desk/batches/${batch}`);
      await act(page, '新建申报书', { 申报类型: [TYPE_TEXTS.park.zh] }, page.locator('main'));
      await page.waitForURL('**/desk/dossiers/*');
      const { pathname } = new URL(page.url());
      await page.goto(`/desk/batches/${batch}`);
      const mine = page.getByRole('link', { name: '（未命名）' });
      await mine.waitFor();
      await room.expectSound();
      await mine.click();
      await page.waitForURL(`**${pathname}`);
    },
    LONG_MS,
  );

  it.each([
    ['park', 'zh'],
    ['research', 'en'],
    ['platform', 'zh'],
    ['enterprise', 'en'],
  ] as const)(
    'is saved as it was typed, complete, and handed in (%s, %s)',
    async (type, language) => {
      const say = sayIn(language);
      await room.desk.openBatch({ title: `Filled in ${type}` });
      const client = await room.desk.as(type);
      const names = await client.get<Names>('/reference');
      const page = await room.enter(type, '/desk/batches', { language });
      const row = page.getByRole('listitem').filter({ hasText: `Filled in ${type}` });
      const title = say('新建申报书', 'Begin a dossier');
      await act(page, title, { [say('申报类型', 'Type')]: [TYPE_TEXTS[type][language]] }, row);
      await page.waitForURL('**/desk/dossiers/*');
      const id = new URL(page.url()).pathname.split('/').at(-1);
      const contents = await contentsOf(type);
      const list = page.getByRole('navigation', { name: say('申报书各部分', 'Parts of the dossier') });
      for (const [part, content] of contents) {
        const spec = PART_SPECS[part] as PartSpec;
        const name = capital(spec.label[language]);
        await list.getByRole('link', { name: new RegExp(`${name} `) }).click();
        await page.getByRole('heading', { name, level: 2, exact: true }).waitFor();
        await fillPart({ page, language, names }, spec, content);
        await room.expectSound();
      }
      // Nobody waits for each of them: a part that was left goes on being saved.
      await list.getByText(say(`${contents.length} 部分中 ${contents.length} 部分完整`, `${contents.length} of ${contents.length} parts complete`)).waitFor(); // prettier-ignore

      const saved = async () => {
        const { parts } = await client.get<{ parts: { part: PartName; content: Content }[] }>(`/dossiers/${id}`);
        return Object.fromEntries(parts.map((each) => [each.part, shapeOf(each.content)]));
      };
      const typed = Object.fromEntries(contents.map(([part, content]) => [part, shapeOf(content)]));
      await until(async () => isDeepStrictEqual(await saved(), typed)).catch(() => undefined);
      expect(await saved()).toEqual(typed);

      await page.getByRole('button', { name: say('核对并提交', 'Check and submit') }).click();
      const check = page.getByRole('dialog');
      await check.getByText(say('各部分齐备，入门条件均满足。', 'Everything is there, and every condition of entry is met.')).waitFor(); // prettier-ignore
      await room.expectSound();
      await check.getByRole('button', { name: say('提交', 'Submit'), exact: true }).click();
      await page.getByRole('heading', { name: say('提交回执', 'Receipt') }).waitFor();
      await room.expectSound();
      const [handedIn] = await room.desk.rows('SELECT receipt_number AS receipt FROM dossier WHERE id = $1', [id]);
      await page.getByRole('definition').getByText(String(handedIn?.['receipt']), { exact: true }).waitFor();
    },
    LONG_MS,
  );
});

/** What was typed, without what the page adds: ids are left out, files are counted. */
function shapeOf(content: Content): Content {
  const { schemaVersion: _version, id: _id, evidence = [], rows, ...own } = content;
  return {
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
    evidence: (evidence as readonly string[]).length,
    ...(rows ? { rows: (rows as readonly Content[]).map(shapeOf) } : {}),
  };
}
