import { createJudge } from '../../src/routing/learn/model.ts';
import { createRandom, shuffle } from '../../src/routing/learn/random.ts';
import { decisionsFrom, type StoredDeed } from '../../src/routing/learn/from-deeds.ts';
import { trainModel } from '../../src/routing/learn/train.ts';
import type { Unit } from '../../src/routing/lexicon.ts';
import { exampleOf, type Letter } from './data.ts';
import { score } from './score.ts';

export interface Week {
  readonly week: number;
  readonly event: string;
  readonly letters: number;
  readonly accuracy: number;
  readonly top3: number;
  readonly asked: number;
}

const WEEKS = 4;
/** One order of 137 letters says little: a week's figure is the mean of so many months. */
const SEEDS = [20_200_305, 20_200_306, 20_200_307, 20_200_308, 20_200_309] as const;
/** Before the third week two departments become one and another takes a new name. */
const REORGANISED: Readonly<Record<string, string>> = { 公安交警: '公安局', 文旅广体局: '文体旅游局' };

/** Months that start without any decision, week by week the mean of all: letters and questions are counted together. */
export function correctionMonths(letters: readonly Letter[], units: readonly Unit[]): Week[] {
  const months = SEEDS.map((seed) => correctionMonth(letters, units, seed));
  return Array.from({ length: WEEKS }, (_, i) => together(months.flatMap((weeks) => weeks[i] ?? [])));
}

function together(weeks: readonly Week[]): Week {
  const sum = (of: (week: Week) => number) => weeks.reduce((all, week) => all + of(week), 0);
  const letters = sum((week) => week.letters);
  return {
    week: weeks[0]?.week ?? 0,
    event: weeks[0]?.event ?? '',
    letters,
    accuracy: sum((week) => week.accuracy * week.letters) / letters,
    top3: sum((week) => week.top3 * week.letters) / letters,
    asked: sum(({ asked }) => asked),
  };
}

/** Each week's letters are judged, then their right answers are learned. */
function correctionMonth(letters: readonly Letter[], units: readonly Unit[], seed: number): Week[] {
  const order = Uint32Array.from(letters.keys());
  shuffle(order, createRandom(seed));
  const weeks = Array.from({ length: WEEKS }, (_, week) =>
    [...order].filter((_row, i) => i % WEEKS === week),
  );
  const deeds: StoredDeed[] = [];
  return weeks.map((rows, i) => {
    const rename = i < 2 ? (name: string) => name : (name: string) => REORGANISED[name] ?? name;
    const today = reorganise(units, rename);
    const judge = createJudge(trainModel(decisionsFrom(deeds, today), { units: today }));
    const answers = rows.flatMap((row) => {
      const letter = letters[row];
      if (letter === undefined) return [];
      for (const name of letter.right) deeds.push(deedOf(letter, row, rename(name)));
      return [{ right: letter.right.map(rename), judgement: judge(exampleOf(letter, 'text')) }];
    });
    const { accuracy, top3, coverage } = score(answers);
    const asked = Math.round(answers.length * (1 - coverage));
    const event = i === 2 ? ' (after two were merged and one renamed)' : '';
    return { week: i + 1, event, letters: answers.length, accuracy, top3, asked };
  });
}

/** Signed by that department, as it is called in that week; what was signed before keeps the old name. */
function deedOf({ text, title }: Letter, row: number, department: string): StoredDeed {
  const subject = `letter:${row}`;
  return { id: row, subject, kind: 'accepted', department, role: 'lead', weight: 1, title, text };
}

/** The new department answers for all that those before it answered for. */
function reorganise(units: readonly Unit[], rename: (name: string) => string): Unit[] {
  const names = [...new Set(units.map(({ name }) => rename(name)))];
  return names.map((name) => {
    const before = units.filter((unit) => rename(unit.name) === name);
    return {
      name,
      aliases: before.flatMap((unit) => [unit.name, ...unit.aliases]).filter((alias) => alias !== name),
      responsibilities: before.flatMap(({ responsibilities }) => responsibilities),
    };
  });
}
