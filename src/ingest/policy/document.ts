/** case.yaml as a document in which every value has a line. */
import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { FaultList } from '../faults.ts';

export const CASE_YAML = 'case.yaml';

export interface CaseDocument {
  /** Plain values; keys without a value are left out, and so take their default. */
  readonly values: unknown;
  /** 1-based line of the key at a path, or of the nearest key above it. */
  lineOf(path: readonly PropertyKey[]): number | null;
}

/** Parses the text; YAML errors are faults, and the result then holds what could be understood. */
export function parseCaseYaml(text: string, faults: FaultList): CaseDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line;
    faults.add('POLICY-YAML', { file: CASE_YAML, line }, firstSentence(error.message));
  }
  const root = document.contents;
  const lineOf = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(root, path);
    return offset === null ? null : lines.linePos(offset).line;
  };
  if (document.errors.length > 0) return { values: {}, lineOf };
  let values: unknown;
  try {
    values = withoutNulls(document.toJS());
  } catch (error) {
    // Aliases that would unfold without end.
    faults.add('POLICY-YAML', { file: CASE_YAML, line: 1 }, firstSentence(String((error as Error).message)));
    return { values: {}, lineOf };
  }
  if (values === undefined || isMap(root)) return { values: values ?? {}, lineOf };
  faults.add('POLICY-YAML', { file: CASE_YAML, line: 1 }, `${CASE_YAML} is not a list of keys and values`);
  return { values: {}, lineOf };
}

function firstSentence(message: string): string {
  return message.split('\n')[0];
}

function withoutNulls(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item) => (item === null ? '' : withoutNulls(item)));
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutNulls(item)]));
}

function offsetOf(root: unknown, path: readonly PropertyKey[]): number | null {
  let offset: number | null = null;
  let node: unknown = root;
  for (const key of path) {
    const step: { key: Node | null; value: unknown } | null = stepInto(node, key);
    if (!step) break;
    offset = step.key?.range?.[0] ?? offset;
    node = step.value;
  }
  return offset;
}

function stepInto(node: unknown, key: PropertyKey): { key: Node | null; value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair ? { key: isNode(pair.key) ? pair.key : null, value: pair.value } : null;
  }
  if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
    const item: unknown = node.items[Number(key)];
    return isNode(item) ? { key: item, value: item } : null;
  }
  return null;
}
