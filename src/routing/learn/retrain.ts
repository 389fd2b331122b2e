import { successors } from '../successor.ts';
import type { Unit } from '../lexicon.ts';
import type { Decided } from './from-deeds.ts';
import { createJudge, type Judgement, type Model } from './model.ts';
import { decodeModel, encodeModel } from './stored.ts';
import type { Threshold } from './threshold.ts';
import { trainModel } from './train.ts';

/** Everything a training needs, as plain values: it may run in another thread. */
export interface RetrainingTask {
  /** Oldest first. */
  readonly decided: readonly Decided[];
  readonly units: readonly Unit[];
  readonly promise: number;
  /** The model in use, and the newest row that it knew; without one the responsibilities alone are the rival. */
  readonly old: { readonly bytes: Uint8Array; readonly lastExample: number } | null;
}

/** Two judges on decisions that neither had learned from. */
export interface HeldBack {
  readonly rows: number;
  readonly oldRight: number;
  readonly newRight: number;
  readonly oldAsked: number;
  readonly newAsked: number;
}

export interface Retrained {
  readonly bytes: Uint8Array;
  readonly threshold: Threshold;
  readonly examples: number;
  /** Null where no decision was left that both could be tried on. */
  readonly heldBack: HeldBack | null;
  /** False: the old one was better on the held-back decisions and stays. */
  readonly taken: boolean;
}

/** The newest fifth, at most so many: what was decided lately is most like what comes next. */
const HELD_SHARE = 0.2;
const MOST_HELD = 500;
const FEWEST_HELD = 5;

/** Learns anew from all decisions, and says whether it may take the old one's place. */
export function retrain({ decided, units, promise, old }: RetrainingTask): Retrained {
  const options = { units, promise, repeats: true };
  const heldBack = tryOut({ decided, units, promise, old });
  const model = trainModel(decided, options);
  return {
    bytes: encodeModel(model),
    threshold: model.threshold,
    examples: model.examples,
    heldBack,
    taken: heldBack === null || heldBack.newRight >= heldBack.oldRight,
  };
}

/** A rival learns from all but the newest decisions, then both answer these. */
function tryOut({ decided, units, promise, old }: RetrainingTask): HeldBack | null {
  const fresh = decided.filter(({ labels, since }) => labels.length > 0 && since > (old?.lastExample ?? 0));
  const most = Math.min(MOST_HELD, Math.max(FEWEST_HELD, Math.ceil(decided.length * HELD_SHARE)));
  const held = fresh.slice(-most);
  const oldest = held[0]?.since;
  if (oldest === undefined || held.length < FEWEST_HELD) return null;
  const options = { units, promise, repeats: true };
  const rival = trainModel(
    decided.filter(({ since }) => since < oldest),
    options,
  );
  const reigning = old === null ? trainModel([], options) : decodeModel(old.bytes);
  const [were, are] = [answers(reigning, held, units), answers(rival, held, units)];
  return {
    rows: held.length,
    oldRight: were.right,
    newRight: are.right,
    oldAsked: were.asked,
    newAsked: are.asked,
  };
}

function answers(model: Model, held: readonly Decided[], units: readonly Unit[]) {
  const judge = createJudge(model);
  const today = successors(units);
  let [right, asked] = [0, 0];
  for (const one of held) {
    const { ranked, sure } = judge(one);
    const name = best(ranked);
    if (one.labels.includes(today(name)?.name ?? name)) right += 1;
    if (!sure) asked += 1;
  }
  return { right, asked };
}

function best(ranked: Judgement['ranked']): string {
  return ranked[0]?.name ?? '';
}
