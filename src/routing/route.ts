import type { RoutingRecord } from '../issues/issue.ts';
import { helpersNeeded } from './both-needed.ts';
import { createLexicon, type Evidence, type Lexicon } from './lexicon.ts';
import type { Candidate, RoutingDepartment, RoutingOutcome, RoutingRequest, RoutingRule } from './outcome.ts';
import { holds, isCatchAll, ruleWords } from './rules.ts';

export type { Candidate, RoutingDepartment, RoutingOutcome, RoutingRequest, RoutingRule } from './outcome.ts';

export interface RouterOptions {
  readonly departments: readonly RoutingDepartment[];
  readonly rules: readonly RoutingRule[];
  /** The department that usually answers for a category, by names: it speaks, it does not decide. */
  readonly categoryDefaults?: Readonly<Record<string, string>>;
  /** Names and aliases of service objects: "粮食" in a company's name says nothing about the matter. */
  readonly objectNames?: readonly string[];
  /** Judges a text by what was learned; the responsibilities alone judge where it is absent. */
  readonly model?: RoutingModel;
  /** Last month fewer lone decisions were right than promised: now this much confidence is needed besides. */
  readonly floor?: number;
}

/** What the learned classifier tells the router. */
export interface RoutingModel {
  /** Candidates best first, whether the promised precision is kept for the best, and the words that decided. */
  judge(said: { readonly text: string; readonly title?: string }): {
    ranked: readonly Candidate[];
    sure: boolean;
    /** False while too few decisions are known to prove the threshold. */
    proven: boolean;
    because: readonly string[];
  };
}

export interface Router {
  route(request: RoutingRequest): RoutingOutcome;
}

/** A rung of the ladder; undefined where it has nothing to say. */
type Step = (request: RoutingRequest) => RoutingOutcome | undefined;

const CHOICES = 3;
/** Evidence of this much is as likely to mean nothing as to mean something; a phrase of four rare characters has four times as much. */
const DOUBT = 4;
/** Cold, without a single decision to learn from, the router sends alone only where this much of the evidence agrees. */
const SURE = 0.8;
const TITLE_WEIGHT = 0.5;
const CATEGORY_WEIGHT = 0.5;
const CATEGORY_DEFAULT = 6;

/** The ladder: what the message names, what the organisation ruled, what the text says, a person. */
export function createRouter(options: RouterOptions): Router {
  const lexicon = createLexicon(options.departments);
  const cold = byText(options, lexicon);
  const text = options.model ? byModel(options, options.model, cold) : cold;
  const ladder = [byName(options), byRule(options), withHelpers(options, lexicon, withFloor(options, text))];
  const last = catchAll(options);
  return {
    route(request) {
      let asked: RoutingOutcome | undefined;
      for (const step of ladder) {
        const outcome = step(request);
        if (outcome?.decision === 'route') return outcome;
        asked ??= outcome;
      }
      return last(request) ?? asked ?? ask([], ['没有可以比对的职责']);
    },
  };
}

function byName({ departments }: RouterOptions): Step {
  const nameOf = namesById(departments);
  return ({ named }) => {
    const [lead, ...assisting] = new Set(named);
    if (lead === undefined) return undefined;
    const helpers = assisting.map(nameOf).join('、');
    const because = [`消息点名${nameOf(lead)}`, ...(helpers === '' ? [] : [`一并提到${helpers}`])];
    return route('named', [lead, ...assisting].map(certain), because, assisting);
  };
}

function byRule({ rules, departments }: RouterOptions): Step {
  const idOf = idsByName(departments);
  return (request) => {
    const rule = rules.find((one) => !isCatchAll(one) && holds(one, request));
    const id = rule && idOf.get(rule.department);
    if (rule === undefined || id === undefined) return undefined;
    return route('rule', [certain(id)], [`规则“${ruleWords(rule)}”归${rule.department}`]);
  };
}

function catchAll({ rules, departments }: RouterOptions): Step {
  const rule = rules.find(isCatchAll);
  const id = rule && idsByName(departments).get(rule.department);
  return () =>
    rule === undefined || id === undefined
      ? undefined
      : route('rule', [certain(id)], [`其他规则和职责都没有对上，按兜底规则归${rule.department}`]);
}

/** While too few decisions are known to prove a threshold, what the responsibilities alone would decide still stands. */
function byModel(options: RouterOptions, model: RoutingModel, cold: Step): Step {
  const matter = matterOf(options);
  return (request) => {
    const { text, title } = request;
    const said = { text: matter(text), ...(title !== undefined && { title: matter(title) }) };
    const { ranked, sure, proven, because } = model.judge(said);
    if (sure) return route('learned', ranked, because);
    const usual = proven ? undefined : cold(request);
    const agrees = usual?.decision === 'route' && usual.lead === ranked[0]?.departmentId;
    return agrees ? usual : ask(ranked, because);
  };
}

