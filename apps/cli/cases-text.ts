import { BULK_STATE_TEXTS } from '#contracts/bulk.js';
import { CAMPAIGN_STATE_TEXTS, KIND_TEXTS, RUN_KIND_TEXTS, STATE_TEXTS, text } from '#contracts/texts.js';
import type { Timeline } from '#contracts/timeline.js';
import { minuteInBeijing } from '#domain/common/beijing-time.js';
import { articleText } from '#domain/measures/article.js';
import type { LocalizedText } from '#domain/measures/measure.js';
import type { ProcedureCase } from '#persistence/entities/case.entities.js';
import { isOverdue } from '#persistence/record/overdue.js';
import type { StuckCase } from '#persistence/record/trouble.js';

/** A case as `--json` gives it. */
export function summaryOf(theCase: ProcedureCase) {
  return {
    id: theCase.id,
    kind: theCase.kind,
    title: theCase.title,
    type: theCase.type,
    state: theCase.state,
    stateSince: theCase.stateSince.toISOString(),
    dueAt: theCase.dueAt?.toISOString() ?? null,
    overdue: isOverdue(theCase),
    suspendedSince: theCase.suspendedAt?.toISOString() ?? null,
    rehearsal: theCase.rehearsalDaySeconds !== null,
    measureId: theCase.measureId,
    workflowId: theCase.workflowId,
    closedAt: theCase.closedAt?.toISOString() ?? null,
  };
}

/** One case on one line: id, kind, state, until when, title. */
export function caseLine(theCase: ProcedureCase): string {
  const { id, kind, state, dueAt, suspendedAt, rehearsalDaySeconds, title } = theCase;
  const due = suspendedAt
    ? `SUSPENDED 中止 since ${inBeijing(suspendedAt)}`
    : dueAt
      ? `until ${inBeijing(dueAt)}${isOverdue(theCase) ? ' OVERDUE 逾期' : ''}`
      : 'no limit';
  return [id, named(KIND_TEXTS, kind), stateName(state), due, plain(title), ...rehearsalMark(rehearsalDaySeconds)].join(
    '  ',
  );
}

/** One case, campaign or bulk action that cannot go on, on one line. */
export function stuckLine({ id, kind, state, why, since, attempts, failure, title }: StuckCase): string {
  const tried = attempts === null ? '' : `, ${attempts} attempts`;
  const said = failure === null ? [] : [plain(failure)];
  return [
    id,
    named(RUN_KIND_TEXTS, kind),
    named(kind === 'bulk' ? BULK_STATE_TEXTS : kind === 'campaign' ? CAMPAIGN_STATE_TEXTS : STATE_TEXTS, state),
    `${WHY[why]} since ${inBeijing(since)}${tried}`,
    plain(title),
    ...said,
  ].join('  ');
}

const WHY: Readonly<Record<StuckCase['why'], string>> = {
  stepFails: 'a step fails 步骤失败',
  notRelayed: 'its message is not relayed 消息未送达',
  missed: 'nobody looked at it 到期未检查',
};

/** The course of a case as a layman reads it. */
export function timelineText(theCase: ProcedureCase, { done, now, next }: Timeline): string {
  const head = [
    [plain(theCase.title), ...rehearsalMark(theCase.rehearsalDaySeconds)].join('  '),
    `${named(KIND_TEXTS, theCase.kind)}  ${stateName(theCase.state)}  measure 管理办法 ${theCase.measureId}`,
  ];
  const past = done.map(({ at, actionText, byText, onBehalf, stateText, reason, detail }) =>
    [
      `  ${inBeijing(at)}`,
      `${actionText.zh} ${actionText.en}`,
      `(${byText.zh} ${byText.en})`,
      ...(onBehalf ? [plain(`${onBehalf.standIn} 代 on behalf of ${onBehalf.absent}`)] : []),
      ...(stateText ? [`→ ${stateText.zh} ${stateText.en}`] : []),
      ...(reason ? [`“${plain(reason)}”`] : []),
      ...(detail ? [plain(`${detail.zh} ${detail.en}`)] : []),
    ].join('  '),
  );
  const present = now
    ? [
        `  ${now.turnText.zh} ${now.turnText.en}: ${now.task.zh} ${now.task.en}`,
        ...(now.dueAt ? [`  until ${inBeijing(now.dueAt)}${now.overdue ? ' OVERDUE 逾期' : ''}`] : []),
        ...(now.dueExplained ? [`  ${now.dueExplained.zh}`, `  ${now.dueExplained.en}`] : []),
      ]
    : ['  ended 已办结'];
  const future = next.map(({ zh, en }) => `  ${zh} ${en}`);
  return [
    ...head,
    '已办 done',
    ...past,
    '当前 now',
    ...present,
    ...(future.length > 0 ? ['下一步 next', ...future] : []),
  ].join('\n');
}

function stateName(state: string): string {
  return named(STATE_TEXTS, state);
}

/** A code as people call it, in both languages. */
export function named(texts: Readonly<Record<string, LocalizedText>>, code: string): string {
  const { zh, en } = text(texts, code);
  return `${zh} ${en}`;
}

function rehearsalMark(daySeconds: number | null): string[] {
  return daySeconds === null ? [] : ['[演练 rehearsal]'];
}

/** What people typed, without signs that would steer a terminal. */
export function plain(typed: string): string {
  return typed.replace(/\p{Cc}+/gu, ' ');
}

/** An instant as a clock in Beijing shows it: 2026-11-21 09:05. */
export function inBeijing(instant: string | Date): string {
  return minuteInBeijing(new Date(instant));
}

/** An article of the measure, as Chinese texts call it and as the measure's file does. */
export function articleName(article: string): string {
  const { zh, en } = articleText(article);
  return zh === en ? en : `${zh} ${en}`;
}
