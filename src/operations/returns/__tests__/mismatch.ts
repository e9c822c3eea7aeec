import type { Form } from '../forms';

/** Where a value is not as a form says, or null. */
export function mismatch(form: Form, value: unknown, at = ''): string | null {
  const types = [form.type].flat();
  if (!types.includes(typeOf(value))) {
    return `${at} is ${typeOf(value)}, not ${types.join(' or ')}`;
  }
  if (value === null) {
    return null;
  }
  if (Array.isArray(form.enum) && !form.enum.includes(value)) {
    return `${at} is ${JSON.stringify(value)}`;
  }
  if (Array.isArray(value)) {
    return firstOf(
      value.map((item, index) =>
        mismatch(form.items as Form, item, `${at}.${index}`)
      )
    );
  }
  if (typeof value !== 'object') {
    return null;
  }
  const members = form.properties as Record<string, Form>;
  return firstOf([
    ...(form.required as string[])
      .filter(name => !(name in value))
      .map(name => `${at}.${name} is missing`),
    ...Object.entries(value).map(([name, member]) =>
      members[name]
        ? mismatch(members[name], member, `${at}.${name}`)
        : form.additionalProperties === false
          ? `${at}.${name} is not told of`
          : null
    )
  ]);
}

function firstOf(found: (string | null)[]): string | null {
  return found.find(one => one !== null) ?? null;
}

function typeOf(value: unknown): string {
  return value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value;
}
