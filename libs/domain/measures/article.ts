import type { LocalizedText } from './vocabulary.js';

const DIGITS = '零一二三四五六七八九';
const NAMED = /^(Ch|Art)\. (\d{1,2})$/;

/** How a sentence names an article of the measure: "Ch. 3" is 第三章, "Art. 16" is 第十六条. Anything else stays as it is written. */
export function articleText(article: string): LocalizedText {
  const [, kind, number] = NAMED.exec(article) ?? [];
  if (!number) return { zh: article, en: article };
  return { zh: `第${inChinese(Number(number))}${kind === 'Ch' ? '章' : '条'}`, en: article };
}

/** 1 to 99. */
function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const last = ones > 0 ? DIGITS.charAt(ones) : '';
  return tens === 0 ? last : `${tens > 1 ? DIGITS.charAt(tens) : ''}十${last}`;
}
