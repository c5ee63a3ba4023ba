import {
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescMethod,
  type DescService,
  ScalarType,
} from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import type { FieldKind } from "../engine/plan.js";
import { Status } from "../engine/reasons.js";
import { commentsOf } from "./comments.js";
import { describeRules } from "./describe-rules.js";
import { readRules } from "./field-rules.js";
import type { Image } from "./image.js";

type Json = Readonly<Record<string, unknown>>;

const ABOUT = `Unary calls are a POST with the request as JSON; one without side effects is also a GET with the request in the query. Streams
are framed as in https://connectrpc.com/docs/protocol: use a client of Connect for them. 64-bit numbers are strings in JSON, bytes are
base64, and a field with its default value may be missing from an answer. Rpcs that take a stream of requests need gRPC.`;

/** Served over HTTP, with those of the contract. */
const HEALTH = "grpc.health.v1.Health";

/** docs/openapi.json: every rpc that the HTTP port serves, as OpenAPI 3.1. The image is one with comments. */
export function openApiText(image: Image): string {
  return `${JSON.stringify(new OpenApiWriter(image).document(), undefined, 1)}\n`;
}

class OpenApiWriter {
  readonly #image: Image;
  readonly #comments: ReadonlyMap<string, string>;
  readonly #schemas = new Map<string, Json>();

  constructor(image: Image) {
    this.#image = image;
    this.#comments = commentsOf(image);
  }

