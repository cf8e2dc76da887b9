const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}

/** A text with its addresses as links; nothing else in it is markup. */
export function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"'，。；）]+)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : `<a href="${escaped(part)}">${escaped(part)}</a>`))
    .join('');
}

/** The paragraphs of a mail for programs that show HTML: no pictures, no styles, nothing that is loaded. */
export function mailHtml(paragraphs: readonly string[], language: 'zh' | 'en'): string {
  const body = paragraphs.map((each) => `<p>${linked(each).replace(/\n/g, '<br>')}</p>`).join('\n');
  return `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;
}
