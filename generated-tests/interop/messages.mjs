/** Messages of the interaction model: random ones, and what JSON says of them. */
import {
    BitmapWrapper,
    NullableSchema,
    ObjectSchema,
    TlvArray,
    TlvAttributePath,
    TlvDataReport,
    TlvInvokeRequest,
    TlvInvokeResponse,
    TlvOfModel,
    TlvReadRequest,
    TlvStatusResponse,
    TlvSubscribeRequest,
    TlvSubscribeResponse,
    TlvTimedRequest,
    TlvWriteRequest,
    TlvWriteResponse,
    ArraySchema,
    Status,
} from "@matter/types";
import { elements, entryOf, modelOf } from "./clusters.mjs";
import { nameOf, plain, plainBitmap, randomValue } from "./values.mjs";

const STATUS_CODES = Object.values(Status).filter(value => typeof value === "number");
const REVISIONS = [undefined, 1, 11, 12, 13, 255];

/** The messages by opcode: what they are encoded with, and how a random one comes about. */
const MESSAGES = {
    1: { schema: TlvStatusResponse, make: random => ({ status: random.pick(STATUS_CODES) }) },
    2: { schema: TlvReadRequest, make: readRequest },
    3: { schema: TlvSubscribeRequest, make: subscribeRequest },
    4: {
        schema: TlvSubscribeResponse,
        make: random => ({ subscriptionId: random.unsigned(32), maxInterval: random.unsigned(16) }),
    },
    5: { schema: TlvDataReport, make: dataReport },
    6: { schema: TlvWriteRequest, make: writeRequest, sent: true },
    7: { schema: TlvWriteResponse, make: writeResponse },
    8: { schema: TlvInvokeRequest, make: invokeRequest, sent: true },
    9: { schema: TlvInvokeResponse, make: invokeResponse },
    10: { schema: TlvTimedRequest, make: random => ({ timeout: random.unsigned(16) }) },
};

/** Makes a message about the elements of some clusters. */
export function make(opcode, random, clusters) {
    const { make } = MESSAGES[opcode];
    return encoded(opcode, { ...make(random, clusters), interactionModelRevision: random.pick(REVISIONS) });
}

/** Encodes a message. */
export function encoded(opcode, message) {
    // Not what was decoded again: a fault that matter.js has in both directions would not show.
    return { hex: encode(MESSAGES[opcode].schema, message), json: plainMessage(opcode, message) };
}

/** Decodes a message; "again" is what it is encoded as. */
export function read(opcode, hex) {
    const { schema } = MESSAGES[opcode];
    const message = schema.decode(Buffer.from(hex, "hex"));
    return { hex: encode(schema, message), json: plainMessage(opcode, message) };
}

function encode(schema, message) {
    return Buffer.from(schema.encode(message)).toString("hex");
}

function readRequest(random, clusters) {
    return {
        ...paths(random, clusters),
        isFabricFiltered: random.chance(2),
    };
}

function subscribeRequest(random, clusters) {
    return {
        keepSubscriptions: random.chance(2),
        minIntervalFloorSeconds: random.unsigned(16),
        maxIntervalCeilingSeconds: random.unsigned(16),
        ...readRequest(random, clusters),
    };
}

function paths(random, clusters) {
    return {
        attributeRequests: random.maybe(() => random.list(4, () => attributePath(random, clusters, true))),
        eventRequests: random.maybe(() => random.list(4, () => eventPath(random, clusters, true))),
        eventFilters: random.maybe(() =>
            random.list(2, () => ({ nodeId: random.maybe(() => random.unsigned(64)), eventMin: random.unsigned(64) })),
        ),
        dataVersionFilters: random.maybe(() =>
            random.list(3, () => ({
                path: {
                    nodeId: random.maybe(() => random.unsigned(64)),
                    endpointId: random.unsigned(16),
                    clusterId: random.pick(clusters),
                },
                dataVersion: random.unsigned(32),
            })),
        ),
    };
}

