/**
 * Answers questions about messages, certificates and keys with what matter.js knows of them. A question is a line of JSON on the
 * standard input, the answer a line of JSON on the standard output; it ends with the input.
 */
import { createInterface } from "node:readline";
import { Logger } from "@matter/general";
import { MessageType } from "@matter/protocol";
import { Status } from "@matter/types";
import { agree, describe } from "./clusters.mjs";
import {
    invokeRequest,
    readReports,
    readRequest,
    subscribeRequest,
    timedRequest,
    values,
    writeRequest,
} from "./client.mjs";
import { attest, check, groupKeys, issue, open, request, requested, seal, validate } from "./credentials.mjs";
import { make, read } from "./messages.mjs";
import { Random } from "./random.mjs";
import { answer, laterReport } from "./server.mjs";

const OPERATIONS = {
    describe: ({ clusters }) => describe(clusters),
    names: () => ({ statuses: numbers(Status), messages: numbers(MessageType) }),
    agree: ({ clusters, keys }) => agree(clusters, keys),
    make: ({ opcode, seed, complete, clusters }) => make(opcode, new Random(seed, { complete }), clusters),
    read: ({ opcode, hex }) => read(opcode, hex),
    values: ({ seed, keys, fabric }) => values(new Random(seed, { fabric }), keys),
    readRequest: ({ seed, endpoint, keys }) => readRequest(new Random(seed), endpoint, keys),
    subscribeRequest: ({ seed, endpoint, keys }) => subscribeRequest(new Random(seed), endpoint, keys),
    writeRequest: ({ seed, endpoint, keys, timed }) => writeRequest(new Random(seed), endpoint, keys, timed),
    invokeRequest: ({ seed, endpoint, keys, timed }) => invokeRequest(new Random(seed), endpoint, keys, timed),
    timedRequest: ({ timeout }) => timedRequest(timeout),
    answer: ({ opcode, seed, hex }) => answer(opcode, new Random(seed), hex),
    laterReport: ({ seed, subscription, endpoint, keys }) =>
        laterReport(new Random(seed), subscription, endpoint, keys),
    readReports: ({ messages }) => readReports(messages),
    issue,
    check,
    request,
    requested,
    attest,
    validate,
    groupKeys,
    seal,
    open,
};

/** The names of an enum of TypeScript with their numbers; it has the other way round too. */
function numbers(names) {
    return Object.fromEntries(Object.entries(names).filter(([, number]) => typeof number === "number"));
}

/** What matter.js has complained of since the last question: it logs what it leaves out instead of failing. */
const complaints = [];
Logger.destinations.default.add = ({ values }) => complaints.push(values.join(" "));
Logger.level = "warn";

async function reply(question) {
    complaints.length = 0;
    try {
        const result = (await OPERATIONS[question.op](question)) ?? null;
        return complaints.length === 0 ? { answer: result } : { error: complaints.join("; ") };
    } catch (error) {
        return { error: error.stack };
    }
}

for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await reply(JSON.parse(line))) + "\n");
}
