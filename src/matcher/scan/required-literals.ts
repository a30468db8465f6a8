import type { Node } from '../pattern/ast.ts';
import { sizeOf, type CharSet } from '../pattern/char-set.ts';

/** A text that stands, ASCII case aside, in some of what a pattern matches, and what else stands there then. */
export interface Need {
  readonly literal: string;
  /**
   * What else stands on the same line wherever this literal counts, of each set one text: one after another, those of
   * `before`, the literal, those of `after`.
   */
  readonly before: readonly Texts[];
  readonly after: readonly Texts[];
  /** How many bytes there may be between the literal and the first of `after`. */
  readonly near: number;
}

/** What texts are wanted. */
export interface Terms {
  /** How often a text is expected in logs; the sum over a set is what it costs to look for it. */
  readonly cost: (literal: string) => number;
  /** In bytes. */
  readonly shortest: number;
}

type Texts = readonly string[];
/** Of a set, one must be found. */
type Needs = readonly Need[];

const mostTexts = 48;
const mostMembers = 16;
const longest = 32;

/** What is known of the texts that a node matches. */
interface Facts {
  /** All of them, where they are few. */
  readonly exact: Texts | undefined;
  /** The cheapest set of which one must occur. */
  readonly required: Needs | undefined;
}

/** The cheapest set of literals that a pattern needs; `undefined` where it needs none that is long enough. */
export function requiredLiterals(root: Node, terms: Terms): Needs | undefined {
  return bestOf(factsOf(root, terms), terms);
}

function factsOf(node: Node, terms: Terms): Facts {
  switch (node.kind) {
    case 'empty':
    case 'assert':
      return { exact: [''], required: undefined };
    case 'set':
      return { exact: membersOf(node.set), required: undefined };
    case 'group':
      return factsOf(node.body, terms);
    case 'concat':
      return concatFacts(node.parts, terms);
    case 'alternate':
      return alternateFacts(node.branches, terms);
    case 'repeat':
      return repeatFacts(node, terms);
  }
}

function alternateFacts(branches: readonly Node[], terms: Terms): Facts {
  const facts = branches.map((branch) => factsOf(branch, terms));
  const exact = facts.every((fact) => fact.exact)
    ? unique(facts.flatMap((fact) => fact.exact ?? []))
    : undefined;
  const best = facts.map((fact) => bestOf(fact, terms));
  const required = best.every((set) => set) ? best.flatMap((set) => set ?? []) : undefined;
  return { exact: exact && exact.length <= mostTexts ? exact : undefined, required };
}

function repeatFacts({ body, min, max }: Extract<Node, { kind: 'repeat' }>, terms: Terms): Facts {
  const facts = factsOf(body, terms);
  if (min === 0) {
    const optional = max === 1 && facts.exact && facts.exact.length < mostTexts;
    return { exact: optional ? unique([...(facts.exact ?? []), '']) : undefined, required: undefined };
  }
  if (min === max && min <= longest)
    return concatFacts(
      Array.from({ length: min }, () => body),
      terms,
    );
  return { exact: undefined, required: bestOf(facts, terms) };
}

/** Runs of parts with few texts are joined; between runs stands what has too many. All that is found must be there. */
function concatFacts(parts: readonly Node[], terms: Terms): Facts {
  /** One after another; some may be too short to be looked for, but of use to doubt what was found. */
  const found: Required[] = [];
  let run: Texts = [''];
  let whole = true;
  let gap = Infinity;
  const considerRun = () => {
    if (isUsable(run, 1)) found.push({ needs: needsOf(run), gap });
    gap = isUsable(run, 1) ? 0 : gap + Math.max(...run.map(byteLength));
  };
  for (const part of parts.flatMap(unrolled)) {
    const facts = factsOf(part, terms);
    const joined = facts.exact && join(run, facts.exact);
    if (joined) {
      run = joined;
      continue;
    }
    whole = false;
    considerRun();
    run = facts.exact ?? [''];
    if (facts.exact) continue;
    gap += mostBytes(part);
    if (!facts.required) continue;
    found.push({ needs: facts.required, gap: Infinity });
    gap = Infinity;
  }
  if (whole) return { exact: run, required: undefined };
  considerRun();
  return { exact: undefined, required: cheapest(found, terms) };
}