function dataReport(random, clusters) {
    const attributes = elements("attribute", clusters);
    const events = elements("event", clusters);
    return {
        subscriptionId: random.maybe(() => random.unsigned(32)),
        attributeReports: random.maybe(() =>
            random.some(attributes).flatMap(attribute => attributeReports(random, attribute)),
        ),
        eventReports: random.maybe(() => random.some(events).map(event => eventReport(random, event))),
        moreChunkedMessages: random.maybe(() => random.chance(2)),
        suppressResponse: random.maybe(() => random.chance(2)),
    };
}

function attributeReports(random, attribute) {
    if (isStatus(random)) {
        return [{ attributeStatus: { path: concretePath(random, attribute), status: status(random) } }];
    }
    return attributeData(random, attribute, {}).map(data => ({ attributeData: data }));
}

function attributeData(random, attribute, options) {
    const dataVersion = random.maybe(() => random.unsigned(32));
    return dataOf(random, attribute, { dataVersion, path: concretePath(random, attribute) }, options);
}

/** The value of an attribute; of a list, possibly an empty one and what is to be appended to it. */
export function dataOf(random, attribute, { dataVersion, path }, options) {
    const value = randomValue(random, attribute.model);
    const schema = TlvOfModel(attribute.model);
    schema.validate(value);
    if (!(schema instanceof ArraySchema) || random.chance(2)) {
        return [{ dataVersion, path, data: schema.encodeTlv(value, options), value }];
    }
    return schema.encodeAsChunkedArray(value, options).map(({ listIndex, element }, index) => ({
        dataVersion,
        path: { ...path, listIndex },
        data: element,
        value: index === 0 ? [] : value[index - 1],
    }));
}

function eventReport(random, event) {
    const path = { ...eventPath(random, [event.cluster], false), clusterId: event.cluster, eventId: event.id };
    if (isStatus(random)) {
        return { eventStatus: { path, status: status(random) } };
    }
    const value = randomValue(random, event.model);
    return {
        eventData: {
            path,
            eventNumber: random.unsigned(64),
            priority: random.below(3),
            epochTimestamp: random.maybe(() => random.unsigned(64)),
            systemTimestamp: random.maybe(() => random.unsigned(64)),
            deltaEpochTimestamp: random.maybe(() => random.unsigned(64)),
            deltaSystemTimestamp: random.maybe(() => random.unsigned(64)),
            ...payload("data", event.model, value, {}),
        },
    };
}

/** A payload under the name that the message has for it. */
export function payload(name, model, value, options) {
    const schema = TlvOfModel(model);
    schema.validate(value);
    return { [name]: schema.encodeTlv(value, options), value };
}

function writeRequest(random, clusters) {
    const attributes = elements("attribute", clusters);
    return {
        suppressResponse: random.maybe(() => random.chance(2)),
        timedRequest: random.chance(2),
        writeRequests: random
            .some(attributes)
            .flatMap(attribute => attributeData(random, attribute, { forWriteInteraction: true })),
        moreChunkedMessages: random.maybe(() => random.chance(2)),
    };
}

function writeResponse(random, clusters) {
    return {
        writeResponses: random
            .some(elements("attribute", clusters))
            .map(attribute => ({ path: concretePath(random, attribute), status: status(random) })),
    };
}

function invokeRequest(random, clusters) {
    return {
        suppressResponse: random.chance(2),
        timedRequest: random.chance(2),
        invokeRequests: random
            .some(elements("request", clusters))
            .map(request => commandData(random, request, { forWriteInteraction: true })),
    };
}

function commandData(random, command, options) {
    return {
        commandPath: commandPath(random, command),
        ...payload("commandFields", command.model, randomValue(random, command.model), options),
        commandRef: random.maybe(() => random.unsigned(16)),
    };
}

function invokeResponse(random, clusters) {
    const responses = random.some(elements("response", clusters)).map(response => ({
        command: commandData(random, response, {}),
    }));
    const statuses = random.some(elements("request", clusters)).map(request => ({
        status: {
            commandPath: commandPath(random, request),
            status: status(random),
            commandRef: random.maybe(() => random.unsigned(16)),
        },
    }));
    return {
        suppressResponse: random.chance(2),
        invokeResponses: [...responses, ...statuses],
        moreChunkedMessages: random.maybe(() => random.chance(2)),
    };
}

