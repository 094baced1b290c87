import { z } from '@hono/zod-openapi';

/**
 * The same schema for the API document, which asks of each field whether it takes `undefined` and so would call
 * fields that may be left out, but not be undefined, required.
 */
export function documentedSchema(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodExactOptional) return z.optional(documentedSchema(inner(schema.unwrap())));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return schema.clone({ ...schema.def, innerType: documentedSchema(inner(schema.unwrap())) } as never);
  }
  if (schema instanceof z.ZodObject) return documentedObject(schema);
  if (schema instanceof z.ZodArray) {
    return schema.clone({ ...schema.def, element: documentedSchema(inner(schema.element)) } as never);
  }
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map((option) => documentedSchema(inner(option)));
    return schema.clone({ ...schema.def, options } as never);
  }
  if (schema instanceof z.ZodRecord) {
    return schema.clone({ ...schema.def, valueType: documentedSchema(inner(schema.valueType)) } as never);
  }
  return schema;
}

function documentedObject(schema: z.ZodObject): z.ZodObject {
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, documentedSchema(inner(field))]);
  return schema.clone({ ...schema.def, shape: Object.fromEntries(fields) as z.ZodRawShape });
}

// Zod's classic schemas hold classic schemas; their types only promise the core ones.
function inner(schema: unknown): z.ZodType {
  return schema as z.ZodType;
}
