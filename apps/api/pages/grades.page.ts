import { calendarDateOf } from '#domain/common/calendar-date.js';
import type { GradeDto, PublishedCampaignDto } from '../campaigns/campaigns.dto.js';
import { dayIn, type Page, type Reader } from './frame.js';
import { html } from './html.js';

export function gradesPage(reader: Reader, campaigns: readonly PublishedCampaignDto[]): Page {
  const { say, to } = reader;
  const body =
    campaigns.length === 0
      ? html`<p class="nothing">${say('还没有公布过评价等次。', 'No grades have been published yet.')}</p>`
      : html`<ul class="cards">
          ${campaigns.map(
            ({ id, title, publishedAt }) =>
              html`<li>
                <h2><a href="${to(`/public/grades/${id}`)}">${title}</a></h2>
                <p>${say('公布日期', 'Published on')} ${dayIn(calendarDateOf(new Date(publishedAt)), reader)}</p>
              </li>`,
          )}
        </ul>`;
  return { title: say('评价等次', 'Grades'), path: '/public/grades', body };
}

export function campaignPage(reader: Reader, id: string, grades: readonly GradeDto[], more: string | null): Page {
  const { say, text, to } = reader;
  const body = html`<div class="scroll" tabindex="0" role="region" aria-label="${say('等次', 'Grades')}">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('基地', 'Base')}</th>
            <th scope="col">${say('依托单位', 'Host')}</th>
            <th scope="col">${say('等次', 'Grade')}</th>
          </tr>
        </thead>
        <tbody>
          ${grades.map(
            (each) =>
              html`<tr>
                <td>${each.name}<br />${each.certificateNumber}</td>
                <td>${each.organisation}</td>
                <td>${text(each.gradeText)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${more && html`<p><a href="${to(more)}">${say('更多', 'More')}</a></p>`}`;
  return { title: say('评价等次', 'Grades'), path: `/public/grades/${id}`, body };
}
