import { articleText } from './article.js';

describe('an article as a sentence names it', () => {
  it.each([
    ['Ch. 3', '第三章'],
    ['Art. 8', '第八条'],
    ['Art. 10', '第十条'],
    ['Art. 16', '第十六条'],
    ['Art. 20', '第二十条'],
    ['Art. 22', '第二十二条'],
    ['附件二', '附件二'],
  ])('%s is %s', (article, zh) => expect(articleText(article)).toEqual({ zh, en: article }));
});
