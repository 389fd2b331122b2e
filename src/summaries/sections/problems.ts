import type { Section } from '../bulletin.ts';
import { percent } from '../rates.ts';
import type { Theme } from '../themes.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 3;
/** One report alone is no common problem. */
const COMMON = 2;
const MOSTLY = 0.5;

interface Told {
  readonly name: string;
  readonly count: number;
  readonly groups: number;
  readonly before: number;
}

/**
 * 四、热点与共性问题: similar reports, named by their telling words; where those are fewer than three, categories that
 * several reports share, unless they are mostly told already.
 */
export function problems({ facts }: BulletinInput): Section {
  const { total, previous } = facts;
  const all = [...facts.themes.map(named), ...categories(facts)];
  return {
    heading: '热点与共性问题',
    lines: all
      .slice(0, SHOWN)
      .map(({ name, count, groups, before }) =>
        [
          `${name}：${count}件，占新增 ${percent(count, total.new)}（${count}/${total.new}）`,
          ...(previous === null ? [] : [`上期${before}件`]),
          ...(groups > 1 ? [`涉及${groups}个组`] : []),
        ].join('，'),
      ),
  };
}

/** `交通运输（道路施工、货车）` */
function named({ category, words, count, groups, before }: Theme): Told {
  const said = words.join('、');
  const name = category === null ? `“${said}”` : said === '' ? category : `${category}（${said}）`;
  return { name, count, groups, before };
}

function categories({ themes, byCategory, previous }: BulletinInput['facts']): Told[] {
  const before = new Map(previous?.byCategory.map(({ category, new: count }) => [category, count]));
  const told = (category: string) =>
    themes.filter((theme) => theme.category === category).reduce((sum, { count }) => sum + count, 0);
  return byCategory
    .filter(({ category, new: count }) => count >= COMMON && told(category) < MOSTLY * count)
    .map(({ category, new: count, groups }) => ({
      name: category,
      count,
      groups,
      before: before.get(category) ?? 0,
    }));
}
