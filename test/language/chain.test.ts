import { describe, expect, it } from 'vitest';
import { chainNews, readChain } from '../../src/language/chain.ts';

const first = '#接龙\n各村物资需求\n\n1. 李强 李屯村 口罩200个\n2. 赵敏 石桥村 酒精2箱';
const chain = (text: string) => readChain(text, true) ?? { title: '', note: '', entries: [] };

describe('a 接龙', () => {
  it('has a title and entries', () => {
    expect(readChain(first, false)).toEqual({
      title: '各村物资需求',
      note: '',
      entries: [
        { n: 1, text: '李强 李屯村 口罩200个' },
        { n: 2, text: '赵敏 石桥村 酒精2箱' },
      ],
    });
  });

  it('posted again with one more line adds that line only', () => {
    const news = chainNews(chain(`${first}\n3. 王敏 茶坪村 口罩100个`), chain(first));
    expect(news.added.map(({ n }) => n)).toEqual([3]);
    expect(news.changed).toEqual([]);
  });

  it('posted again with a corrected line changes that line', () => {
    const news = chainNews(chain(first.replace('200个', '300个')), chain(first));
    expect(news.added).toEqual([]);
    expect(news.changed.map(({ n }) => n)).toEqual([1]);
  });

  it('adds nothing when it is posted again as it was', () => {
    expect(chainNews(chain(first), chain(first))).toEqual({ added: [], changed: [] });
  });

  it('is none where nobody said so', () => {
    expect(readChain('1. 戴口罩\n2. 勤洗手', false)).toBeUndefined();
  });

  it('may be typed by hand, where its first line says so and its lines tell amounts', () => {
    const typed = '接龙报用工缺口\n1.际安电器 普工30人\n2.明池玻璃 叉车工2人';
    expect(readChain(typed, false)).toMatchObject({ title: '用工缺口', entries: [{ n: 1 }, { n: 2 }] });
    expect(readChain('用工缺口接龙：\n1、甲厂 普工30人\n2、乙厂 焊工2人', false)?.entries).toHaveLength(2);
    expect(readChain('接龙注意事项\n1. 戴口罩\n2. 勤洗手', false)).toBeUndefined();
    expect(readChain('大家别再接龙了\n1. 口罩200个\n2. 酒精3箱', false)).toBeUndefined();
  });
});
