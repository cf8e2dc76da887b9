import { calendarDateOf } from '#domain/common/calendar-date.js';
import { TIE_KINDS, type TieKind } from '#domain/review/avoidance.js';
import type { Schemas } from '../api/client.js';
import { Refused } from '../api/client.js';
import * as LENGTHS from '../api/lengths.js';
import { readAgain, send } from '../api/queries.js';
import type { Language, Say, Text } from '../app/language.js';
import type { Act, ActField } from '../common/act-form.js';

export type Profile = Schemas['ExpertDto'];
type Tie = Schemas['ExpertTieDto'];

export const TIE_TEXTS: Readonly<Record<TieKind, Text>> = {
  sameEntity: { zh: '任职', en: 'Employment' },
  relative: { zh: '亲属', en: 'Family' },
  supervisorStudent: { zh: '师生', en: 'Supervisor or student' },
  coAuthor: { zh: '合著或合作项目', en: 'Joint papers or projects' },
  interest: { zh: '持股或有偿顾问', en: 'Shares or paid advice' },
};

/** Languages in which cooperation is mostly written; others are added by whoever needs them. */
const LANGUAGES = 'ar cs de en es fa fi fr he hi hu id it ja kk ko mn ms nl pl pt ro ru sr sv th tr uk vi'.split(' ');

export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'language' }).of(code) ?? code;
}

/** What stays as it is where one thing is changed. */
function asSaved({ name, institution, fields, languages, awayUntil, ties, works }: Profile): Schemas['SaveExpertDto'] {
  return { name, institution, fields, languages, ties, works, ...(awayUntil !== null && { awayUntil }) };
}

interface Shown {
  readonly accountId: string;
  /** 0 before the first save. */
  readonly version: number;
}

/** Nothing that somebody else has saved since is undone: what is there now is read, and whoever was refused decides anew. */
async function saved({ accountId, version }: Shown, body: Schemas['SaveExpertDto'], key: string): Promise<unknown> {
  try {
    return await send('put', '/api/v1/experts/{id}', {
      path: { id: accountId },
      headers: { 'If-Match': `"${version}"` },
      key,
      body,
    });
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'expert.stale') await readAgain();
    throw error;
  }
}

interface Editing {
  readonly accountId: string;
  /** Of somebody who decides and is no expert, nothing but employer and ties is kept: nobody draws them. */
  readonly drawn: boolean;
  readonly profile: Profile | null;
  readonly name: string;
  /** One's own: ties, and the name by which they are seen, are an officer's to take back. */
  readonly own: boolean;
}

const NAME: ActField = {
  kind: 'line',
  name: 'name',
  label: { zh: '姓名', en: 'Name' },
  max: LENGTHS.SaveExpertDto.name,
};

/** As many lines as the API takes, each as long as it may be. */
const LONGEST_WORKS = 200 * 201;

