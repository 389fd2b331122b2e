import { countPieces } from '../../src/routing/learn/features.ts';
import { dealFolds, groupAlike } from '../../src/routing/learn/groups.ts';
import { createJudge } from '../../src/routing/learn/model.ts';
import { trainModel, type TrainingOptions } from '../../src/routing/learn/train.ts';
import { exampleOf, type Letter } from './data.ts';
import type { Answer } from './score.ts';

/**
 * Every letter is judged by a model that has seen neither it nor anything alike; the model's threshold
 * was chosen on its own training rows, so that coverage and precision are those of unseen letters.
 */
export function crossValidate(
  letters: readonly Letter[],
  field: 'text' | 'title',
  folds: number,
  options: TrainingOptions = {},
): Answer[] {
  const fold = dealFolds(groupAlike(letters.map((letter) => countPieces(exampleOf(letter, 'text')))), folds);
  return Array.from({ length: folds }, (_, held) => {
    const seen = letters.filter((_letter, i) => fold[i] !== held);
    const judge = createJudge(
      trainModel(
        seen.map((letter) => exampleOf(letter, field)),
        options,
      ),
    );
    return letters
      .filter((_letter, i) => fold[i] === held)
      .map((letter) => ({ right: letter.right, judgement: judge(exampleOf(letter, field)) }));
  }).flat();
}
