/** Refuses JSON that no honest form sends, before anything else looks at it. Text is kept as it is: HTML and SQL are text. */
import { labelOf } from './field-texts.js';
import type { FieldProblem } from './field-problem.js';

/** Rows → row → list → item → list of codes is the deepest that a part goes. */
const MAX_DEPTH = 8;
/** 500 rows of 20 fields with 20 files each are 210 000 values. */
const MAX_VALUES = 250_000;
/** Names that reach into JavaScript's objects instead of naming a field. */
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype']);
/** Control characters other than tab and line breaks: no form produces them, and PostgreSQL refuses NUL. */
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]');

const TEXTS = {
  pollution: { zh: '是程序保留的名称，不能作字段名', en: 'is a name of the program’s own and no field' },
  tooDeep: { zh: `嵌套超过 ${MAX_DEPTH} 层`, en: `is nested more than ${MAX_DEPTH} deep` },
  tooMany: { zh: `内容过多，超过 ${MAX_VALUES} 个值`, en: `brings the values to more than ${MAX_VALUES}` },
  listInList: { zh: '是列表中的列表，不予接受', en: 'is a list inside a list' },
  controlCharacter: { zh: '含有控制字符', en: 'contains control characters' },
  malformedText: { zh: '文字编码有误', en: 'is not well-formed Unicode' },
} as const;

type Code = keyof typeof TEXTS;

/** Every reason not to look further; empty for plain data. Walks iteratively, so that depth itself is no danger. */
export function guardJson(json: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const report = (path: string, code: Code) => {
    const [label, { zh, en }] = [labelOf(path), TEXTS[code]];
    problems.push({ path, code, detail: { zh: `“${label.zh}”${zh}`, en: `${label.en} ${en}` } });
  };
  const open: { path: string; value: unknown; depth: number }[] = [{ path: '', value: json, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, value, depth } = next;
    if (++seen > MAX_VALUES) {
      report(path, 'tooMany');
      return problems;
    }
    if (typeof value === 'string') checkText(path, value, report);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) {
      report(path, 'tooDeep');
      continue;
    }
    for (const name of Object.keys(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      if (POLLUTING.has(name)) report(at, 'pollution');
      else {
        const inside = (value as Record<string, unknown>)[name];
        // class-validator takes a list for an object with no fields of its own
        if (Array.isArray(value) && Array.isArray(inside)) report(at, 'listInList');
        else open.push({ path: at, value: inside, depth: depth + 1 });
      }
    }
  }
  return problems;
}

function checkText(path: string, value: string, report: (path: string, code: Code) => void): void {
  if (CONTROL.test(value)) report(path, 'controlCharacter');
  if (!value.isWellFormed()) report(path, 'malformedText');
}
