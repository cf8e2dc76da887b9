import type { WorkCalendar } from '#domain/clock/work-calendar.js';
import { calendarDateOf } from '#domain/common/calendar-date.js';
import { OBJECTION_LENGTHS } from '../objections/objections.dto.js';
import type { PublicNoticeDto } from '../public-notices/public-notices.dto.js';
import { dayIn, nothing, type Page, type Reader } from './frame.js';
import { html, type Html } from './html.js';
import { periodIn } from './period.js';

/** What is under public notice, each with the way to object to it. */
export function noticesPage(
  reader: Reader,
  calendar: WorkCalendar,
  notices: readonly PublicNoticeDto[],
  more: string | null,
): Page {
  const { say, to } = reader;
  const body = html` <p class="lead">
      ${say('公示期内，任何单位和个人均可实名提出异议。', 'While a notice stands, anybody may object to it by name.')}
    </p>
    ${noticeList(reader, calendar, notices)} ${more && html`<p><a href="${to(more)}">${say('更多', 'More')}</a></p>`}
    <p>
      <a href="${to('/public/objection')}"
        >${say('凭回执查询异议的办理情况', 'Look up your objection by its receipt')}</a
      >
    </p>`;
  return { title: say('公示', 'Public notices'), path: '/public/notices', body };
}

/** At the staff's desk: all that is under public notice, rehearsals marked. */
const REHEARSED = '/desk/cases?kind=accreditation&state=underPublicNotice';

export function noticeList(reader: Reader, calendar: WorkCalendar, notices: readonly PublicNoticeDto[]): Html {
  const { say, text, to } = reader;
  if (notices.length === 0) {
    return nothing(reader, say('目前没有公示。', 'Nothing is under public notice now.'), REHEARSED);
  }
  return html`<ul class="cards">
    ${notices.map(
      (notice) =>
        html`<li>
          <h2><a href="${to(`/public/notices/${notice.id}`)}">${notice.name}</a></h2>
          <p>
            ${notice.organisation} · ${text(notice.typeText)}
            ${notice.corrections.length > 0 && say('· 已更正', '· corrected')}
          </p>
          <p class="quiet">${say('公示期', 'Notice')} ${periodIn(notice.since, notice.until, reader, calendar)}</p>
        </li>`,
    )}
  </ul>`;
}

/** One notice, and the form by which anybody objects to it. */
export function noticePage(reader: Reader, calendar: WorkCalendar, notice: PublicNoticeDto): Page {
  const { say, text } = reader;
  const body = html` <dl class="facts">
      <dt>${say('依托单位', 'Host')}</dt>
      <dd>${notice.organisation}</dd>
      <dt>${say('类型', 'Type')}</dt>
      <dd>${text(notice.typeText)}</dd>
      <dt>${say('申报指南', 'Guide')}</dt>
      <dd>${notice.guide}</dd>
      <dt>${say('公示期', 'Notice')}</dt>
      <dd>${periodIn(notice.since, notice.until, reader, calendar)}</dd>
    </dl>
    ${notice.corrections.length > 0 && correctionsOf(reader, notice)}
    <p>${text(notice.objection)}</p>
    <h2>${say('提出异议', 'Object')}</h2>
    <noscript
      ><p class="refused">
        ${say('提交异议需要启用脚本，也可以书面送交。', 'This form needs JavaScript; you may also object in writing.')}
      </p></noscript
    >
    <form
      class="objection"
      data-send="/api/v1/public-notices/${notice.id}/objections"
      data-send-sealed="/api/v1/public-notices/${notice.id}/sealed-objections"
      novalidate
    >
      <div class="refused" role="alert" hidden></div>
      <fieldset>
        <legend>${say('以何身份提出', 'You object as')}</legend>
        <label><input type="radio" name="objectorKind" value="person" checked /> ${say('个人', 'a person')}</label>
        <label><input type="radio" name="objectorKind" value="organisation" /> ${say('单位', 'an organisation')}</label>
      </fieldset>
      ${field('objectorName', say('真实姓名或单位名称', 'Real name, or name of the organisation'), html`<input id="objectorName" name="objectorName" maxlength="${OBJECTION_LENGTHS.objectorName}" autocomplete="name" required />`)}
      <div data-for="organisation" hidden>
        ${field('seal', say('盖章的异议书扫描件（PDF、图片）', 'Scan of the stamped objection (PDF, picture)'), html`<input id="seal" type="file" name="seal" accept=".pdf,.png,.jpg,.jpeg" />`)}
      </div>
      ${field('contact', say('联系方式（电话或电子邮箱）', 'Contact (telephone or e-mail)'), html`<input id="contact" name="contact" maxlength="${OBJECTION_LENGTHS.contact}" autocomplete="email" required />`)}
      ${field('facts', say('异议的事实和理由', 'Facts and grounds'), html`<textarea id="facts" name="facts" rows="7" maxlength="${OBJECTION_LENGTHS.facts}" required></textarea>`)}
      <p class="quiet">
        ${say('您的姓名和联系方式只供核查人员使用，不向申报单位透露。', 'Your name and contact are for those who look into it alone; the applicant is not told.')}
      </p>
      <p><button type="submit">${say('提交异议', 'Send the objection')}</button> <span role="status"></span></p>
    </form>
    <section class="receipt" hidden tabindex="-1" aria-live="polite">
      <h2>${say('已收到您的异议', 'Your objection has been received')}</h2>
      <dl class="facts">
        <dt>${say('回执编号', 'Receipt')}</dt>
        <dd data-of="receiptNumber"></dd>
        <dt>${say('查询码', 'Token')}</dt>
        <dd data-of="token"></dd>
      </dl>
      <p>
        ${say('请抄存回执编号和查询码：查询办理情况、补交材料都要用到，只显示这一次。', 'Keep both: you need them to look it up and to add files. They are shown this once.')}
      </p>
      ${filesForm(reader)}
    </section>`;
  return { title: notice.name, path: `/public/notices/${notice.id}`, body };
}

