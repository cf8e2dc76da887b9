import type { WorkCalendar } from '#domain/clock/work-calendar.js';
import type { BatchDto } from '../batches/batches.dto.js';
import type { PublicNoticeDto } from '../public-notices/public-notices.dto.js';
import type { Page, Reader } from './frame.js';
import { guideList } from './guides.page.js';
import { html } from './html.js';
import { noticeList } from './notices.page.js';
import { checkForm } from './register.page.js';

/** What is going on, for everybody: notices that stand, guides that are open, and the check of a certificate. */
export function homePage(
  reader: Reader,
  calendar: WorkCalendar,
  notices: readonly PublicNoticeDto[],
  batches: readonly BatchDto[],
): Page {
  const { say, to } = reader;
  const body = html` <p class="lead">
      ${say(
        '公示、名录、申报指南和证书核验均可公开查阅；申报、评审和办理请登录。',
        'Notices, the register, guides and the check of certificates are open to everybody; to apply, review or decide, sign in.',
      )}
    </p>
    ${checkForm(reader)}
    <section>
      <h2>${say('正在公示', 'Under public notice')}</h2>
      ${noticeList(reader, calendar, notices)}
      <p><a href="${to('/public/notices')}">${say('全部公示', 'All notices')}</a></p>
    </section>
    <section>
      <h2>${say('正在受理申报', 'Open to applications')}</h2>
      ${batches.length === 0 ? html`<p class="nothing">${say('目前没有开放的批次。', 'No batch is open now.')}</p>` : guideList(reader, calendar, batches)}
      <p><a href="${to('/public/guides')}">${say('全部指南', 'All guides')}</a></p>
    </section>`;
  return { title: say('公开信息', 'Open to the public'), path: '/public', body };
}
