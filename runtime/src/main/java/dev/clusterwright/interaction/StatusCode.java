package dev.clusterwright.interaction;

import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.tlv.TlvCodec;

/**
 * How something ended, as all clusters understand it (Matter Core, 8.10 Status Codes). A peer may send one that has no
 * name here: it is kept as its number. Immutable and thread-safe.
 */
public final class StatusCode extends OpenEnum {
    /** All went well. */
    public static final StatusCode SUCCESS = new StatusCode(0x00, "SUCCESS");

    /** It did not work, and nothing more is said. */
    public static final StatusCode FAILURE = new StatusCode(0x01, "FAILURE");

    /** The subscription does not exist. */
    public static final StatusCode INVALID_SUBSCRIPTION = new StatusCode(0x7D, "INVALID_SUBSCRIPTION");

    /** The sender may not do this. */
    public static final StatusCode UNSUPPORTED_ACCESS = new StatusCode(0x7E, "UNSUPPORTED_ACCESS");

    /** The endpoint does not exist. */
    public static final StatusCode UNSUPPORTED_ENDPOINT = new StatusCode(0x7F, "UNSUPPORTED_ENDPOINT");

    /** The message makes no sense. */
    public static final StatusCode INVALID_ACTION = new StatusCode(0x80, "INVALID_ACTION");

    /** The cluster does not have the command. */
    public static final StatusCode UNSUPPORTED_COMMAND = new StatusCode(0x81, "UNSUPPORTED_COMMAND");

    /** The fields of the command cannot be read. */
    public static final StatusCode INVALID_COMMAND = new StatusCode(0x85, "INVALID_COMMAND");

    /** The cluster does not have the attribute. */
    public static final StatusCode UNSUPPORTED_ATTRIBUTE = new StatusCode(0x86, "UNSUPPORTED_ATTRIBUTE");

    /** A value is not one that is allowed. */
    public static final StatusCode CONSTRAINT_ERROR = new StatusCode(0x87, "CONSTRAINT_ERROR");

    /** The attribute cannot be written. */
    public static final StatusCode UNSUPPORTED_WRITE = new StatusCode(0x88, "UNSUPPORTED_WRITE");

    /** There is no room for it. */
    public static final StatusCode RESOURCE_EXHAUSTED = new StatusCode(0x89, "RESOURCE_EXHAUSTED");

    /** What is named does not exist. */
    public static final StatusCode NOT_FOUND = new StatusCode(0x8B, "NOT_FOUND");

    /** The attribute cannot be subscribed to. */
    public static final StatusCode UNREPORTABLE_ATTRIBUTE = new StatusCode(0x8C, "UNREPORTABLE_ATTRIBUTE");

    /** The data is of another type. */
    public static final StatusCode INVALID_DATA_TYPE = new StatusCode(0x8D, "INVALID_DATA_TYPE");

    /** The attribute cannot be read. */
    public static final StatusCode UNSUPPORTED_READ = new StatusCode(0x8F, "UNSUPPORTED_READ");

    /** The cluster has changed since. */
    public static final StatusCode DATA_VERSION_MISMATCH = new StatusCode(0x92, "DATA_VERSION_MISMATCH");

    /** It came too late. */
    public static final StatusCode TIMEOUT = new StatusCode(0x94, "TIMEOUT");

    /** The message is for another node. */
    public static final StatusCode UNSUPPORTED_NODE = new StatusCode(0x9B, "UNSUPPORTED_NODE");

    /** Not now; try again later. */
    public static final StatusCode BUSY = new StatusCode(0x9C, "BUSY");

    /** The maker of the device does not allow it on this fabric. */
    public static final StatusCode ACCESS_RESTRICTED = new StatusCode(0x9D, "ACCESS_RESTRICTED");

    /** The endpoint does not have the cluster. */
    public static final StatusCode UNSUPPORTED_CLUSTER = new StatusCode(0xC3, "UNSUPPORTED_CLUSTER");

    /** A proxy has no subscription of its own. */
    public static final StatusCode NO_UPSTREAM_SUBSCRIPTION = new StatusCode(0xC5, "NO_UPSTREAM_SUBSCRIPTION");

    /** It has to be a timed interaction. */
    public static final StatusCode NEEDS_TIMED_INTERACTION = new StatusCode(0xC6, "NEEDS_TIMED_INTERACTION");

    /** The cluster does not have the event. */
    public static final StatusCode UNSUPPORTED_EVENT = new StatusCode(0xC7, "UNSUPPORTED_EVENT");

