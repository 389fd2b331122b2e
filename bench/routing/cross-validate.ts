import { countPieces } from '../../src/routing/learn/features.ts';
import { dealFolds, groupAlike } from '../../src/routing/learn/groups.ts';
import { createJudge, type Judgement } from '../../src/routing/learn/model.ts';
import { createRandom, shuffle } from '../../src/routing/learn/random.ts';
import { trainModel, type Example, type TrainingOptions } from '../../src/routing/learn/train.ts';
import type { Wording } from '../../src/routing/learn/features.ts';
import { exampleOf, type Letter } from './data.ts';
import type { Answer } from './score.ts';

/** What learns from some letters to judge others. */
export type Learner = (seen: readonly Example[]) => (said: Wording) => Judgement;

/** How letters are dealt: near-duplicates kept together, or each label's letters over all folds as they come. */
export const DEALS = { grouped, ordinary } as const;

export function ours(options: TrainingOptions = {}): Learner {
  return (seen) => createJudge(trainModel(seen, options));
}

/**
 * Every letter is judged by a model that has not seen it; the model's threshold was chosen on its own training rows,
 * so that coverage and precision are those of unseen letters.
 */
export function crossValidate(
  letters: readonly Letter[],
  field: 'text' | 'title',
  fold: Uint8Array,
  learner: Learner,
): Answer[] {
  const folds = fold.reduce((most, hand) => Math.max(most, hand), 0) + 1;
  return Array.from({ length: folds }, (_, held) => {
    const seen = letters.filter((_letter, i) => fold[i] !== held);
    const judge = learner(seen.map((letter) => exampleOf(letter, field)));
    return letters
      .filter((_letter, i) => fold[i] === held)
      .map((letter) => ({ right: letter.right, judgement: judge(exampleOf(letter, field)) }));
  }).flat();
}

/** What alike means to the dealing stays as it is, so that figures can be compared over the years. */
const LONGEST = 3;
const SHARED = 0.5;

/** Neither a letter nor anything alike is learned from and tested on. */
function grouped(letters: readonly Letter[], folds: number): Uint8Array {
  const pieces = letters.map((letter) => countPieces(exampleOf(letter, 'text'), LONGEST));
  return dealFolds(groupAlike(pieces, SHARED), folds);
}

const SEED = 20_200_305;

/** What most published figures rest on: a letter that was sent twice may be learned from and tested on. */
function ordinary(letters: readonly Letter[], folds: number): Uint8Array {
  const order = Uint32Array.from(letters.keys());
  shuffle(order, createRandom(SEED));
  const dealt = new Map<string, number>();
  const fold = new Uint8Array(letters.length);
  for (const row of order) {
    const label = letters[row]?.right[0] ?? '';
    const before = dealt.get(label) ?? 0;
    fold[row] = before % folds;
    dealt.set(label, before + 1);
  }
  return fold;
}
