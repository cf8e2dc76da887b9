import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withEyesOf } from '#persistence/scope.js';
import { Config } from '#platform/config/config.js';
import { PUBLISHED } from '../campaigns/publication.service.js';
import { MeasuresService } from '../measures/measures.service.js';
import { UNDER_NOTICE } from '../public-notices/public-notices.service.js';
import { HREFLANGS, inLanguage, siteOf } from './address.js';
import { escaped } from './html.js';

/** The protocol takes 50 000 addresses a file; each page has two. */
const PAGES_A_FILE = 25_000;

const XML = 'application/xml; charset=utf-8';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Places that are always there. */
const PLACES = ['', '/notices', '/register', '/statistics', '/guides', '/grades', '/measures', '/objection'];

/** Lists whose every row has a page, and what they are read from; the newest is first. */
const LISTS = {
  notices: `${UNDER_NOTICE} WHERE c.rehearsal_day_seconds IS NULL`,
  guides: 'batch c WHERE c.rehearsal_day_seconds IS NULL',
  grades: PUBLISHED,
} as const;
type Listed = keyof typeof LISTS;

/** Whoever asks, signed in or not. */
const nobody = () => undefined;

/** The public pages for search engines: an index of files, each made as it is sent. */
@Injectable()
export class SitemapService {
  private readonly site: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly measures: MeasuresService,
    config: Config,
  ) {
    this.site = escaped(siteOf(config.publicUrl));
  }

  async index(): Promise<string> {
    const lists = Object.keys(LISTS) as Listed[];
    const files = await Promise.all(
      lists.map(async (list) => (await this.filesOf(list)).map((each) => `${list}.xml${each}`)),
    );
    const all = ['places.xml', ...files.flat()].map(
      (file) => `<sitemap><loc>${this.site}/sitemap-${file}</loc></sitemap>`,
    );
    return `${HEAD}<sitemapindex ${SPACE}>\n${all.join('\n')}\n</sitemapindex>\n`;
  }

  async places(): Promise<StreamableFile> {
    const measures = (await this.measures.list()).map(({ id }) => `/measures/${encodeURIComponent(id)}`);
    return this.file([...PLACES, ...measures]);
  }

  /** As anybody has them who reads the pages: what the public does not see is not told to search engines either. */
  async list(list: Listed, after?: string): Promise<StreamableFile> {
    const rows = await withEyesOf(nobody, () =>
      this.dataSource.query<{ id: string }[]>(
        `SELECT id FROM (SELECT c.id FROM ${LISTS[list]}) AS page WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
        [after ?? null, PAGES_A_FILE],
      ),
    );
    return this.file(rows.map(({ id }) => `/${list}/${id}`));
  }

  /** Where each file of a list begins, as the end of its address: after the last row of the one before. None for an empty list. */
  private async filesOf(list: Listed): Promise<string[]> {
    const starts = await withEyesOf(nobody, () =>
      this.dataSource.query<{ after: string | null }[]>(
        `SELECT after FROM (
           SELECT lag(c.id) OVER newest AS after, row_number() OVER newest AS place
           FROM ${LISTS[list]} WINDOW newest AS (ORDER BY c.id DESC)) AS row
         WHERE (place - 1) % $1 = 0 ORDER BY place`,
        [PAGES_A_FILE],
      ),
    );
    return starts.map(({ after }) => (after ? `?after=${after}` : ''));
  }

  private file(paths: readonly string[]): StreamableFile {
    return new StreamableFile(Readable.from(this.lines(paths), { objectMode: false }), { type: XML });
  }

  private *lines(paths: readonly string[]): Generator<string> {
    yield `${HEAD}<urlset ${SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
    for (const path of paths) yield this.entries(`${this.site}/public${path}`);
    yield '</urlset>\n';
  }

  /** A page in both languages, each of which names all. */
  private entries(page: string): string {
    const links = HREFLANGS.map(
      ([hreflang, language]) =>
        `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${inLanguage(page, language)}"/>`,
    ).join('');
    return (['zh', 'en'] as const)
      .map((language) => `<url><loc>${inLanguage(page, language)}</loc>${links}</url>\n`)
      .join('');
  }
}