    /** These are more paths than can be followed at once. */
    public static final StatusCode PATHS_EXHAUSTED = new StatusCode(0xC8, "PATHS_EXHAUSTED");

    /** Message and timed request do not agree on whether this is a timed interaction. */
    public static final StatusCode TIMED_REQUEST_MISMATCH = new StatusCode(0xC9, "TIMED_REQUEST_MISMATCH");

    /** The fail-safe has to be armed first. */
    public static final StatusCode FAILSAFE_REQUIRED = new StatusCode(0xCA, "FAILSAFE_REQUIRED");

    /** Not in the state that the device is in. */
    public static final StatusCode INVALID_IN_STATE = new StatusCode(0xCB, "INVALID_IN_STATE");

    /** The command was not answered. */
    public static final StatusCode NO_COMMAND_RESPONSE = new StatusCode(0xCC, "NO_COMMAND_RESPONSE");

    /** The user has to accept changed terms first. */
    public static final StatusCode TERMS_AND_CONDITIONS_CHANGED = new StatusCode(0xCD, "TERMS_AND_CONDITIONS_CHANGED");

    /** The device needs maintenance first. */
    public static final StatusCode MAINTENANCE_REQUIRED = new StatusCode(0xCE, "MAINTENANCE_REQUIRED");

    /** A value is not one that is allowed at this time. */
    public static final StatusCode DYNAMIC_CONSTRAINT_ERROR = new StatusCode(0xCF, "DYNAMIC_CONSTRAINT_ERROR");

    /** It is there already. */
    public static final StatusCode ALREADY_EXISTS = new StatusCode(0xD0, "ALREADY_EXISTS");

    /** The transport cannot carry this. */
    public static final StatusCode INVALID_TRANSPORT_TYPE = new StatusCode(0xD1, "INVALID_TRANSPORT_TYPE");

    /** Reads and writes this as TLV. */
    public static final TlvCodec<StatusCode> CODEC = codec8(StatusCode::of);

    private StatusCode(int value, String name) {
        super(value, 8, name);
    }

    /**
     * The code of a number.
     *
     * @throws IllegalArgumentException if it does not fit 8 bits
     */
    public static StatusCode of(int value) {
        return switch (value) {
            case 0x00 -> SUCCESS;
            case 0x01 -> FAILURE;
            case 0x7D -> INVALID_SUBSCRIPTION;
            case 0x7E -> UNSUPPORTED_ACCESS;
            case 0x7F -> UNSUPPORTED_ENDPOINT;
            case 0x80 -> INVALID_ACTION;
            case 0x81 -> UNSUPPORTED_COMMAND;
            case 0x85 -> INVALID_COMMAND;
            case 0x86 -> UNSUPPORTED_ATTRIBUTE;
            case 0x87 -> CONSTRAINT_ERROR;
            case 0x88 -> UNSUPPORTED_WRITE;
            case 0x89 -> RESOURCE_EXHAUSTED;
            case 0x8B -> NOT_FOUND;
            case 0x8C -> UNREPORTABLE_ATTRIBUTE;
            case 0x8D -> INVALID_DATA_TYPE;
            case 0x8F -> UNSUPPORTED_READ;
            case 0x92 -> DATA_VERSION_MISMATCH;
            case 0x94 -> TIMEOUT;
            case 0x9B -> UNSUPPORTED_NODE;
            case 0x9C -> BUSY;
            case 0x9D -> ACCESS_RESTRICTED;
            case 0xC3 -> UNSUPPORTED_CLUSTER;
            case 0xC5 -> NO_UPSTREAM_SUBSCRIPTION;
            case 0xC6 -> NEEDS_TIMED_INTERACTION;
            case 0xC7 -> UNSUPPORTED_EVENT;
            case 0xC8 -> PATHS_EXHAUSTED;
            case 0xC9 -> TIMED_REQUEST_MISMATCH;
            case 0xCA -> FAILSAFE_REQUIRED;
            case 0xCB -> INVALID_IN_STATE;
            case 0xCC -> NO_COMMAND_RESPONSE;
            case 0xCD -> TERMS_AND_CONDITIONS_CHANGED;
            case 0xCE -> MAINTENANCE_REQUIRED;
            case 0xCF -> DYNAMIC_CONSTRAINT_ERROR;
            case 0xD0 -> ALREADY_EXISTS;
            case 0xD1 -> INVALID_TRANSPORT_TYPE;
            default -> new StatusCode(value, "");
        };
    }
}
