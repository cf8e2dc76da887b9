/**
 * class-validator's constraints as people read them, behind the name of the field; `{0}`, `{1}`: the numbers of its own
 * message, in order.
 */
import type { LocalizedText } from '#domain/measures/measure.js';

const text = (zh: string, en: string): LocalizedText => ({ zh, en });

export const VALIDATION_TEXTS: Readonly<Record<string, LocalizedText>> = {
  required: text('必填', 'is required'),
  unknownValue: text('内容无法识别', 'cannot be read'),
  nestedValidation: text('须为对象或列表', 'must be an object or a list'),
  isString: text('须为文字', 'must be text'),
  isNotEmpty: text('不能为空', 'must not be empty'),
  isNotBlank: text('不能为空白', 'must not be blank'),
  isOneLine: text('不能换行', 'must be a single line'),
  isVisible: text(
    '含有看不见的字符（控制字符、零宽字符或者改变文字方向的字符），请删去后重新输入',
    'holds characters that nobody sees (controls, zero-width ones or ones that turn the direction); type it again without them',
  ),
  minLength: text('至少 {0} 个字', 'needs at least {0} characters'),
  maxLength: text('最多 {0} 个字', 'takes at most {0} characters'),
  isLength: text('须为 {0} 至 {1} 个字', 'takes {0} to {1} characters'),
  matches: text('格式不正确', 'is not in its form'),
  isIn: text('须为以下之一：{choices}', 'must be one of: {choices}'),
  isInt: text('须为整数', 'must be a whole number'),
  isNumber: text('须为数字', 'must be a number'),
  isDecimal: text('须为数字，最多 {0} 位小数', 'must be a number with at most {0} decimals'),
  min: text('不得小于 {0}', 'must be {0} or more'),
  max: text('不得大于 {0}', 'must be {0} or less'),
  isBoolean: text('须为是或否', 'must be true or false'),
  isUuid: text('不是有效的编号', 'must be an id (UUID)'),
  isArray: text('须为列表', 'must be a list'),
  arrayMinSize: text('至少 {0} 项', 'needs at least {0} items'),
  arrayMaxSize: text('最多 {0} 项', 'takes at most {0} items'),
  arrayUnique: text('不能重复', 'must not repeat an item'),
  isObject: text('须为对象', 'must be an object'),
  isCalendarDate: text(
    '须为真实存在的日期（1800 至 2199 年），例如 2026-10-15',
    'must be a day that exists (years 1800 to 2199), such as 2026-10-15',
  ),
  isInstant: text(
    '须为真实存在的时刻，并注明时区',
    'must be an instant with its zone, such as 2026-10-15T09:00:00+08:00',
  ),
};

/** Constraints on what kind of value it is: where one is broken, the others say nothing. */
export const KINDS_OF_VALUE: readonly string[] = [
  'isArray',
  'isObject',
  'nestedValidation',
  'isString',
  'isInt',
  'isNumber',
  'isDecimal',
  'isBoolean',
  'isUuid',
  'isCalendarDate',
  'isInstant',
  'isIn',
];
