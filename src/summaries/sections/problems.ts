import type { Section } from '../bulletin.ts';
import { percent } from '../rates.ts';
import type { Theme } from '../themes.ts';
import type { BulletinInput } from './input.ts';

const SHOWN = 3;
/** One report alone is no common problem. */
const COMMON = 2;
const MOSTLY = 0.5;
/** What bears it has nothing in common. */
const NO_CATEGORY = '其他';

interface Told {
  readonly name: string;
  readonly count: number;
  readonly groups: number;
  readonly before: number;
}

/**
 * 四、热点与共性问题: similar reports, named by their telling words; where those are fewer than three, categories that
 * several reports share, unless they are mostly told already. Most first, and no report is counted twice.
 */
export function problems({ facts }: BulletinInput): Section {
  const { total, previous } = facts;
  const themes = facts.themes.slice(0, SHOWN);
  const all = [...themes.map(named), ...categories(facts, themes).slice(0, SHOWN - themes.length)];
  return {
    heading: '热点与共性问题',
    lines: all
      .toSorted((a, b) => b.count - a.count)
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

function categories({ byCategory, previous }: BulletinInput['facts'], themes: readonly Theme[]): Told[] {
  const before = new Map(previous?.byCategory.map(({ category, new: count }) => [category, count]));
  return byCategory.flatMap(({ category, new: count, groups }) => {
    const told = themes.reduce((sum, theme) => sum + (theme.byCategory[category] ?? 0), 0);
    const rest = count - told;
    if (category === NO_CATEGORY || rest < COMMON || told >= MOSTLY * count) return [];
    const earlier = before.get(category) ?? 0;
    if (told === 0) return [{ name: category, count, groups, before: earlier }];
    const own = themes.filter((theme) => theme.category === category);
    const toldBefore = own.reduce((sum, theme) => sum + theme.before, 0);
    return [
      { name: `${category}（其他）`, count: rest, groups: 0, before: Math.max(0, earlier - toldBefore) },
    ];
  });
}
