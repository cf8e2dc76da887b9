import { Injectable } from '@nestjs/common';
import { Config } from '#platform/config/config.js';
import { BasesService } from '../bases/bases.service.js';
import { BatchesService } from '../batches/batches.service.js';
import { PublicationService } from '../campaigns/publication.service.js';
import { MeasuresService } from '../measures/measures.service.js';
import { PublicNoticesService } from '../public-notices/public-notices.service.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import type { Language } from './address.js';
import { framed, readerOf, type Page, type Reader } from './frame.js';
import { campaignPage, gradesPage } from './grades.page.js';
import { guidePage, guidesPage } from './guides.page.js';
import { homePage } from './home.page.js';
import { measurePage, measuresPage } from './measures.page.js';
import { noticePage, noticesPage, objectionPage } from './notices.page.js';
import type { RegisterQuery } from './pages.dto.js';
import { registerPage, registerPath } from './register.page.js';
import { everyDistrict, statisticsPage } from './statistics.page.js';

const ROWS = 50;

/** 公开网页: what everybody may read, rendered here; each is whole without a script. */
@Injectable()
export class PagesService {
  constructor(
    private readonly notices: PublicNoticesService,
    private readonly bases: BasesService,
    private readonly batches: BatchesService,
    private readonly measures: MeasuresService,
    private readonly publication: PublicationService,
    private readonly statistics: StatisticsService,
    private readonly config: Config,
  ) {}

  home(language?: Language): Promise<string> {
    return this.framed(language, async (reader) => {
      const [calendar, notices, batches] = await Promise.all([
        this.measures.workCalendar(),
        this.notices.list({ limit: 10 }, { rehearsal: false }),
        this.batches.list({ limit: 10, state: 'open' }),
      ]);
      return homePage(reader, calendar, notices, batches);
    });
  }

  noticeList(language?: Language, after?: string): Promise<string> {
    return this.framed(language, async (reader) => {
      const calendar = await this.measures.workCalendar();
      const notices = await this.notices.list({ limit: ROWS, after }, { rehearsal: false });
      return from(noticesPage(reader, calendar, notices, nextOf(notices, '/public/notices')), after);
    });
  }

  /** @throws {Refusal} request.notFound: it is not, or no longer, under public notice */
  notice(id: string, language?: Language): Promise<string> {
    return this.framed(language, async (reader) =>
      noticePage(reader, await this.measures.workCalendar(), await this.notices.one(id, { rehearsal: false })),
    );
  }

  objection(language?: Language): Promise<string> {
    return this.framed(language, async (reader) => objectionPage(reader));
  }

  register({ lang, type, district, after }: Omit<RegisterQuery, 'number'>): Promise<string> {
    return this.framed(lang, async (reader) => {
      const districts = everyDistrict(await this.statistics.register());
      const bases = await this.bases.list({ limit: ROWS, type, district, after }, { rehearsal: false });
      const more = nextOf(bases, registerPath({ type, district }));
      return from(registerPage(reader, bases, { type, district, districts, more }), after);
    });
  }

  inNumbers(language?: Language): Promise<string> {
    return this.framed(language, async (reader) => statisticsPage(reader, await this.statistics.register()));
  }

  guides(language?: Language, after?: string): Promise<string> {
    return this.framed(language, async (reader) => {
      const calendar = await this.measures.workCalendar();
      const batches = await this.batches.list({ limit: ROWS, after });
      return from(guidesPage(reader, calendar, batches, nextOf(batches, '/public/guides')), after);
    });
  }

  guide(id: string, language?: Language): Promise<string> {
    return this.framed(language, async (reader) =>
      guidePage(reader, await this.measures.workCalendar(), await this.batches.detail(id)),
    );
  }

  measureList(language?: Language): Promise<string> {
    return this.framed(language, async (reader) => measuresPage(reader, await this.measures.list()));
  }

  measure(id: string, language?: Language): Promise<string> {
    return this.framed(language, async (reader) => measurePage(reader, await this.measures.get(id)));
  }

  grades(language?: Language): Promise<string> {
    return this.framed(language, async (reader) =>
      gradesPage(reader, await this.publication.published({ limit: ROWS })),
    );
  }

  campaign(id: string, language?: Language, after?: string): Promise<string> {
    return this.framed(language, async (reader) => {
      const grades = await this.publication.grades(id, { limit: ROWS, after });
      const last = grades.length < ROWS ? undefined : grades.at(-1);
      const more = last ? `/public/grades/${id}?after=${last.caseId}` : null;
      return from(campaignPage(reader, id, grades, more), after);
    });
  }

  private async framed(language: Language | undefined, page: (reader: Reader) => Promise<Page>): Promise<string> {
    const reader = readerOf(language, this.config);
    return framed(reader, await page(reader));
  }
}

/** Where the next page is, if there may be one. */
function nextOf(rows: readonly { readonly id: string }[], path: string): string | null {
  const last = rows.length < ROWS ? undefined : rows.at(-1);
  return last ? beginningAfter(path, last.id) : null;
}

const beginningAfter = (path: string, id: string) => `${path}${path.includes('?') ? '&' : '?'}after=${id}`;

/** A later page of a list has an address of its own, in the other language too. */
function from(page: Page, after: string | undefined): Page {
  return after ? { ...page, path: beginningAfter(page.path, after) } : page;
}
