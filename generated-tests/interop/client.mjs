/** matter.js as the client of a node: requests that a node can carry out, and what it reads in the answers. */
import { InputChunk } from "@matter/protocol";
import { Specification } from "@matter/model";
import { TlvDataReport, TlvOfModel } from "@matter/types";
import { elementsOfKeys, reportedModel } from "./clusters.mjs";
import { dataOf, encoded, payload } from "./messages.mjs";
import { plain, randomValue } from "./values.mjs";

const READ_REQUEST = 2;
const SUBSCRIBE_REQUEST = 3;
const WRITE_REQUEST = 6;
const INVOKE_REQUEST = 8;
const TIMED_REQUEST = 10;
const GLOBAL_ATTRIBUTES = [0xfff8, 0xfff9, 0xfffb, 0xfffc, 0xfffd];
/** So many paths of a kind are in a request at most: where they overlap, the answer has everything as often. */
const MOST_PATHS = 24;
const interactionModelRevision = Specification.INTERACTION_MODEL_REVISION;

/** Values of elements, by their keys. */
export function values(random, keys) {
    return Object.fromEntries(
        elementsOfKeys(keys).map(element => {
            const value = randomValue(random, element.model);
            return [element.key, Buffer.from(TlvOfModel(element.model).encode(value)).toString("hex")];
        }),
    );
}

/** Reads some of the attributes and events, with and without wildcards. */
export function readRequest(random, endpoint, keys) {
    return encoded(READ_REQUEST, { ...paths(random, endpoint, keys), interactionModelRevision });
}

/** Subscribes to the same, to something that is there at least, in the place of what was subscribed to before. */
export function subscribeRequest(random, endpoint, keys) {
    const { attributeRequests, ...others } = paths(random, endpoint, keys);
    const { cluster, id } = random.pick(elementsOfKeys(keys).filter(({ kind }) => kind === "attribute"));
    return encoded(SUBSCRIBE_REQUEST, {
        keepSubscriptions: false,
        minIntervalFloorSeconds: random.below(10),
        maxIntervalCeilingSeconds: 10 + random.below(50),
        attributeRequests: [...attributeRequests, { endpointId: endpoint, clusterId: cluster, attributeId: id }],
        ...others,
        interactionModelRevision,
    });
}

function paths(random, endpoint, keys) {
    const some = wanted => {
        const all = elementsOfKeys(keys).filter(({ kind }) => kind === wanted);
        return random.shuffled(all).slice(0, MOST_PATHS);
    };
    return {
        attributeRequests: random.some(some("attribute")).map(it => {
            const attributeId = random.pick([it.id, it.id, random.pick(GLOBAL_ATTRIBUTES), undefined]);
            return { ...wildcardPath(random, endpoint, it.cluster, attributeId !== it.id), attributeId };
        }),
        eventRequests: random.maybe(() =>
            random.some(some("event")).map(it => {
                const eventId = random.pick([it.id, undefined]);
                return { ...wildcardPath(random, endpoint, it.cluster, eventId === undefined), eventId };
            }),
        ),
        isFabricFiltered: random.chance(2),
    };
}

/** To the endpoint, to all or to one that is not there; to one cluster, or to all if they all have what is meant. */
function wildcardPath(random, endpoint, cluster, isOfAllClusters) {
    return {
        endpointId: random.pick([endpoint, endpoint, undefined, endpoint + 1]),
        clusterId: isOfAllClusters && random.chance(4) ? undefined : cluster,
    };
}

/** Writes some of the attributes, lists at once or one item after another. */
export function writeRequest(random, endpoint, keys, timedRequest) {
    return encoded(WRITE_REQUEST, {
        timedRequest,
        writeRequests: random
            .some(elementsOfKeys(keys))
            .flatMap(attribute =>
                dataOf(
                    random,
                    attribute,
                    { path: { endpointId: endpoint, clusterId: attribute.cluster, attributeId: attribute.id } },
                    { forWriteInteraction: true },
                ),
            ),
        interactionModelRevision,
    });
}

/** Invokes some commands at once; of one alone there is nothing to tell apart. */
export function invokeRequest(random, endpoint, keys, timedRequest) {
    const commands = random.some(elementsOfKeys(keys));
    return encoded(INVOKE_REQUEST, {
        suppressResponse: false,
        timedRequest,
        invokeRequests: commands.map((command, index) => ({
            commandPath: { endpointId: endpoint, clusterId: command.cluster, commandId: command.id },
            ...payload("commandFields", command.model, randomValue(random, command.model), {
                forWriteInteraction: true,
            }),
            commandRef: commands.length > 1 ? index : undefined,
        })),
        interactionModelRevision,
    });
}

export function timedRequest(timeout) {
    return encoded(TIMED_REQUEST, { timeout, interactionModelRevision });
}

/** What the reports that answer one request say: values, events and statuses, lists put together. */
export async function readReports(messages) {
    const found = { attributes: [], events: [], statuses: [] };
    const leftover = [];
    for (const hex of messages) {
        for await (const chunk of InputChunk(TlvDataReport.decode(Buffer.from(hex, "hex")), leftover)) {
            add(chunk, found);
        }
    }
    return found;
}

function add({ kind, path, value, version, number, priority, status }, { attributes, events, statuses }) {
    const { endpointId, clusterId, attributeId, eventId } = path;
    if (kind === "attr-value") {
        const model = reportedModel(clusterId, "attribute", attributeId);
        attributes.push({ path: [endpointId, clusterId, attributeId].join("/"), value: plain(model, value), version });
    } else if (kind === "event-value") {
        const model = reportedModel(clusterId, "event", eventId);
        const key = [endpointId, clusterId, eventId].join("/");
        events.push({ path: key, value: plain(model, value ?? {}), number: String(number), priority });
    } else {
        statuses.push({ path: [endpointId, clusterId, attributeId ?? eventId].join("/"), status });
    }
}
