import { fold } from '../language/fold.ts';
import { departmentStem, objectSpellings, OFFICE_ENDING } from './lexicon-spellings.ts';
import { NameTrie } from './lexicon-trie.ts';
import type { DirectoryNames, ObjectKind } from './names.ts';

/** A name of the directory found in a text. */
export interface NameFound {
  readonly what: 'department' | 'object';
  /** The canonical name. */
  readonly name: string;
  readonly kind?: ObjectKind;
  /** Half open, in the text that was searched, which is as long as what was typed. */
  readonly start: number;
  readonly end: number;
  /**
   * How surely the thing is meant: `name` whatever stands around it; `alias` of a department is a common word too (交通, 科技) and
   * counts only where an office is asked for; `stem` only before 部门, 那边 and the like.
   */
  readonly strength: 'name' | 'alias' | 'stem';
}

interface Meaning {
  readonly what: 'department' | 'object';
  readonly name: string;
  readonly kind?: ObjectKind;
  readonly strength: NameFound['strength'];
}

export interface Lexicon {
  readonly names: DirectoryNames;
  /** The longest names first, never overlapping, in the order of the text; `folded` comes from `fold`. */
  find(folded: string): NameFound[];
  /** The canonical department of a word that can mean nothing else here, such as the target of 转办. */
  department(folded: string): string | undefined;
  /** Folded names under which the bot is spoken to. */
  readonly botNames: readonly string[];
}

/** Indexes every name and alias in Simplified characters and half width. A spelling shared by two objects names neither. */
export function buildLexicon(names: DirectoryNames): Lexicon {
  const trie = new NameTrie<Meaning>();
  for (const [text, meaning] of spellings(names)) trie.add(text, meaning);
  return {
    names,
    botNames: names.botNames.map(fold),
    find: (folded) => [...findAll(trie, folded)],
    department: (folded) => departmentAt(trie, folded),
  };
}

function* spellings(names: DirectoryNames): Generator<[string, Meaning]> {
  for (const { name, aliases } of names.departments) yield* departmentSpellings(name, aliases);
  for (const { name, kind, aliases } of names.objects) {
    const told = new Set([name, ...aliases].flatMap((one) => objectSpellings(fold(one).trim())));
    for (const text of told) yield [text, { what: 'object', name, kind, strength: 'name' }];
  }
}

function* departmentSpellings(name: string, aliases: readonly string[]): Generator<[string, Meaning]> {
  const told = new Map<string, NameFound['strength']>();
  for (const one of [name, ...aliases]) {
    const text = fold(one).trim();
    const stem = departmentStem(text);
    if (stem !== undefined && !told.has(stem)) told.set(stem, 'stem');
    told.set(text, one === name || OFFICE_ENDING.test(text) ? 'name' : 'alias');
  }
  for (const [text, strength] of told) yield [text, { what: 'department', name, strength }];
}

function* findAll(trie: NameTrie<Meaning>, folded: string): Generator<NameFound> {
  for (let at = 0; at < folded.length;) {
    const found = trie.longestAt(folded, at);
    const meaning = found && settle(found.meanings);
    if (found !== undefined && meaning !== undefined && standsAlone(folded, at, found.text)) {
      yield { ...meaning, start: at, end: at + found.text.length };
      at += found.text.length;
    } else at += 1;
  }
}

const STRENGTHS = ['name', 'alias', 'stem'] as const;

/** What a spelling means: the surest of its meanings, unless two different things are equally sure. */
function settle(meanings: readonly Meaning[]): Meaning | undefined {
  for (const strength of STRENGTHS) {
    const sure = meanings.filter((meaning) => meaning.strength === strength);
    if (sure.length > 0) return sure.every(({ name }) => name === sure[0]?.name) ? sure[0] : undefined;
  }
  return undefined;
}

/** A Latin name is no part of a longer word. */
function standsAlone(folded: string, at: number, text: string): boolean {
  if (!/^[a-z0-9]+$/.test(text)) return true;
  return !/[a-z0-9]/.test(`${folded[at - 1] ?? ' '}${folded[at + text.length] ?? ' '}`);
}

function departmentAt(trie: NameTrie<Meaning>, folded: string): string | undefined {
  const word = folded
    .trim()
    .replace(/^[省市区县](?=.{2})/, (level) => (trie.longestAt(folded.trim(), 0) ? level : ''));
  const meaning = trie.longestAt(word, 0)?.meanings.find(({ what }) => what === 'department');
  return meaning?.name;
}
