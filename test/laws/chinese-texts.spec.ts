import { PROBLEMS, refusalText, type ProblemCode } from '#contracts/problems.js';
import * as baseTexts from '#contracts/base-texts.js';
import * as letterTexts from '#contracts/letter-texts.js';
import * as objectionTexts from '#contracts/objection-texts.js';
import * as archiveTexts from '#contracts/archive-texts.js';
import * as mailTexts from '#contracts/mail-texts.js';
import * as meetingTexts from '#contracts/meeting-texts.js';
import * as noticeTexts from '#contracts/notice-texts.js';
import * as operationsTexts from '#contracts/operations-texts.js';
import * as registrationTexts from '#contracts/registration-texts.js';
import * as spreadsheetTexts from '#contracts/spreadsheet-texts.js';
import * as texts from '#contracts/texts.js';
import { OUTLOOK_TEXTS } from '#contracts/outlook.js';
import { VERB_TEXTS } from '#contracts/verb-texts.js';
import * as timelineTexts from '#contracts/timeline-texts.js';
import { CHOICE_TEXTS } from '#api/common/choice-texts.js';
import { FIELD_TEXTS } from '#api/common/field-texts.js';
import { VALIDATION_TEXTS } from '#api/common/validation-texts.js';
import { SUMMARIES } from '#api/docs/summaries.js';
import { GATE_TEXTS, PROBLEM_TEXTS, gateText } from '#domain/dossier/problem-texts.js';

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Units, standards and kinds of files that are written so in Chinese, too. */
const USUAL = /\b(?:PDF|PNG|JPEG|DOCX|XLSX|MB|ISO|DOI|Excel)\b/g;
const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** Every text in it, by where it stands. */
function textsIn(value: unknown, path: string): [string, Text][] {
  if (isText(value)) return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, `${path}.${name}`));
}

const ALL = [
  ...textsIn(
    {
      PROBLEMS,
      OUTLOOK_TEXTS,
      VERB_TEXTS,
      texts,
      baseTexts,
      letterTexts,
      objectionTexts,
      archiveTexts,
      mailTexts,
      meetingTexts,
      noticeTexts,
      operationsTexts,
      registrationTexts,
      spreadsheetTexts,
      timelineTexts,
      PROBLEM_TEXTS,
      GATE_TEXTS,
    },
    '',
  ),
  ...textsIn({ CHOICE_TEXTS, FIELD_TEXTS, VALIDATION_TEXTS, SUMMARIES }, ''),
];

const latinIn = (zh: string) =>
  zh
    .replace(/\{\w+\}/g, '')
    .replace(USUAL, '')
    .match(/[A-Za-z]{2,}/g) ?? [];

/** What a person typed comes back as it was typed, in quotation marks. */
const TYPED = /[“‘]\{\w+\}[”’]/g;

describe('a Chinese sentence', () => {
  it('is there for everything that is said', () => {
    expect(ALL.length).toBeGreaterThan(400);
    expect(ALL.filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '')).toEqual([]);
  });

  it('has no words of the program in it', () => {
    const wrong = ALL.filter(([path, { zh }]) => !path.startsWith('.SUMMARIES') && latinIn(zh).length > 0);
    expect(wrong.map(([path, { zh }]) => `${path}: ${zh}`)).toEqual([]);
  });

  it('calls states and types what people call them', () => {
    const codes = { state: 'underDraw', type: 'park' };
    const wrong = (Object.keys(PROBLEMS) as ProblemCode[])
      .filter((code) => /\{(?:state|type)\}/.test(PROBLEMS[code].zh))
      .map((code) => refusalText({ code, params: codes }).zh)
      .filter((zh) => latinIn(zh).length > 0);
    expect(wrong).toEqual([]);
    expect(refusalText({ code: 'case.wrongState', params: codes }).zh).toContain('抽取专家');
  });

  it('takes the parameters that hold codes only in quotation marks: there, they are what a person has typed', () => {
    const wrong = Object.entries(PROBLEMS).flatMap(([code, { zh }]) =>
      [...zh.replace(TYPED, '').matchAll(/\{(\w+)\}/g)]
        .map(([, name]) => name as string)
        .filter((name) => CODES.includes(name))
        .map((name) => `${code} {${name}}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no bracket with nothing in it', () => {
    const codes = Object.keys(GATE_TEXTS) as (keyof typeof GATE_TEXTS)[];
    const said = codes.flatMap((code) => Object.values(gateText({ code, params: NOTHING })));
    expect(said.filter((sentence) => /（\s*）|\(\s*\)/.test(sentence))).toEqual([]);
    expect(gateText({ code: 'notInBeijing', params: { address: '' } }).zh).toBe('依托单位未在北京市注册。');
  });

  it('says of a last day that it is included', () => {
    const vague = ALL.filter(([, { zh }]) => /\} (?:前|止)/.test(zh)).map(([path, { zh }]) => `${path}: ${zh}`);
    expect(vague).toEqual([]);
  });
});

describe('an English sentence', () => {
  it('names no header and no member of the API to whoever cannot set it: those are in its documentation', () => {
    // Of these, the caller alone can do something.
    const { 'request.keyReused': key, 'session.csrf': page, ...others } = PROBLEMS;
    expect([key, page].every(Boolean)).toBe(true);
    const wrong = Object.entries(others).filter(([, { en }]) => /`|If-Match|\bX-[A-Z]|-Key\b/.test(en));
    expect(wrong.map(([code, { en }]) => `${code}: ${en}`)).toEqual([]);
  });
});

const NOTHING = new Proxy({}, { get: () => '' });

/** Parameters that are ids of the measures or words of the program. */
const CODES = ['indicator', 'criterion', 'criteria', 'item', 'missing', 'reason', 'field', 'part', 'problem', 'role'];
