import { glob } from './glob.js';
import { asObject, optionalText, refuseUnknown, text } from './document.js';
import { badRequest } from './parameters.js';

/** A rule for what is found in the folders of a transfer. */
export interface FilterRule {
  readonly method: 'include' | 'exclude';
  /** Null: both. */
  readonly type: 'file' | 'dir' | null;
  readonly name: string;
}

const KNOWN = ['DATA_TYPE', 'method', 'type', 'name'];

/**
 * Read `filter_rules`. Documented (globus-sdk, `add_filter_rule`); words of the
 * refusals guessed.
 *
 * @throws ServiceError 400
 */
export function readFilterRules(value: unknown): readonly FilterRule[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw badRequest("Field 'filter_rules' must be a list");
  }
  return value.map(each => {
    const rule = asObject(each, 'filter_rule');
    refuseUnknown(rule, KNOWN, 'filter_rule field');
    const method = text(rule, 'method');
    const type = optionalText(rule, 'type') ?? null;
    if (rule.DATA_TYPE !== 'filter_rule') {
      throw badRequest("Field 'DATA_TYPE' must be 'filter_rule'");
    }
    if (method !== 'include' && method !== 'exclude') {
      throw badRequest(`Invalid filter rule method '${method}'`);
    }
    if (type !== null && type !== 'file' && type !== 'dir') {
      throw badRequest(`Invalid filter rule type '${type}'`);
    }
    return { method, type, name: text(rule, 'name') };
  });
}

/**
 * What rules let through. Documented (globus-sdk, `add_filter_rule`): the
 * first rule that fits decides; without one, a thing is included.
 */
export function ruleFilter(
  rules: readonly FilterRule[]
): (name: string, type: 'file' | 'dir') => boolean {
  const tests = rules.map(rule => ({ ...rule, fits: glob(rule.name) }));
  return (name, type) =>
    tests.find(t => (t.type ?? type) === type && t.fits(name))?.method !==
    'exclude';
}

/** Rules as task documents show them; null without any (recorded). */
export function ruleDocuments(
  rules: readonly FilterRule[]
): Record<string, unknown>[] | null {
  return rules.length === 0
    ? null
    : rules.map(rule => ({ DATA_TYPE: 'filter_rule', ...rule }));
}