function linesOf(text = ''): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Changes who one is; the ties stay. */
export function editAct(
  { accountId, drawn, profile, name, own }: Editing,
  fields: readonly Schemas['FieldDto'][],
  say: Say,
  language: Language,
): Act {
  const known = [...new Set([...LANGUAGES, ...(profile?.languages ?? [])])];
  const ofTheDrawn: ActField[] = [
    {
      kind: 'choices',
      name: 'fields',
      label: { zh: '专业领域', en: 'Fields' },
      options: fields.map((each) => ({ value: each.code, label: say(each.name) })),
    },
    {
      kind: 'choices',
      name: 'languages',
      label: { zh: '语种', en: 'Languages' },
      options: known.map((code) => ({ value: code, label: languageName(code, language) })),
      optional: true,
    },
    {
      kind: 'day',
      name: 'awayUntil',
      label: { zh: '暂不参加评审，至', en: 'Takes no review until' },
      hint: { zh: '含当日；自今日起最长一年。', en: 'That day included; a year from today at most.' },
      optional: true,
    },
    {
      kind: 'text',
      name: 'works',
      label: { zh: '论文和项目', en: 'Papers and projects' },
      hint: {
        zh: '每行一项：论文的 DOI，或者项目、专利的编号。申报书列有同一项的，您对该项申报回避。',
        en: 'One a line: the DOI of a paper, or the number of a project or patent. Where a dossier shows the same, you stand aside.',
      },
      max: LONGEST_WORKS,
      optional: true,
    },
  ];
  return {
    title: { zh: '修改资料', en: 'Change it' },
    effect: {
      zh: '自下一次抽取起生效，以前的抽取仍可按当时的资料复算。',
      en: 'It holds from the next draw on; earlier draws can still be computed again from what was known then.',
    },
    initial: {
      name,
      ...profile,
      awayUntil: profile?.awayUntil ?? undefined,
      works: profile?.works.join('\n') || undefined,
    },
    fields: [
      ...(profile && own ? [] : [NAME]),
      {
        kind: 'line',
        name: 'institution',
        label: { zh: '工作单位', en: 'Employer' },
        hint: { zh: '信用代码或名称。', en: 'Its credit code or its name.' },
        max: LENGTHS.SaveExpertDto.institution,
      },
      ...(drawn ? ofTheDrawn : []),
    ],
    send: ({ works, ...values }, key) =>
      saved(
        { accountId, version: profile?.version ?? 0 },
        {
          fields: [],
          languages: [],
          ties: profile?.ties ?? [],
          name,
          ...(values as { institution: string }),
          ...(drawn && { works: linesOf(works as string | undefined) }),
        },
        key,
      ),
  };
}

export function addTieAct(profile: Profile, say: Say): Act {
  const last = `ties.${profile.ties.length}`;
  return {
    title: { zh: '登记关系', en: 'Add a tie' },
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        sentAs: `${last}.kind`,
        label: { zh: '关系', en: 'Tie' },
        options: TIE_KINDS.map((kind) => ({ value: kind, label: say(TIE_TEXTS[kind]) })),
      },
      {
        kind: 'line',
        name: 'uscc',
        sentAs: `${last}.uscc`,
        label: { zh: '单位的统一社会信用代码', en: 'Credit code of the organisation' },
        hint: { zh: '单位和人员至少填一项。', en: 'Give the organisation, the person, or both.' },
        max: 18,
        optional: true,
      },
      {
        kind: 'line',
        name: 'person',
        sentAs: `${last}.person`,
        label: { zh: '人员姓名', en: 'Name of the person' },
        max: LENGTHS.ExpertTieDto.person,
        optional: true,
      },
      {
        kind: 'day',
        name: 'until',
        sentAs: `${last}.until`,
        label: { zh: '关系终止日', en: 'The last day it held' },
        hint: { zh: '仍存在的不填。', en: 'Leave it empty while it holds.' },
        optional: true,
      },
    ],
    send: (values, key) =>
      saved(profile, { ...asSaved(profile), ties: [...profile.ties, values as unknown as Tie] }, key),
  };
}

export function dropTieAct(profile: Profile, tie: Tie): Act {
  return {
    title: { zh: '删除', en: 'Remove' },
    effect: { zh: '此后不再因这一关系回避。', en: 'Nobody stands aside for it any more.' },
    danger: true,
    send: (_, key) => saved(profile, { ...asSaved(profile), ties: profile.ties.filter((each) => each !== tie) }, key),
  };
}

/** What somebody may do with a tie of their own; it counts on until the look-back has passed. */
export function endTieAct(profile: Profile, tie: Tie): Act {
  const until = calendarDateOf(new Date());
  const ties = profile.ties.map((each) => (each === tie ? { ...tie, until } : each));
  return {
    title: { zh: '今日终止', en: 'It ended today' },
    effect: {
      zh: '在管理办法规定的年限内仍须回避；登记有误的，请联系受理人员。',
      en: 'You stand aside for it for as long as the measures look back; if it was never true, tell a case officer.',
    },
    send: (_, key) => saved(profile, { ...asSaved(profile), ties }, key),
  };
}
