/** The parts of OpenAPI 3.1 that our document uses, strictly: what is not named here may not be there. */
export const openApiShape = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['openapi', 'info', 'paths', 'components', 'tags'],
  additionalProperties: false,
  properties: {
    openapi: { const: '3.1.0' },
    info: {
      type: 'object',
      required: ['title', 'version', 'license'],
      properties: { license: { type: 'object', required: ['name'] }, version: { type: 'string', minLength: 1 } },
    },
    tags: { type: 'array', minItems: 1, items: { type: 'object', required: ['name'] } },
    webhooks: { type: 'object', maxProperties: 0 },
    paths: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      patternProperties: {
        '^/api(/([a-z0-9-]+|\\{[a-zA-Z]+\\}))+$': {
          type: 'object',
          minProperties: 1,
          additionalProperties: false,
          patternProperties: { '^(get|post|put|delete)$': { $ref: '#/$defs/operation' } },
        },
      },
    },
    components: {
      type: 'object',
      required: ['schemas', 'securitySchemes'],
      properties: {
        schemas: { type: 'object', required: ['Problem'] },
        securitySchemes: {
          type: 'object',
          required: ['borrower', 'staff', 'service'],
          additionalProperties: { type: 'object', required: ['type'] },
        },
      },
    },
  },
  $defs: {
    operation: {
      type: 'object',
      required: ['operationId', 'summary', 'tags', 'security', 'responses'],
      additionalProperties: false,
      properties: {
        operationId: { type: 'string', pattern: '^[a-z]+\\.[a-zA-Z]+$' },
        summary: { type: 'string', minLength: 3 },
        description: { type: 'string' },
        tags: { type: 'array', minItems: 1, maxItems: 1, items: { type: 'string' } },
        security: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            maxProperties: 1,
            propertyNames: { enum: ['borrower', 'staff', 'service'] },
            additionalProperties: { type: 'array', maxItems: 0 },
          },
        },
        parameters: { type: 'array', items: { $ref: '#/$defs/parameter' } },
        requestBody: { type: 'object', required: ['content'], properties: { content: { $ref: '#/$defs/content' } } },
        responses: {
          type: 'object',
          required: ['200', 'default'],
          additionalProperties: { type: 'object', required: ['description', 'content'] },
        },
      },
    },
    parameter: {
      type: 'object',
      required: ['name', 'in', 'required', 'schema'],
      properties: {
        name: { type: 'string', minLength: 1 },
        in: { enum: ['path', 'query', 'header'] },
        schema: { type: 'object' },
      },
      if: { properties: { in: { const: 'path' } } },
      // oxlint-disable-next-line unicorn/no-thenable -- `then` is the keyword of JSON Schema
      then: { properties: { required: { const: true } } },
    },
    content: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { type: 'object', required: ['schema'], properties: { schema: { type: 'object' } } },
    },
  },
} as const;
