/** Values of the data types that matter.js has models of: random ones, and what JSON says of them. */
import { Metatype } from "@matter/model";
import {
    AttributeId,
    BitmapEncodedValue,
    ClusterId,
    CommandId,
    DeviceTypeId,
    EndpointNumber,
    EventId,
    GroupId,
    ModelBounds,
    NullableSchema,
    TlvOfModel,
    TlvWrapper,
    VendorId,
} from "@matter/types";
import { entryOf } from "./clusters.mjs";

/** The context tag of the index of the fabric, which clients leave out of what they send. */
const FABRIC_INDEX = 254;

/** The types whose numbers are not all in use, and what knows which are. */
const IDS = {
    "attrib-id": AttributeId,
    "cluster-id": ClusterId,
    "command-id": CommandId,
    "devtype-id": DeviceTypeId,
    "endpoint-no": EndpointNumber,
    "event-id": EventId,
    "fabric-idx": { isValid: number => number >= 1 && number <= 254 },
    "group-id": { isValid: number => number !== 0 && GroupId.isValid(number) },
    "vendor-id": VendorId,
};

const MOST_ENTRIES = 3;
const LONGEST = 40;

/** A value that the definition allows, as far as that can be told without the values of others. */
export function randomValue(random, model) {
    if (model.nullable && random.chance(4)) {
        return null;
    }
    switch (model.effectiveMetatype) {
        case Metatype.object:
            return randomStruct(random, model);
        case Metatype.array:
            return randomList(random, model);
        case Metatype.boolean:
            return random.chance(2);
        case Metatype.bitmap:
            return Object.fromEntries(bitsOf(model).map(name => [name, random.chance(2)]));
        case Metatype.enum:
            return randomEnum(random, model);
        case Metatype.string:
            return randomText(random, model);
        case Metatype.bytes:
            return random.bytes(randomLength(random, model));
        case Metatype.float:
            return Math.fround((random.below(2_000_001) - 1_000_000) / 10 ** random.below(7));
        case Metatype.integer:
            return randomInteger(random, model);
        default:
            throw new Error(`no values of ${model.path} can be made`);
    }
}

/** A structure; what has no fields at all has no value for matter.js. */
function randomStruct(random, model) {
    if (model.properties.length === 0) {
        return undefined;
    }
    const value = {};
    for (const field of model.properties) {
        if (isInUse(field) && (field.mandatory || random.chance(2))) {
            value[field.propertyName] =
                field.id === FABRIC_INDEX && random.fabric !== undefined ? random.fabric : randomValue(random, field);
        }
    }
    return value;
}

/** Whether a definition has not been given up. */
function isInUse(model) {
    return !/^[DX]\b/.test(model.conformance.toString());
}

function randomList(random, model) {
    const { min, max } = lengthBounds(model, MOST_ENTRIES);
    const entry = entryOf(model);
    return Array.from({ length: min + random.below(max - min + 1) }, () => randomValue(random, entry));
}

function randomEnum(random, model) {
    const values = model.members.filter(isInUse).map(({ id }) => id);
    return values.length > 0 ? random.pick(values) : random.below(255);
}

function lengthBounds(model, most) {
    const { length, minLength = 0, maxLength = Infinity } = ModelBounds.createLengthBounds(model) ?? {};
    const min = length ?? minLength;
    return { min, max: Math.max(min, Math.min(length ?? maxLength, min + most)) };
}

function randomLength(random, model) {
    const { min, max } = lengthBounds(model, LONGEST);
    return min + random.below(max - min + 1);
}

/**
 * A text. Its length counts octets on the wire and UTF-16 in matter.js: what has to have a length has nothing in it for
 * which that makes a difference, and the rest is not too long either way.
 */
function randomText(random, model) {
    const { min } = lengthBounds(model, LONGEST);
    let text = "";
    let left = randomLength(random, model);
    while (left > 0) {
        const other = ["é", "界", "💡"][random.below(3)];
        const size = Buffer.byteLength(other);
        const isOther = min === 0 && size <= left && random.chance(6);
        text += isOther ? other : String.fromCharCode(0x20 + random.below(0x5f));
        left -= isOther ? size : 1;
    }
    return text;
}

function randomInteger(random, model) {
    const range = ModelBounds.NumericRanges[model.metabase.name];
    const { min, max } = ModelBounds.createNumberBounds(model) ?? {};
    let [low, high] = [BigInt(range.min), BigInt(range.max)];
    if (model.nullable) {
        // What stands for null in memory is no value.
        [low, high] = low < 0n ? [low + 1n, high] : [low, high - 1n];
    }
    const value = randomId(model, () =>
        random.integer(
            min === undefined || BigInt(min) < low ? low : min,
            max === undefined || BigInt(max) > high ? high : max,
        ),
    );
    const schema = withoutNull(TlvOfModel(model));
    const number = range.max > 0xffffffff ? value : Number(value);
    return schema instanceof TlvWrapper ? schema.unwrap(number) : number;
}

/** A number that is in use, if it is an id. */
function randomId(model, make) {
    const id = IDS[model.type === "FabricIndex" ? "fabric-idx" : model.type];
    let value = make();
    while (id !== undefined && !id.isValid(Number(value))) {
        value = make();
    }
    return value;
}

function withoutNull(schema) {
    return schema instanceof NullableSchema ? schema.schema : schema;
}

function bitsOf(model) {
    return Object.keys(withoutNull(TlvOfModel(model)).bitmapSchema.bitSchemas);
}

/** Words for comparing: definitions and matter.js write the same names in other ways. */
export function nameOf(name) {
    return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/**
 * A value as JSON: integers as decimal text, octets as an object with hexadecimal text, floating-point numbers as their
 * bits, bitmaps with the number and the names of its bits.
 *
 * @param sent whether this is what a client sends, without the index of the fabric
 */
export function plain(model, value, sent) {
    if (value === null) {
        return null;
    }
    switch (model.effectiveMetatype) {
        case Metatype.object:
            return Object.fromEntries(
                model.properties
                    .filter(field => value?.[field.propertyName] !== undefined)
                    .filter(field => !(sent && field.id === FABRIC_INDEX))
                    .map(field => [nameOf(field.name), plain(field, value[field.propertyName], sent)]),
            );
        case Metatype.array:
            return value.map(entry => plain(entryOf(model), entry, sent));
        case Metatype.boolean:
        case Metatype.string:
            return value;
        case Metatype.bitmap:
            return plainBitmap(withoutNull(TlvOfModel(model)).bitmapSchema, value);
        case Metatype.bytes:
            return { octets: Buffer.from(value).toString("hex") };
        case Metatype.float:
            return plainFloat(value);
        default:
            return String(value);
    }
}

export function plainBitmap(schema, value) {
    return {
        bits: String(value[BitmapEncodedValue] ?? schema.encode(value)),
        names: Object.keys(value)
            .filter(name => value[name])
            .map(nameOf)
            .sort(),
    };
}

/** The bits, but for what is not a number: JavaScript does not keep those. */
function plainFloat(value) {
    if (Number.isNaN(value)) {
        return "NaN";
    }
    const bytes = Buffer.alloc(4);
    bytes.writeFloatBE(value);
    return bytes.toString("hex");
}
