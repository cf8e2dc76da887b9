/** Where on a page. */
export const PLACES = ['上部', '中部', '下部'] as const;
export type Place = (typeof PLACES)[number];

/** 标注: what is wrong at a place of a document. */
export interface Mark {
  readonly document: string;
  readonly page: number;
  readonly place: Place;
  readonly note: string;
}

const WRITTEN = /《([^》\n]+)》第 (\d{1,5}) 页(上部|中部|下部)：([^\n]*)/g;

/**
 * A mark is a line of the reason that goes on record: the applicant reads where to look, in Chinese as everything that is sent to
 * him, and the viewer finds it again.
 */
export function written({ document, page, place, note }: Mark): string {
  return `《${document}》第 ${page} 页${place}：${note.replace(/\s+/g, ' ').trim()}`;
}

/** The marks in a text. */
export function marksIn(text: string): readonly Mark[] {
  return [...text.matchAll(WRITTEN)].map(([, document = '', page, place, note = '']) => ({
    document,
    page: Number(page),
    place: place as Place,
    note,
  }));
}

/** The place at this height, counted from the top; 1 is the foot of the page. */
export function placeAt(share: number): Place {
  return PLACES[Math.min(2, Math.max(0, Math.floor(share * 3)))] as Place;
}