function isStatus(random) {
    return !random.complete && random.chance(6);
}

export function status(random) {
    return { status: random.pick(STATUS_CODES), clusterStatus: random.maybe(() => random.below(256)) };
}

function commandPath(random, command) {
    return {
        endpointId: random.maybe(() => random.unsigned(16)),
        clusterId: command.cluster,
        commandId: command.id,
    };
}

function concretePath(random, attribute) {
    return {
        ...attributePath(random, [attribute.cluster], false),
        endpointId: random.unsigned(16),
        clusterId: attribute.cluster,
        attributeId: attribute.id,
    };
}

function attributePath(random, clusters, wildcards) {
    const attributes = elements("attribute", clusters);
    return {
        enableTagCompression: random.maybe(() => random.chance(2)),
        nodeId: random.maybe(() => random.unsigned(64)),
        endpointId: random.maybe(() => random.unsigned(16)),
        clusterId: random.maybe(() => random.pick(clusters)),
        attributeId: random.maybe(() => random.pick(attributes).id),
        wildcardPathFlags: wildcards ? random.maybe(() => wildcardFlags(random)) : undefined,
        wildcardFilterConfigurationVersion: random.maybe(() => random.unsigned(32)),
    };
}

function wildcardFlags(random) {
    const { bitSchemas } = TlvAttributePath.fieldDefinitions.wildcardPathFlags.schema.bitmapSchema;
    return Object.fromEntries(Object.keys(bitSchemas).map(name => [name, random.chance(2)]));
}

function eventPath(random, clusters, wildcards) {
    const ids = elements("event", clusters).map(event => event.id);
    return {
        nodeId: random.maybe(() => random.unsigned(64)),
        endpointId: random.maybe(() => random.unsigned(16)),
        clusterId: random.maybe(() => random.pick(clusters)),
        eventId: wildcards && ids.length > 0 ? random.maybe(() => random.pick(ids)) : undefined,
        isUrgent: random.maybe(() => random.chance(2)),
    };
}

function plainMessage(opcode, message) {
    const { schema, sent = false } = MESSAGES[opcode];
    return plainPart(schema, message, { opcode, sent });
}

/** A part of a message by the schema that it has, which knows nothing of clusters: those values are another matter. */
function plainPart(schema, value, context) {
    if (value === null) {
        return null;
    } else if (schema instanceof NullableSchema) {
        return plainPart(schema.schema, value, context);
    } else if (schema instanceof BitmapWrapper) {
        return plainBitmap(schema.bitmapSchema, value).bits;
    } else if (schema instanceof ArraySchema) {
        return value.map(entry => plainPart(schema.elementSchema, entry, context));
    } else if (schema instanceof ObjectSchema) {
        return plainBlock(schema, value, context);
    }
    return typeof value === "boolean" ? value : String(value);
}

function plainBlock(schema, value, context) {
    const block = {};
    for (const [name, field] of Object.entries(schema.fieldDefinitions)) {
        if (value[name] === undefined) {
            continue;
        }
        block[nameOf(name)] =
            name === "data" || name === "commandFields"
                ? plainData(value, name, context)
                : plainPart(field.schema, value[name], context);
    }
    return block;
}

function plainData(block, name, { opcode, sent }) {
    const model = modelOfData(block, opcode);
    return plain(model, "value" in block ? block.value : TlvOfModel(model).decodeTlv(block[name]), sent);
}

function modelOfData({ path, commandPath }, opcode) {
    if (commandPath !== undefined) {
        return modelOf(commandPath.clusterId, opcode === 8 ? "request" : "response", commandPath.commandId);
    } else if (path.eventId !== undefined) {
        return modelOf(path.clusterId, "event", path.eventId);
    }
    const model = modelOf(path.clusterId, "attribute", path.attributeId);
    return path.listIndex === null ? entryOf(model) : model;
}