  document(): Json {
    const services = [...this.#image.registry]
      .filter((each): each is DescService => each.kind === "service")
      .filter(({ typeName }) => typeName.startsWith("crewdb.") || typeName === HEALTH)
      .toSorted((a, b) => (a.typeName < b.typeName ? -1 : 1));
    const paths = services.flatMap(({ methods }) => methods.flatMap((method) => this.#path(method)));
    return {
      openapi: "3.1.0",
      info: { title: "crewdb", version: "v1", description: ABOUT.replaceAll("\n", " "), license: LICENSE },
      servers: [{ url: "/" }],
      tags: services.map(({ typeName }) => ({ name: typeName, ...this.#about(typeName) })),
      security: [{}, { token: [] }],
      paths: Object.fromEntries(paths),
      components: {
        schemas: { ...Object.fromEntries([...this.#schemas].toSorted()), "connect.error": ERROR },
        responses: { error: { description: "Any error.", content: { [JSON_TYPE]: { schema: ref("connect.error") } } } },
        securitySchemes: { token: { type: "http", scheme: "bearer", description: "Where the server has tokens." } },
      },
    };
  }

  #path(method: DescMethod): [string, Json][] {
    if (method.methodKind === "client_streaming" || method.methodKind === "bidi_streaming") return [];
    const isStream = method.methodKind === "server_streaming";
    const isRead = method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
    const type = isStream ? "application/connect+json" : JSON_TYPE;
    const id = `${method.parent.name}_${method.name}`;
    const [input, output] = [this.#message(method.input), this.#message(method.output)];
    const common = {
      tags: [method.parent.typeName],
      ...this.#about(`${method.parent.typeName}.${method.name}`),
      responses: {
        "200": {
          description: isStream ? "Each message of the stream, framed." : "The reply.",
          content: { [type]: { schema: output } },
        },
        default: ref("error", "responses"),
      },
    };
    const post = {
      operationId: id,
      ...common,
      parameters: [TIMEOUT],
      requestBody: { required: true, content: { [type]: { schema: input } } },
    };
    const get = {
      operationId: `${id}_get`,
      ...common,
      parameters: [
        { name: "encoding", in: "query", required: true, schema: { const: "json" } },
        { name: "message", in: "query", required: true, content: { [JSON_TYPE]: { schema: input } } },
        TIMEOUT,
      ],
    };
    return [[`/${method.parent.typeName}/${method.name}`, isRead && !isStream ? { post, get } : { post }]];
  }

  /** A reference to a message's schema, which is made with it. */
  #message(desc: DescMessage): Json {
    const known = WELL_KNOWN[desc.typeName];
    if (known !== undefined) return known;
    if (!this.#schemas.has(desc.typeName)) {
      // Before its fields: one may be of the same type.
      this.#schemas.set(desc.typeName, {});
      const properties = desc.fields.map((field): [string, Json] => [field.jsonName, this.#field(field)]);
      const required = desc.name.endsWith("Request") ? desc.fields.filter(isRequired) : [];
      this.#schemas.set(desc.typeName, {
        type: "object",
        ...this.#about(desc.typeName),
        properties: Object.fromEntries(properties),
        ...(required.length === 0 ? {} : { required: required.map(({ jsonName }) => jsonName) }),
        additionalProperties: false,
      });
    }
    return ref(desc.typeName);
  }

  #enum(desc: DescEnum): Json {
    const values = desc.values.map(({ name }) => name);
    this.#schemas.set(desc.typeName, { type: "string", ...this.#about(desc.typeName), enum: values });
    return ref(desc.typeName);
  }

  #field(field: DescField): Json {
    const kind = kindOf(field);
    const repeated = field.fieldKind === "list";
    const { rules, outputOnly } = readRules(field, kind, repeated);
    const words = describeRules({ kind, repeated, outputOnly, ...(rules && { rules }) });
    const comment = this.#comments.get(`${field.parent.typeName}.${field.name}`);
    const description = [comment, words && `(${words})`].filter(Boolean).join(" ");
    const { minItems, maxItems, minLength, maxLength, minimum, maximum, greaterThan, format } = rules ?? {};
    const ofItem = {
      // Of bytes the limits are those of the bytes, and the text is base64.
      ...(kind === "bytes" ? {} : defined({ minLength, maxLength })),
      ...(is64Bit(field) ? {} : defined({ minimum, maximum, exclusiveMinimum: greaterThan })),
      ...(format === "email" ? { format } : {}),
    };
    const about = { ...(description === "" ? {} : { description }), ...(outputOnly ? { readOnly: true } : {}) };
    if (field.fieldKind === "map")
      return { type: "object", additionalProperties: this.#value(field.message, field.enum, field.scalar), ...about };
    const value = { ...this.#value(field.message, field.enum, field.scalar), ...ofItem };
    return repeated
      ? { type: "array", items: value, ...defined({ minItems, maxItems }), ...about }
      : { ...value, ...about };
  }

  #value(message: DescMessage | undefined, desc: DescEnum | undefined, scalar: ScalarType | undefined): Json {
    if (message !== undefined) return this.#message(message);
    if (desc !== undefined) return this.#enum(desc);
    return scalar === undefined ? {} : SCALARS[scalar];
  }

  #about(name: string): Json {
    const description = this.#comments.get(name);
    return description === undefined ? {} : { description };
  }
}

const JSON_TYPE = "application/json";
const LICENSE = { name: "MIT", identifier: "MIT" };

const TIMEOUT: Json = {
  name: "connect-timeout-ms",
  in: "header",
  description: "The call's deadline, in ms from now.",
  schema: { type: "integer", minimum: 0 },
};

const LONG: Json = { type: "string", format: "int64", pattern: "^-?[0-9]+$" };
const UNSIGNED_LONG: Json = { type: "string", format: "uint64", pattern: "^[0-9]+$" };
const INTEGER: Json = { type: "integer", format: "int32" };
const UNSIGNED: Json = { type: "integer", minimum: 0, maximum: 4_294_967_295 };

const SCALARS: Readonly<Record<ScalarType, Json>> = {
  [ScalarType.DOUBLE]: { type: "number", format: "double" },
  [ScalarType.FLOAT]: { type: "number", format: "float" },
  [ScalarType.INT64]: LONG,
  [ScalarType.UINT64]: UNSIGNED_LONG,
  [ScalarType.INT32]: INTEGER,
  [ScalarType.FIXED64]: UNSIGNED_LONG,
  [ScalarType.FIXED32]: UNSIGNED,
  [ScalarType.BOOL]: { type: "boolean" },
  [ScalarType.STRING]: { type: "string" },
  [ScalarType.BYTES]: { type: "string", contentEncoding: "base64" },
  [ScalarType.UINT32]: UNSIGNED,
  [ScalarType.SFIXED32]: INTEGER,
  [ScalarType.SFIXED64]: LONG,
  [ScalarType.SINT32]: INTEGER,
  [ScalarType.SINT64]: LONG,
};

/** Types that have a form of their own in JSON. */
const WELL_KNOWN: Readonly<Record<string, Json>> = {
  "google.protobuf.Timestamp": { type: "string", format: "date-time" },
  "google.protobuf.Duration": { type: "string", pattern: "^-?[0-9]+([.][0-9]{1,9})?s$" },
  "google.protobuf.FieldMask": { type: "string", description: "Names of fields, separated by commas." },
  "google.protobuf.Any": { type: "object", properties: { "@type": { type: "string" } } },
  "google.protobuf.Struct": { type: "object" },
  "google.protobuf.Value": {},
  "google.protobuf.ListValue": { type: "array" },
};

/** https://connectrpc.com/docs/protocol#error-end-stream */
const ERROR: Json = {
  type: "object",
  required: ["code"],
  properties: {
    code: {
      type: "string",
      enum: Object.keys(Status).flatMap((name) =>
        name === "OK" ? [] : [name === "CANCELLED" ? "canceled" : name.toLowerCase()],
      ),
    },
    message: { type: "string" },
    details: {
      type: "array",
      items: {
        type: "object",
        properties: {
          type: { type: "string", description: "Such as google.rpc.ErrorInfo, whose reason docs/errors.md explains." },
          value: { type: "string", contentEncoding: "base64" },
          debug: { description: "The same to be read." },
        },
      },
    },
  },
};

function ref(name: string, kind = "schemas"): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

function defined(facts: Readonly<Record<string, number | undefined>>): Json {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** As far as limits need it. */
function kindOf({ scalar }: DescField): FieldKind {
  return scalar === ScalarType.BYTES ? "bytes" : "string";
}

function isRequired(field: DescField): boolean {
  return readRules(field, kindOf(field), field.fieldKind === "list").rules?.required === true;
}

function is64Bit({ scalar }: DescField): boolean {
  return scalar !== undefined && "pattern" in SCALARS[scalar];
}
