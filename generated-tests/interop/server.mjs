/** matter.js as a node that has everything: random answers to whatever it is asked. */
import {
    canAttributePayloadBeChunked,
    chunkAttributePayload,
    compressAttributeDataReportTags,
    encodeAttributePayload,
    encodeEventPayload,
} from "@matter/protocol";
import { Specification } from "@matter/model";
import {
    Status,
    TlvDataReportForSend,
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
} from "@matter/types";
import { elements, elementsOfKeys, responseOf } from "./clusters.mjs";
import { payload, read, status } from "./messages.mjs";
import { plain, randomValue } from "./values.mjs";

const STATUS_RESPONSE = 1;
const SUBSCRIBE_RESPONSE = 4;
const REPORT_DATA = 5;
const WRITE_RESPONSE = 7;
const INVOKE_RESPONSE = 9;
const interactionModelRevision = Specification.INTERACTION_MODEL_REVISION;

/** What answers requests of each kind, by opcode. */
const ANSWERS = {
    2: answerRead,
    3: answerSubscribe,
    6: answerWrite,
    8: answerInvoke,
    10: answerTimed,
};

/**
 * Answers a request: "asked" is what it has read in it, "messages" are the answer, "answered" is what that says. Each
 * message but the last waits to be acknowledged.
 */
export function answer(opcode, random, hex) {
    return { asked: read(opcode, hex).json, ...ANSWERS[opcode](random, Buffer.from(hex, "hex")) };
}

function message(opcode, schema, content) {
    const hex = Buffer.from(schema.encode({ ...content, interactionModelRevision })).toString("hex");
    return { opcode, hex };
}

function answerTimed(_random, bytes) {
    TlvTimedRequest.decode(bytes);
    return { messages: [message(STATUS_RESPONSE, TlvStatusResponse, { status: Status.Success })], answered: {} };
}

function answerRead(random, bytes) {
    const report = reportOf(random, TlvReadRequest.decode(bytes));
    return { messages: reportMessages(random, report, {}), answered: plainReport(report) };
}

/** Reports all there is to begin with, and then says how often it will report. */
function answerSubscribe(random, bytes) {
    const request = TlvSubscribeRequest.decode(bytes);
    const report = reportOf(random, request);
    const subscriptionId = random.unsigned(32);
    const maxInterval = request.maxIntervalCeilingSeconds;
    return {
        messages: [
            ...reportMessages(random, report, { subscriptionId }),
            message(SUBSCRIBE_RESPONSE, TlvSubscribeResponse, { subscriptionId, maxInterval }),
        ],
        answered: { subscriptionId, ...plainReport(report) },
    };
}

/** What a subscriber is told later, of some of what it has subscribed to. */
export function laterReport(random, subscriptionId, endpointId, keys) {
    const some = random.some(elementsOfKeys(keys));
    const report = reportOf(random, {
        attributeRequests: some
            .filter(({ kind }) => kind === "attribute")
            .map(({ cluster, id }) => ({ endpointId, clusterId: cluster, attributeId: id })),
        eventRequests: some
            .filter(({ kind }) => kind === "event")
            .map(({ cluster, id }) => ({ endpointId, clusterId: cluster, eventId: id })),
    });
    return { messages: reportMessages(random, report, { subscriptionId }), answered: plainReport(report) };
}

function reportOf(random, { attributeRequests = [], eventRequests = [] }) {
    const attributes = attributeRequests.flatMap(path => attributeReports(random, path));
    const events = eventRequests.flatMap(path => eventReports(random, path));
    withTimes(random, events);
    return { attributes, events };
}

function plainReport({ attributes, events }) {
    return { attributes: attributes.map(plainAttribute), events: events.map(plainEvent) };
}

function attributeReports(random, { endpointId, clusterId, attributeId }) {
    const dataVersion = random.unsigned(32);
    return elements("attribute", [clusterId])
        .filter(({ id }) => attributeId === undefined || id === attributeId)
        .map(({ id, model }) => {
            const path = { endpointId, clusterId, attributeId: id };
            if (attributeId !== undefined && random.chance(8)) {
                return { model, attributeStatus: { path, status: failure(random) } };
            }
            const payload = randomValue(random, model);
            return { model, attributeData: { path, dataVersion, tlv: TlvOfModel(model), payload } };
        });
}

/** The value of an attribute, or an empty list and its items, as matter.js sends them when there is little room. */
function parts(random) {
    return report =>
        canAttributePayloadBeChunked(report) && random.chance(2) ? chunkAttributePayload(report) : [report];
}

function eventReports(random, { endpointId, clusterId, eventId }) {
    return elements("event", [clusterId])
        .filter(({ id }) => eventId === undefined || id === eventId)
        .map(({ id, model }) => {
            const path = { endpointId, clusterId, eventId: id };
            return eventId !== undefined && random.chance(8)
                ? { model, eventStatus: { path, status: failure(random) } }
                : {
                      model,
                      eventData: {
                          path,
                          priority: random.below(3),
                          tlv: TlvOfModel(model),
                          payload: randomValue(random, model),
                      },
                  };
        });
}

