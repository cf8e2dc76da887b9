import type { LocalizedText } from '#domain/measures/measure.js';
import type { Role } from '#domain/procedures/procedure.js';
import { listed } from './listed.js';
import { STATE_TEXTS, text } from './texts.js';
import type { TimelineNow } from './timeline.js';
import { VERB_TEXTS } from './verb-texts.js';

/** Where a case stands for the one who was refused: whose turn it is, and what the asker may decide now. */
export interface Outlook {
  readonly state: string;
  readonly stateText: LocalizedText;
  /** null once the case has ended. */
  readonly now: Pick<TimelineNow, 'turn' | 'turnText' | 'task' | 'dueOn' | 'suspendedSince'> | null;
  readonly yours: readonly { readonly verb: string; readonly text: LocalizedText }[];
}

export const OUTLOOK_TEXTS = {
  at: { zh: '本事项现处“{state}”环节。', en: 'The case is at "{state}".' },
  ended: { zh: '本事项已经办结（{state}）。', en: 'The case has ended: {state}.' },
  turn: { zh: '现由{turn}办理：{task}。', en: 'Whose turn it is now: {turn} ({task}).' },
  notice: {
    zh: '公示期内任何人都可以提出异议，期满自动进入下一环节。',
    en: 'Until the notice ends of itself, anybody may object.',
  },
  suspended: {
    zh: '现已中止办理，恢复后由{turn}继续办理：{task}。',
    en: 'It is suspended; once resumed, the turn is: {turn} ({task}).',
  },
  yours: { zh: '您现在可以：{verbs}。', en: 'You can now: {verbs}.' },
  nothing: { zh: '现在没有需要您办理的事项。', en: 'Nothing waits for you now.' },
} as const satisfies Record<string, LocalizedText>;

export function outlook(state: string, now: Outlook['now'], verbs: readonly string[]): Outlook {
  return {
    state,
    stateText: text(STATE_TEXTS, state),
    now,
    yours: verbs.map((verb) => ({ verb, text: text(VERB_TEXTS, verb) })),
  };
}

/** An outlook in words. `saysState`: the refusal has said the state already. */
export function outlookText(
  { stateText, now, yours }: Outlook,
  { roles, saysState }: { readonly roles: readonly Role[]; readonly saysState: boolean },
): LocalizedText {
  const said: LocalizedText[] = [];
  if (!saysState) said.push(put(now ? OUTLOOK_TEXTS.at : OUTLOOK_TEXTS.ended, { state: stateText }));
  if (now) said.push(put(turnPhrase(now), { turn: now.turnText, task: now.task }));
  if (yours.length > 0) said.push(put(OUTLOOK_TEXTS.yours, { verbs: listed(yours.map((each) => each.text)) }));
  else if (now && !roles.some((role) => role === now.turn)) said.push(OUTLOOK_TEXTS.nothing);
  return { zh: said.map(({ zh }) => zh).join(''), en: said.map(({ en }) => en).join(' ') };
}

function turnPhrase({ turn, suspendedSince }: NonNullable<Outlook['now']>): LocalizedText {
  if (suspendedSince) return OUTLOOK_TEXTS.suspended;
  return turn === 'public' ? OUTLOOK_TEXTS.notice : OUTLOOK_TEXTS.turn;
}

function put(template: LocalizedText, params: Readonly<Record<string, LocalizedText>>): LocalizedText {
  const fill = (language: keyof LocalizedText) =>
    template[language].replace(/\{(\w+)\}/g, (whole, name: string) => params[name]?.[language] ?? whole);
  return { zh: fill('zh'), en: fill('en') };
}
