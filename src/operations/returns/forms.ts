/** A JSON schema (draft 7) of something that is returned. */
export type Form = Readonly<Record<string, unknown>>;

/** A text. */
export function text(description: string): Form {
  return { type: 'string', description };
}

/** A number. */
export function number(description: string): Form {
  return { type: 'number', description };
}

/** Yes or no. */
export function flag(description: string): Form {
  return { type: 'boolean', description };
}

/** One of some words. */
export function oneOf(words: readonly string[], description: string): Form {
  return { type: 'string', enum: [...words], description };
}

/** The same, or null. */
export function orNull(form: Form): Form {
  return { ...form, type: [form.type, 'null'] };
}

/** A list. */
export function listOf(items: Form, description: string): Form {
  return { type: 'array', items, description };
}

/** What we make: all its members are there, and no others. */
export function ours(
  description: string,
  properties: Record<string, Form>
): Form {
  return {
    ...documentOf(description, properties),
    additionalProperties: false
  };
}

/** A document of the service, of which the members worth knowing are told. */
export function documentOf(
  description: string,
  properties: Record<string, Form>
): Form {
  return {
    type: 'object',
    description,
    required: Object.keys(properties),
    properties
  };
}