/** 更正记录: what read otherwise before, since when, and why. */
function correctionsOf(reader: Reader, { corrections }: PublicNoticeDto): Html {
  const { say, text } = reader;
  return html`<section class="corrections">
    <h2>${say('更正', 'Corrections')}</h2>
    <p class="quiet">
      ${say('以上为更正后的内容，公示期不变。', 'Above is what it says now. The period of the notice runs on.')}
    </p>
    <ol>
      ${corrections.map(
        ({ at, reason, changes }) =>
          html`<li>
            ${dayIn(calendarDateOf(new Date(at)), reader)}
            ${changes.map(
              ({ fieldText, before, after }) =>
                html`<p>${text(fieldText)}${say('：', ': ')}<del>${before}</del> → <ins>${after}</ins></p>`,
            )}
            <p>${say('理由：', 'Reason: ')}${reason}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}

function field(name: string, label: string, control: Html): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>${control}
    <p class="wrong" id="${name}-wrong" hidden></p>
  </div>`;
}

function filesForm({ say }: Reader): Html {
  return html`<form class="evidence" hidden>
    <div class="refused" role="alert" hidden></div>
    <div class="field">
      <label for="evidence">${say('补交证明材料（PDF、图片）', 'Add evidence (PDF, picture)')}</label
      ><input id="evidence" type="file" name="file" accept=".pdf,.png,.jpg,.jpeg" />
    </div>
    <p>
      <button type="submit">${say('上传', 'Upload')}</button>
      <span role="status" data-uploaded="${say('已收到：', 'Received: ')}"></span>
    </p>
  </form>`;
}

/** How an objection stands, for whoever has its receipt. */
export function objectionPage(reader: Reader): Page {
  const { say } = reader;
  const body = html` <form class="look-up" novalidate>
      <div class="refused" role="alert" hidden></div>
      ${field('number', say('回执编号', 'Receipt'), html`<input id="number" name="number" maxlength="${OBJECTION_LENGTHS.receiptNumber}" required />`)}
      ${field('token', say('查询码', 'Token'), html`<input id="token" name="token" maxlength="${OBJECTION_LENGTHS.token}" autocomplete="off" required />`)}
      <p><button type="submit">${say('查询', 'Look up')}</button> <span role="status"></span></p>
    </form>
    <section class="state" hidden tabindex="-1" aria-live="polite">
      <dl class="facts">
        <dt>${say('公示事项', 'About')}</dt>
        <dd data-of="title"></dd>
        <dt>${say('办理情况', 'State')}</dt>
        <dd data-of="stateText"></dd>
        <dt>${say('答复', 'Answer')}</dt>
        <dd data-of="answer" data-none="${say('尚未答复', 'none yet')}"></dd>
        <dt>${say('已收材料', 'Files')}</dt>
        <dd data-of="files"></dd>
      </dl>
      ${filesForm(reader)}
    </section>`;
  return { title: say('异议查询', 'Look up an objection'), path: '/public/objection', body };
}