/** Asks where the best is less likely than what last month's mistakes demand. */
function withFloor({ floor = 0 }: RouterOptions, step: Step): Step {
  return (request) => {
    const outcome = step(request);
    if (outcome?.decision !== 'route') return outcome;
    const { candidates, because } = outcome.record;
    return (candidates[0]?.confidence ?? 0) >= floor ? outcome : ask(candidates, because);
  };
}

/** Says who else the text needs: proposed together with the best, decided by a person. */
function withHelpers(options: RouterOptions, lexicon: Lexicon, step: Step): Step {
  const { departments } = options;
  const matter = matterOf(options);
  const nameOf = namesById(departments);
  return (request) => {
    const outcome = step(request);
    const best = outcome?.record.candidates[0]?.departmentId;
    const lead = departments.findIndex(({ id }) => id === best);
    if (outcome === undefined || lead === -1) return outcome;
    const helpers = helpersNeeded(lexicon, lead, matter(`${request.title ?? ''} ${request.text}`));
    const proposed = helpers.flatMap((unit) => departments[unit]?.id ?? []);
    if (proposed.length === 0) return outcome;
    const words = `另有内容属于${proposed.map(nameOf).join('、')}`;
    return {
      ...outcome,
      record: { ...outcome.record, because: [...outcome.record.because, words], proposed },
    };
  };
}

/** Cold start: the responsibilities as they are written, read against the text. */
function byText(options: RouterOptions, lexicon: Lexicon): Step {
  const { departments, categoryDefaults = {} } = options;
  const matter = matterOf(options);
  const idOf = idsByName(departments);
  return ({ text, title = '', category }) => {
    const scores = weighed(
      lexicon,
      [matter(text), 1],
      [matter(title), TITLE_WEIGHT],
      [category ?? '', CATEGORY_WEIGHT],
    );
    const usual = idOf.get(categoryDefaults[category ?? ''] ?? '');
    const ranked = rank(
      departments.map(({ id }, i) => [id, (scores[i] ?? 0) + (id === usual ? CATEGORY_DEFAULT : 0)]),
    );
    const best = departments.findIndex(({ id }) => id === ranked[0]?.departmentId);
    const said = [matter(text), matter(title), category ?? ''].join(' ');
    const evidence = best === -1 ? [] : lexicon.evidence(best, said, 3);
    if ((ranked[0]?.confidence ?? 0) >= SURE) return route('learned', ranked, evidence.map(dutyWords));
    return ask(ranked, ranked.length === 0 ? ['没有职责与内容对得上'] : evidence.map(dutyWords));
  };
}

function weighed(lexicon: Lexicon, ...parts: readonly (readonly [string, number])[]): number[] {
  const scored = parts.map(([text, weight]) => lexicon.scores(text).map((score) => score * weight));
  return (scored[0] ?? []).map((_, i) => scored.reduce((sum, scores) => sum + (scores[i] ?? 0), 0));
}

/** Each one's share of the squared evidence, with a share kept back for "none of these". */
function rank(scores: readonly (readonly [number, number])[]): Candidate[] {
  const all = scores.reduce((sum, [, score]) => sum + score ** 2, DOUBT ** 2);
  return scores
    .filter(([, score]) => score > 0)
    .map(([departmentId, score]) => ({ departmentId, confidence: score ** 2 / all }))
    .sort((a, b) => b.confidence - a.confidence);
}

function route(
  step: RoutingRecord['step'],
  ranked: readonly Candidate[],
  because: readonly string[],
  assisting: readonly number[] = [],
): RoutingOutcome {
  const lead = ranked[0];
  if (lead === undefined) return ask([], because);
  return {
    decision: 'route',
    lead: lead.departmentId,
    assisting,
    record: { step, because, candidates: ranked.slice(0, Math.max(CHOICES, assisting.length + 1)) },
  };
}

function ask(ranked: readonly Candidate[], because: readonly string[]): RoutingOutcome {
  const candidates = ranked.slice(0, CHOICES);
  return { decision: 'ask', candidates, record: { step: 'asked', because, candidates } };
}

/** `职责“道路施工”`, or with the words that were typed where these are fewer: `职责“道路施工”命中“施工”`. */
function dutyWords({ phrase, matched }: Evidence): string {
  return phrase === matched ? `职责“${phrase}”` : `职责“${phrase}”命中“${matched}”`;
}

function matterOf({ objectNames = [] }: RouterOptions): (text: string) => string {
  return withoutNames(objectNames);
}

/** What is left of a text when the names of objects are taken out, the longest first. */
export function withoutNames(objectNames: readonly string[]): (text: string) => string {
  const names = objectNames.toSorted((a, b) => b.length - a.length);
  return (text) => names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
}

function certain(departmentId: number): Candidate {
  return { departmentId, confidence: 1 };
}

function namesById(departments: readonly RoutingDepartment[]): (id: number) => string {
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? `部门${id}`;
}

function idsByName(departments: readonly RoutingDepartment[]): ReadonlyMap<string, number> {
  return new Map(departments.map(({ id, name }) => [name, id]));
}
