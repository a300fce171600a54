/** What matter.js knows of clusters, found by the keys that both sides use: "6 attribute 0", "6 request 1". */
import { Matter } from "@matter/model";

/** Those of global attributes, which every cluster has and descriptors do not list. */
const FIRST_GLOBAL_ATTRIBUTE = 0xf000;

/** The elements that both sides know, by key; empty until they have been agreed upon. */
const agreed = new Map();

function elementsOf(cluster) {
    return [
        ...cluster.attributes
            .filter(attribute => attribute.id < FIRST_GLOBAL_ATTRIBUTE)
            .map(model => ({ kind: "attribute", model })),
        ...cluster.commands.map(model => ({ kind: model.isRequest ? "request" : "response", model })),
        ...cluster.events.map(model => ({ kind: "event", model })),
    ].map(element => ({
        ...element,
        cluster: cluster.id,
        id: element.model.id,
        key: `${cluster.id} ${element.kind} ${element.model.id}`,
    }));
}

/** Describes clusters; null for one that matter.js does not know. */
export function describe(ids) {
    return ids.map(id => {
        const cluster = Matter.clusters(id);
        return cluster === undefined
            ? null
            : {
                  name: cluster.name,
                  revision: cluster.revision,
                  elements: Object.fromEntries(elementsOf(cluster).map(({ key, model }) => [key, model.name])),
              };
    });
}

/** Says which elements are to be used. */
export function agree(ids, keys) {
    const wanted = new Set(keys);
    agreed.clear();
    for (const id of ids) {
        for (const element of elementsOf(Matter.clusters(id))) {
            if (wanted.has(element.key)) {
                agreed.set(element.key, element);
            }
        }
    }
}

/** The agreed elements of a kind that some clusters have. */
export function elements(kind, clusters) {
    return [...agreed.values()].filter(element => element.kind === kind && clusters.includes(element.cluster));
}

/** The model of an agreed element. */
export function modelOf(cluster, kind, id) {
    const key = `${cluster} ${kind} ${id}`;
    const element = agreed.get(key);
    if (element === undefined) {
        throw new Error(`nobody has agreed to use ${key}`);
    }
    return element.model;
}

/** The model of an attribute or event that a node has told of, agreed or not. */
export function reportedModel(cluster, kind, id) {
    return kind === "attribute" ? Matter.clusters(cluster).attributes(id) : Matter.clusters(cluster).events(id);
}

/** The element that answers a request; undefined if only a status does. */
export function responseOf(cluster, id) {
    const name = modelOf(cluster, "request", id).response;
    return elements("response", [cluster]).find(({ model }) => model.name === name);
}

/** The agreed elements with some keys. */
export function elementsOfKeys(keys) {
    return keys.map(key => agreed.get(key));
}

/** The model of what is in a list. */
export function entryOf(model) {
    return model.conformant.fields("entry");
}