/** What must be there, and how many bytes there may be between what was required before and it. */
interface Required {
  readonly needs: Needs;
  readonly gap: number;
}

/** Of sets that all must be met the cheapest that is long enough; the others go along. */
function cheapest(sets: readonly Required[], terms: Terms): Needs | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const [at, { needs }] of sets.entries()) {
    const cost = costOf(needs, terms);
    if (cost >= least || !needs.every(({ literal }) => byteLength(literal) >= terms.shortest)) continue;
    best = at;
    least = cost;
  }
  if (best === undefined) return undefined;
  const before = sets.slice(0, best).flatMap(textsOf);
  const after = sets.slice(best + 1).flatMap(textsOf);
  const gap = sets[best + 1]?.gap ?? Infinity;
  return sets[best]?.needs.map((need) => ({
    literal: need.literal,
    before: [...before, ...need.before],
    after: [...need.after, ...after],
    near: need.after.length > 0 ? need.near : gap,
  }));
}

/** How many bytes a node may match at most, in UTF-8. */
function mostBytes(node: Node): number {
  switch (node.kind) {
    case 'empty':
    case 'assert':
      return 0;
    case 'set':
      return (node.set.at(-1) ?? 0) < 0x80 ? 1 : 3;
    case 'group':
      return mostBytes(node.body);
    case 'concat':
      return node.parts.reduce((sum, part) => sum + mostBytes(part), 0);
    case 'alternate':
      return Math.max(0, ...node.branches.map(mostBytes));
    case 'repeat':
      return node.max === 0 ? 0 : node.max * mostBytes(node.body);
  }
}

/** What stands there of a set, in order: what goes along with a text only where that is the only one. */
function textsOf({ needs }: Required): readonly Texts[] {
  const texts = needs.map(({ literal }) => literal);
  const [only, ...others] = needs;
  return only && others.length === 0 ? [...only.before, texts, ...only.after] : [texts];
}

/** `x+` is `xx*`: what stands before it is followed by an `x`, and what stands after it follows one. */
function unrolled(node: Node): readonly Node[] {
  if (node.kind !== 'repeat' || node.min === 0 || node.min === node.max) return [node];
  const { body, greedy } = node;
  const rest: Node = { kind: 'repeat', body, min: 0, max: Infinity, greedy };
  return [body, rest, body].slice(0, node.min > 1 ? 3 : 2);
}

function join(left: Texts, right: Texts): Texts | undefined {
  if (left.length * right.length > mostTexts) return undefined;
  const joined = unique(left.flatMap((head) => right.map((tail) => head + tail)));
  return joined.every((text) => text.length <= longest) ? joined : undefined;
}

function bestOf({ exact, required }: Facts, terms: Terms): Needs | undefined {
  const texts = exact && usable(exact, terms);
  if (!texts) return required;
  return required && costOf(required, terms) < costOf(texts, terms) ? required : texts;
}

function usable(texts: Texts, { shortest }: Terms): Needs | undefined {
  return isUsable(texts, shortest) ? needsOf(texts) : undefined;
}

function needsOf(texts: Texts): Needs {
  return texts.map((literal) => ({ literal, before: [], after: [], near: Infinity }));
}

function isUsable(texts: Texts, shortest: number): boolean {
  return texts.every((text) => byteLength(text) >= shortest && isWellFormed(text));
}

function costOf(needs: Needs, { cost }: Terms): number {
  return needs.reduce((sum, { literal }) => sum + cost(literal), 0);
}

/** Bytes in UTF-8; each half of a surrogate pair counts as two. */
function byteLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return length;
}

/** A set's members with ASCII letters in lower case, where they are few. */
function membersOf(set: CharSet): Texts | undefined {
  if (sizeOf(set) > 2 * mostMembers) return undefined;
  const members: string[] = [];
  for (let i = 0; i < set.length; i += 2) {
    for (let unit = set[i] ?? 0; unit <= (set[i + 1] ?? 0); unit++) {
      members.push(String.fromCharCode(unit >= 65 && unit <= 90 ? unit + 32 : unit));
    }
  }
  const distinct = unique(members);
  return distinct.length <= mostMembers ? distinct : undefined;
}

/** Half a surrogate pair has no bytes to look for. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

function unique(texts: Texts): Texts {
  return [...new Set(texts)];
}