/** Numbers that go up, with times of one kind. */
function withTimes(random, events) {
    let number = BigInt(random.unsigned(32));
    const kind = random.pick(["epochTimestamp", "systemTimestamp"]);
    for (const { eventData } of events) {
        if (eventData !== undefined) {
            number += 1n + BigInt(random.below(5));
            eventData.eventNumber = number;
            eventData[kind] = BigInt(random.unsigned(32));
        }
    }
}

/**
 * Reports in a message or several, now and then with paths that leave out what the one before has. Those of a
 * subscription are all acknowledged.
 */
function reportMessages(random, { attributes, events }, { subscriptionId }) {
    const groups = [{ attributes: [], events: [] }];
    const group = () => {
        if (random.chance(4)) {
            groups.push({ attributes: [], events: [] });
        }
        return groups[groups.length - 1];
    };
    attributes.flatMap(parts(random)).forEach(attribute => group().attributes.push(attribute));
    events.forEach(event => group().events.push(event));
    return groups.map(({ attributes, events }, index) => {
        const isLast = index === groups.length - 1;
        const shortened = random.chance(3) ? compressAttributeDataReportTags(attributes) : attributes;
        return message(REPORT_DATA, TlvDataReportForSend, {
            subscriptionId,
            attributeReports: shortened.length > 0 ? shortened.map(it => encodeAttributePayload(it)) : undefined,
            eventReports: events.length > 0 ? events.map(it => encodeEventPayload(it)) : undefined,
            moreChunkedMessages: isLast ? undefined : true,
            suppressResponse: isLast && subscriptionId === undefined ? true : undefined,
        });
    });
}

function pathOf({ endpointId, clusterId, attributeId, eventId, commandId }) {
    return [endpointId, clusterId, attributeId ?? eventId ?? commandId].join("/");
}

function plainAttribute({ model, attributeData, attributeStatus }) {
    return attributeData === undefined
        ? { path: pathOf(attributeStatus.path), status: attributeStatus.status.status }
        : { path: pathOf(attributeData.path), value: plain(model, attributeData.payload) };
}

function plainEvent({ model, eventData, eventStatus }) {
    return eventData === undefined
        ? { path: pathOf(eventStatus.path), status: eventStatus.status.status }
        : {
              path: pathOf(eventData.path),
              value: plain(model, eventData.payload),
              number: String(eventData.eventNumber),
              priority: eventData.priority,
              time: eventData.epochTimestamp === undefined ? null : String(eventData.epochTimestamp),
              uptime: eventData.systemTimestamp === undefined ? null : String(eventData.systemTimestamp),
          };
}

function answerWrite(random, bytes) {
    const { writeRequests } = TlvWriteRequest.decode(bytes);
    const writeResponses = writeRequests.map(({ path: { endpointId, clusterId, attributeId } }) => ({
        path: { endpointId, clusterId, attributeId },
        status: random.chance(4) ? failure(random) : { status: Status.Success },
    }));
    return {
        messages: [message(WRITE_RESPONSE, TlvWriteResponse, { writeResponses })],
        answered: writeResponses.map(({ path, status }) => ({ path: pathOf(path), status: status.status })),
    };
}

/** Answers each command, in any order, with its response if it has one. */
function answerInvoke(random, bytes) {
    const { invokeRequests } = TlvInvokeRequest.decode(bytes);
    const answers = random.shuffled(invokeRequests.map(request => commandAnswer(random, request)));
    const groups = random.chance(2) ? [answers] : answers.map(answer => [answer]);
    return {
        messages: groups.map((group, index) =>
            message(INVOKE_RESPONSE, TlvInvokeResponse, {
                suppressResponse: false,
                invokeResponses: group.map(({ response }) => response),
                moreChunkedMessages: index === groups.length - 1 ? undefined : true,
            }),
        ),
        answered: answers.map(({ plain }) => plain),
    };
}

function failure(random) {
    const result = status(random);
    return result.status === Status.Success ? failure(random) : result;
}

function commandAnswer(random, { commandPath, commandRef }) {
    const response = responseOf(commandPath.clusterId, commandPath.commandId);
    const path = pathOf(commandPath);
    if (response === undefined || random.chance(4)) {
        const result = response === undefined && random.chance(2) ? { status: Status.Success } : failure(random);
        return {
            response: { status: { commandPath, status: result, commandRef } },
            plain: { path, status: result.status },
        };
    }
    const value = randomValue(random, response.model);
    return {
        response: {
            command: {
                commandPath: { ...commandPath, commandId: response.id },
                ...payload("commandFields", response.model, value, {}),
                commandRef,
            },
        },
        plain: { path, value: plain(response.model, value) },
    };
}
