import {
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescOneof,
  ScalarType,
} from "@bufbuild/protobuf";
import type { ComponentChildren } from "preact";
import { type Contract, isOutputOnly, isRequired, ruleWords } from "./contract.js";
import { isObject, type Json, type JsonObject, withMember } from "./json.js";
import { Words } from "./words.js";

/** What all parts of a form need. */
interface Form {
  readonly contract: Contract;
  /** What the server says of a field, by its path. */
  readonly violations: ReadonlyMap<string, string>;
}

interface MessageProps {
  readonly form: Form;
  readonly desc: DescMessage;
  readonly value: JsonObject;
  /** `user.` inside the field user; empty at the top. */
  readonly prefix: string;
  readonly onChange: (value: JsonObject) => void;
}

/** The fields of a message, in the order of the contract. */
export function MessageFields({ form, desc, value, prefix, onChange }: MessageProps) {
  const isShown = (field: DescField): boolean => !isOutputOnly(field);
  return (
    <>
      {desc.members.map((member) => {
        if (member.kind === "oneof")
          return (
            <OneofField key={member.name} {...{ form, oneof: member, value, prefix, onChange }} />
          );
        if (!isShown(member)) return null;
        return (
          <FieldRow
            key={member.name}
            form={form}
            field={member}
            siblings={desc.fields}
            value={value[member.jsonName]}
            path={`${prefix}${member.name}`}
            onChange={(next) => onChange(withMember(value, member.jsonName, next))}
          />
        );
      })}
    </>
  );
}

interface OneofProps extends Omit<MessageProps, "desc"> {
  readonly oneof: DescOneof;
}

