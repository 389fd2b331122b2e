import type { Section } from '../bulletin.ts';
import { KIND_WORDS } from '../names.ts';
import type { BulletinInput } from './input.ts';

/** 二、四类对象: new | closed | open | overdue. */
export function byKind({ facts }: BulletinInput): Section {
  const lines = facts.byKind
    .filter(({ counts }) => counts.new + counts.closed + counts.open > 0)
    .map(({ kind, counts }) => {
      const word = kind === null ? '未指明对象' : KIND_WORDS[kind];
      return `${word}：新增${counts.new}、办结${counts.closed}、在办${counts.open}、逾期${counts.overdue}`;
    });
  // A group of one kind of object has read these numbers in the line above.
  const repeats = facts.scope.kind !== 'organisation' && lines.length === 1;
  return { heading: '四类对象', lines: repeats ? [] : lines };
}