/** One of several fields: which, and then that one. */
function OneofField({ form, oneof, value, prefix, onChange }: OneofProps) {
  const chosen = oneof.fields.find(({ jsonName }) => jsonName in value);
  const id = `f-${prefix}${oneof.name}`;
  const without = (): JsonObject =>
    Object.fromEntries(
      Object.entries(value).filter(
        ([name]) => !oneof.fields.some(({ jsonName }) => jsonName === name),
      ),
    );
  return (
    <div class="field field-wide">
      <label for={id}>
        {oneof.name} <span class="type">one of</span>
      </label>
      <div class="field-input">
        <select
          id={id}
          value={chosen?.name ?? ""}
          onChange={({ currentTarget }) => {
            const next = oneof.fields.find(({ name }) => name === currentTarget.value);
            onChange(
              next === undefined ? without() : { ...without(), [next.jsonName]: firstValue(next) },
            );
          }}
        >
          <option value="">none</option>
          {oneof.fields.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        {chosen !== undefined && (
          <FieldRow
            form={form}
            field={chosen}
            siblings={oneof.fields}
            value={value[chosen.jsonName]}
            path={`${prefix}${chosen.name}`}
            onChange={(next) =>
              onChange({ ...without(), [chosen.jsonName]: next ?? firstValue(chosen) })
            }
          />
        )}
      </div>
    </div>
  );
}

interface FieldProps {
  readonly form: Form;
  readonly field: DescField;
  readonly siblings: readonly DescField[];
  readonly value: Json | undefined;
  readonly path: string;
  readonly onChange: (value: Json | undefined) => void;
}

function FieldRow(props: FieldProps) {
  const { form, field, path } = props;
  const violation = form.violations.get(path);
  const comment = form.contract.comment(`${field.parent.typeName}.${field.name}`);
  const rules = ruleWords(field);
  const note = [comment, rules === "" ? "" : `(${rules})`].filter((each) => each !== "").join(" ");
  const isOne = field.fieldKind === "scalar" || field.fieldKind === "enum" || isText(field);
  const name = (
    <>
      {field.name}
      {isRequired(field) && (
        <span class="required" title="must be set">
          *
        </span>
      )}{" "}
      <span class="type">{typeName(field)}</span>
    </>
  );
  const isWide = field.message !== undefined && !isText(field);
  return (
    <div class={isWide ? "field field-wide" : "field"}>
      {isOne ? <label for={`f-${path}`}>{name}</label> : <span class="label">{name}</span>}
      <div class="field-input">
        <FieldInput {...props} />
        {violation !== undefined && (
          <p class="violation" id={`v-${path}`}>
            {violation}
          </p>
        )}
        {note !== "" && (
          <p class="note">
            <Words text={note} />
          </p>
        )}
      </div>
    </div>
  );
}

function FieldInput(props: FieldProps) {
  const { field, value, path, form, onChange } = props;
  switch (field.fieldKind) {
    case "scalar":
      return (
        <ScalarInput
          id={`f-${path}`}
          type={field.scalar}
          isOptional={field.presence === 1}
          long={isLong(field)}
          isBad={form.violations.has(path)}
          {...{ value, onChange }}
        />
      );
    case "enum":
      return <EnumInput id={`f-${path}`} desc={field.enum} {...{ form, value, onChange }} />;
    case "message":
      return <MessageInput {...props} desc={field.message} />;
    case "list":
      return <ListInput {...props} field={field} />;
    case "map":
      return <MapInput {...props} field={field} />;
  }
}

interface ValueProps {
  readonly id: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

interface ScalarProps extends ValueProps {
  readonly type: ScalarType;
  readonly isOptional: boolean;
  readonly long: boolean;
  readonly isBad: boolean;
}

const INTEGERS_OF_64: ReadonlySet<ScalarType> = new Set([
  ScalarType.INT64,
  ScalarType.UINT64,
  ScalarType.SINT64,
  ScalarType.FIXED64,
  ScalarType.SFIXED64,
]);

function ScalarInput({ id, type, isOptional, long, isBad, value, onChange }: ScalarProps) {
  const look = {
    id,
    "aria-invalid": isBad,
    ...(isBad ? { "aria-describedby": id.replace("f-", "v-") } : {}),
  };
  if (type === ScalarType.BOOL)
    return (
      <select
        {...look}
        value={value === undefined ? "" : String(value)}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === "" ? undefined : currentTarget.value === "true")
        }
      >
        <option value="">{isOptional ? "not set" : "false"}</option>
        <option>true</option>
        {isOptional && <option>false</option>}
      </select>
    );
  const text = value === undefined || value === null ? "" : String(value);
  if (type === ScalarType.STRING && long)
    return (
      <textarea
        {...look}
        rows={3}
        value={text}
        onInput={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      />
    );
  const isNumber = type !== ScalarType.STRING && type !== ScalarType.BYTES;
  return (
    <input
      {...look}
      type="text"
      autocomplete="off"
      spellcheck={false}
      inputMode={isNumber ? "decimal" : "text"}
      placeholder={type === ScalarType.BYTES ? "base64" : ""}
      value={text}
      onInput={({ currentTarget }) => onChange(toScalar(currentTarget.value, type))}
    />
  );
}

/** What can't be a number is kept as it was typed: the server says what is wrong with it. */
function toScalar(text: string, type: ScalarType): Json | undefined {
  if (text === "") return undefined;
  if (type === ScalarType.STRING || type === ScalarType.BYTES || INTEGERS_OF_64.has(type))
    return text;
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}

function EnumInput({
  id,
  desc,
  form,
  value,
  onChange,
}: ValueProps & { readonly desc: DescEnum; readonly form: Form }) {
  const prefix = desc.sharedPrefix?.toUpperCase() ?? "";
  const comment =
    typeof value === "string" ? form.contract.comment(`${desc.typeName}.${value}`) : "";
  return (
    <>
      <select
        id={id}
        value={typeof value === "string" ? value : ""}
        onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      >
        <option value="">not set</option>
        {desc.values
          .filter(({ number }) => number !== 0)
          .map(({ name }) => (
            <option key={name} value={name}>
              {name.startsWith(prefix) ? name.slice(prefix.length) : name}
            </option>
          ))}
      </select>
      {comment !== "" && <p class="note">{comment}</p>}
    </>
  );
}

const TIMESTAMP = "google.protobuf.Timestamp";
const DURATION = "google.protobuf.Duration";
const FIELD_MASK = "google.protobuf.FieldMask";

/** A message that JSON writes as a text. */
function isText(field: DescField): boolean {
  return (
    field.fieldKind === "message" &&
    (field.message.typeName === TIMESTAMP || field.message.typeName === DURATION)
  );
}

function MessageInput(props: FieldProps & { readonly desc: DescMessage }) {
  const { form, desc, field, siblings, value, path, onChange } = props;
  const id = `f-${path}`;
  if (desc.typeName === TIMESTAMP) return <TimestampInput {...{ id, value, onChange }} />;
  if (desc.typeName === DURATION)
    return (
      <input
        id={id}
        type="text"
        placeholder="1.5s"
        value={typeof value === "string" ? value : ""}
        onInput={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      />
    );
  if (desc.typeName === FIELD_MASK) return <MaskInput {...{ id, value, onChange, siblings }} />;
  if (!isObject(value))
    return (
      <button type="button" class="small" onClick={() => onChange({})}>
        Set {field.name}
      </button>
    );
  return (
    <Nested label={field.name} onRemove={isRequired(field) ? undefined : () => onChange(undefined)}>
      <MessageFields {...{ form, desc, value, prefix: `${path}.`, onChange }} />
    </Nested>
  );
}

interface NestedProps {
  readonly label: string;
  readonly onRemove: (() => void) | undefined;
  readonly children: ComponentChildren;
}

function Nested({ label, onRemove, children }: NestedProps) {
  return (
    <fieldset class="nested">
      <legend class="visually-hidden">{label}</legend>
      {onRemove !== undefined && (
        <button
          type="button"
          class="small nested-remove"
          onClick={onRemove}
          aria-label={`Remove ${label}`}
        >
          Remove
        </button>
      )}
      {children}
    </fieldset>
  );
}

/** A time as RFC 3339 has it, with a picker beside it for the machine's own time zone. */
function TimestampInput({ id, value, onChange }: ValueProps) {
  const text = typeof value === "string" ? value : "";
  const date = new Date(text);
  const local = Number.isNaN(date.getTime())
    ? ""
    : new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
  return (
    <div class="row">
      <input
        id={id}
        type="text"
        placeholder="2026-01-31T12:00:00Z"
        value={text}
        onInput={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      />
      <input
        type="datetime-local"
        step="1"
        aria-label="pick a time"
        value={local}
        onInput={({ currentTarget }) => {
          const picked = new Date(currentTarget.value);
          onChange(Number.isNaN(picked.getTime()) ? undefined : picked.toISOString());
        }}
      />
      <button type="button" class="small" onClick={() => onChange(new Date().toISOString())}>
        now
      </button>
    </div>
  );
}

interface MaskProps extends ValueProps {
  readonly siblings: readonly DescField[];
}

/** The fields of the resource beside it, to be ticked. JSON has their names in lowerCamelCase. */
function MaskInput({ id, value, onChange, siblings }: MaskProps) {
  const resource = siblings.find(
    (each) => each.fieldKind === "message" && !each.message.typeName.startsWith("google.protobuf."),
  );
  const paths =
    resource?.fieldKind === "message"
      ? resource.message.fields
          .filter((field) => !isOutputOnly(field))
          .map(({ jsonName }) => jsonName)
      : [];
  const chosen = new Set(typeof value === "string" && value !== "" ? value.split(",") : []);
  const toggle = (path: string, isOn: boolean): void => {
    if (isOn) chosen.add(path);
    else chosen.delete(path);
    onChange(chosen.size === 0 ? undefined : [...chosen].join(","));
  };
  return (
    <fieldset class="mask" id={id}>
      <legend class="visually-hidden">Fields to change</legend>
      {paths.map((path) => (
        <label key={path}>
          <input
            type="checkbox"
            checked={chosen.has(path)}
            onChange={({ currentTarget }) => toggle(path, currentTarget.checked)}
          />
          {path}
        </label>
      ))}
    </fieldset>
  );
}

function ListInput({
  form,
  field,
  value,
  path,
  onChange,
}: FieldProps & { readonly field: DescField & { fieldKind: "list" } }) {
  const items = Array.isArray(value) ? value : [];
  const change = (next: Json[]): void => onChange(next.length === 0 ? undefined : next);
  const replace = (index: number, item: Json | undefined): void =>
    change(items.map((old, at) => (at === index ? (item ?? emptyItem(field)) : old)));
  const remove = (index: number): void => change(items.filter((_, at) => at !== index));
  return (
    <div class="list">
      {items.map((item, index) => {
        const itemPath = `${path}[${index}]`;
        const label = `${field.name} ${index + 1}`;
        const violation = form.violations.get(itemPath);
        return (
          <div class="list-item" key={index}>
            {field.listKind === "message" && isObject(item) ? (
              <Nested label={label} onRemove={() => remove(index)}>
                <MessageFields
                  form={form}
                  desc={field.message}
                  value={item}
                  prefix={`${itemPath}.`}
                  onChange={(next) => replace(index, next)}
                />
              </Nested>
            ) : (
              <fieldset class="row">
                <legend class="visually-hidden">{label}</legend>
                {field.listKind === "enum" ? (
                  <EnumInput
                    id={`f-${itemPath}`}
                    desc={field.enum}
                    form={form}
                    value={item}
                    onChange={(next) => replace(index, next)}
                  />
                ) : (
                  <ScalarInput
                    id={`f-${itemPath}`}
                    type={field.listKind === "scalar" ? field.scalar : ScalarType.STRING}
                    isOptional={false}
                    long={false}
                    isBad={violation !== undefined}
                    value={item}
                    onChange={(next) => replace(index, next)}
                  />
                )}
                <button
                  type="button"
                  class="small"
                  onClick={() => remove(index)}
                  aria-label={`Remove ${label}`}
                >
                  Remove
                </button>
              </fieldset>
            )}
            {violation !== undefined && <p class="violation">{violation}</p>}
          </div>
        );
      })}
      <button type="button" class="small" onClick={() => change([...items, emptyItem(field)])}>
        Add to {field.name}
      </button>
    </div>
  );
}

function MapInput({
  form,
  field,
  value,
  path,
  onChange,
}: FieldProps & { readonly field: DescField & { fieldKind: "map" } }) {
  const entries = isObject(value) ? Object.entries(value) : [];
  const change = (next: [string, Json][]): void =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  const empty = (): Json => (field.mapKind === "message" ? {} : "");
  return (
    <div class="list">
      {entries.map(([key, item], index) => {
        const set = (nextKey: string, next: Json): void =>
          change(entries.map((old, at) => (at === index ? [nextKey, next] : old)));
        return (
          <div class="list-item" key={index}>
            <div class="row">
              <input
                type="text"
                aria-label={`name ${index + 1} of ${field.name}`}
                value={key}
                onInput={({ currentTarget }) => set(currentTarget.value, item)}
              />
              <button
                type="button"
                class="small"
                aria-label={`Remove ${key}`}
                onClick={() => change(entries.filter((_, at) => at !== index))}
              >
                Remove
              </button>
            </div>
            {field.mapKind === "message" && isObject(item) ? (
              <Nested label={key} onRemove={undefined}>
                <MessageFields
                  form={form}
                  desc={field.message}
                  value={item}
                  prefix={`${path}["${key}"].`}
                  onChange={(next) => set(key, next)}
                />
              </Nested>
            ) : (
              <ScalarInput
                id={`f-${path}-${index}`}
                type={field.mapKind === "scalar" ? field.scalar : ScalarType.STRING}
                isOptional={false}
                long={false}
                isBad={false}
                value={item}
                onChange={(next) => set(key, next ?? "")}
              />
            )}
          </div>
        );
      })}
      <button
        type="button"
        class="small"
        onClick={() => change([...entries, [`key${entries.length + 1}`, empty()]])}
      >
        Add to {field.name}
      </button>
    </div>
  );
}

/** An element as it is before somebody has typed into it. */
function emptyItem(field: DescField & { fieldKind: "list" }): Json {
  if (field.listKind === "message") return {};
  if (field.listKind === "enum") return field.enum.values[1]?.name ?? 0;
  return field.scalar === ScalarType.STRING || field.scalar === ScalarType.BYTES ? "" : 0;
}

/** What a member of a oneof is set to when it is chosen. */
function firstValue(field: DescField): Json {
  if (field.fieldKind === "message") return isText(field) ? "" : {};
  if (field.fieldKind !== "scalar") return "";
  if (field.scalar === ScalarType.BOOL) return false;
  if (INTEGERS_OF_64.has(field.scalar)) return "0";
  return field.scalar === ScalarType.STRING || field.scalar === ScalarType.BYTES ? "" : 0;
}

/** A request in which the messages that must be there are. */
export function firstRequest(desc: DescMessage, depth = 0): JsonObject {
  const entries = desc.fields
    .filter(
      (field) => field.fieldKind === "message" && !isText(field) && isRequired(field) && depth < 4,
    )
    .map((field): [string, Json] => [
      field.jsonName,
      field.message === undefined ? {} : firstRequest(field.message, depth + 1),
    ]);
  return Object.fromEntries(entries);
}

/** Texts that are written in more than one line. */
function isLong({ name }: DescField): boolean {
  return /^(sql|body|content|description|notes|reasoning)$|_(text|html|body|json)$/.test(name);
}

function typeName(field: DescField): string {
  switch (field.fieldKind) {
    case "scalar":
      return ScalarType[field.scalar].toLowerCase();
    case "enum":
      return field.enum.name;
    case "message":
      return field.message.name;
    case "list":
      return `list of ${field.listKind === "scalar" ? ScalarType[field.scalar].toLowerCase() : (field.listKind === "enum" ? field.enum : field.message).name}`;
    case "map":
      return "map";
  }
}
