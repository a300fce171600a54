package dev.clusterwright.benchmarks.codec;

import static dev.clusterwright.benchmarks.codec.Cbor.FABRIC_INDEX;
import static dev.clusterwright.benchmarks.codec.Cbor.next;
import static dev.clusterwright.benchmarks.codec.Cbor.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Decodes to plain values by Jackson's streaming parser of CBOR. */
final class CborDecoder {
    private CborDecoder() {}

    static Object decode(Payload payload, byte[] in, int length) {
        try (JsonParser parser = Cbor.parser(in, length)) {
            parser.nextToken();
            return switch (payload) {
                case GROUP_KEY_SET -> keySet(parser);
                case FIVE_FABRICS -> fabrics(parser);
                case ADD_NOC -> noc(parser);
                case REPORT -> reports(parser);
            };
        }
    }

    private static Plain.KeySet keySet(JsonParser in) {
        require(in.currentToken(), JsonToken.START_OBJECT);
        int id = 0;
        int policy = 0;
        byte[] key0 = null;
        boolean hasStart0 = false;
        long start0 = 0;
        byte[] key1 = null;
        boolean hasStart1 = false;
        long start1 = 0;
        byte[] key2 = null;
        boolean hasStart2 = false;
        long start2 = 0;
        int multicastPolicy = -1;
        int fabricIndex = -1;
        int name;
        while ((name = next(in)) >= 0) {
            if (in.currentToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case 0 -> id = in.getIntValue();
                case 1 -> policy = in.getIntValue();
                case 2 -> key0 = in.getBinaryValue();
                case 3 -> {
                    start0 = in.getLongValue();
                    hasStart0 = true;
                }
                case 4 -> key1 = in.getBinaryValue();
                case 5 -> {
                    start1 = in.getLongValue();
                    hasStart1 = true;
                }
                case 6 -> key2 = in.getBinaryValue();
                case 7 -> {
                    start2 = in.getLongValue();
                    hasStart2 = true;
                }
                case 8 -> multicastPolicy = in.getIntValue();
                case FABRIC_INDEX -> fabricIndex = in.getIntValue();
                default -> in.skipChildren();
            }
        }
        return new Plain.KeySet(
                id,
                policy,
                key0,
                hasStart0,
                start0,
                key1,
                hasStart1,
                start1,
                key2,
                hasStart2,
                start2,
                multicastPolicy,
                fabricIndex);
    }

    private static List<Plain.Fabric> fabrics(JsonParser in) {
        require(in.currentToken(), JsonToken.START_ARRAY);
        List<Plain.Fabric> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            require(in.currentToken(), JsonToken.START_OBJECT);
            byte[] rootPublicKey = null;
            int vendorId = 0;
            long fabricId = 0;
            long nodeId = 0;
            String label = null;
            byte[] statement = null;
            int fabricIndex = -1;
            int name;
            while ((name = next(in)) >= 0) {
                switch (name) {
                    case 1 -> rootPublicKey = in.getBinaryValue();
                    case 2 -> vendorId = in.getIntValue();
                    case 3 -> fabricId = in.getLongValue();
                    case 4 -> nodeId = in.getLongValue();
                    case 5 -> label = in.getString();
                    case 6 -> statement = in.getBinaryValue();
                    case FABRIC_INDEX -> fabricIndex = in.getIntValue();
                    default -> in.skipChildren();
                }
            }
            values.add(new Plain.Fabric(rootPublicKey, vendorId, fabricId, nodeId, label, statement, fabricIndex));
        }
        return values;
    }

    private static Plain.Noc noc(JsonParser in) {
        require(in.currentToken(), JsonToken.START_OBJECT);
        byte[] noc = null;
        byte[] icac = null;
        byte[] ipk = null;
        long subject = 0;
        int vendorId = 0;
        int name;
        while ((name = next(in)) >= 0) {
            switch (name) {
                case 0 -> noc = in.getBinaryValue();
                case 1 -> icac = in.getBinaryValue();
                case 2 -> ipk = in.getBinaryValue();
                case 3 -> subject = in.getLongValue();
                case 4 -> vendorId = in.getIntValue();
                default -> in.skipChildren();
            }
        }
        return new Plain.Noc(noc, icac, ipk, subject, vendorId);
    }

    private static List<Plain.Report> reports(JsonParser in) {
        require(in.currentToken(), JsonToken.START_ARRAY);
        List<Plain.Report> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            require(in.currentToken(), JsonToken.START_OBJECT);
            int name;
            while ((name = next(in)) >= 0) {
                switch (name) {
                    case 1 -> values.add(report(in));
                    default -> in.skipChildren();
                }
            }
        }
        return values;
    }

    private static Plain.Report report(JsonParser in) {
        require(in.currentToken(), JsonToken.START_OBJECT);
        long dataVersion = 0;
        int endpoint = 0;
        long cluster = 0;
        long attribute = 0;
        boolean isNull = false;
        long number = 0;
        Object object = null;
        int name;
        while ((name = next(in)) >= 0) {
            switch (name) {
                case 0 -> dataVersion = in.getLongValue();
                case 1 -> {
                    require(in.currentToken(), JsonToken.START_OBJECT);
                    int pathName;
                    while ((pathName = next(in)) >= 0) {
                        switch (pathName) {
                            case 2 -> endpoint = in.getIntValue();
                            case 3 -> cluster = in.getLongValue();
                            case 4 -> attribute = in.getLongValue();
                            default -> in.skipChildren();
                        }
                    }
                }
                case 2 -> {
                    int attributeNumber = ReportedAttributes.numberOf(cluster, attribute);
                    isNull = in.currentToken() == JsonToken.VALUE_NULL;
                    number = isNull ? 0 : number(in, attributeNumber);
                    object = isNull ? null : object(in, attributeNumber);
                }
                default -> in.skipChildren();
            }
        }
        return new Plain.Report(dataVersion, endpoint, cluster, attribute, isNull, number, object);
    }

    private static long number(JsonParser in, int attribute) {
        return switch (attribute) {
            case ReportedAttributes.ON_OFF, ReportedAttributes.STATE_VALUE -> in.getBooleanValue() ? 1 : 0;
            case ReportedAttributes.CARBON_DIOXIDE -> Float.floatToRawIntBits(in.getFloatValue());
            case ReportedAttributes.ON_TIME,
                    ReportedAttributes.CURRENT_LEVEL,
                    ReportedAttributes.IDENTIFY_TIME,
                    ReportedAttributes.START_UP_ON_OFF,
                    ReportedAttributes.IDENTIFY_TYPE,
                    ReportedAttributes.OPTIONS,
                    ReportedAttributes.TEMPERATURE,
                    ReportedAttributes.SOFTWARE_VERSION,
                    ReportedAttributes.BREADCRUMB -> in.getLongValue();
            default -> 0;
        };
    }

    private static @Nullable Object object(JsonParser in, int attribute) {
        return switch (attribute) {
            case ReportedAttributes.VENDOR_NAME, ReportedAttributes.NODE_LABEL -> in.getString();
            case ReportedAttributes.LAST_NETWORK_ID -> in.getBinaryValue();
            case ReportedAttributes.SERVER_LIST, ReportedAttributes.PARTS_LIST -> numbers(in);
            case ReportedAttributes.DEVICE_TYPE_LIST -> deviceTypes(in);
            case ReportedAttributes.NETWORKS -> networks(in);
            case ReportedAttributes.GROUP_KEY_MAP -> keyMaps(in);
            default -> null;
        };
    }

    private static long[] numbers(JsonParser in) {
        require(in.currentToken(), JsonToken.START_ARRAY);
        long[] values = new long[8];
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = in.getLongValue();
        }
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    private static List<Plain.DeviceType> deviceTypes(JsonParser in) {
        require(in.currentToken(), JsonToken.START_ARRAY);
        List<Plain.DeviceType> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            require(in.currentToken(), JsonToken.START_OBJECT);
            long deviceType = 0;
            int revision = 0;
            int name;
            while ((name = next(in)) >= 0) {
                switch (name) {
                    case 0 -> deviceType = in.getLongValue();
                    case 1 -> revision = in.getIntValue();
                    default -> in.skipChildren();
                }
            }
            values.add(new Plain.DeviceType(deviceType, revision));
        }
        return values;
    }

    private static List<Plain.Network> networks(JsonParser in) {
        require(in.currentToken(), JsonToken.START_ARRAY);
        List<Plain.Network> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            require(in.currentToken(), JsonToken.START_OBJECT);
            byte[] networkId = null;
            boolean connected = false;
            int name;
            while ((name = next(in)) >= 0) {
                switch (name) {
                    case 0 -> networkId = in.getBinaryValue();
                    case 1 -> connected = in.getBooleanValue();
                    default -> in.skipChildren();
                }
            }
            values.add(new Plain.Network(networkId, connected));
        }
        return values;
    }

    private static List<Plain.KeyMap> keyMaps(JsonParser in) {
        require(in.currentToken(), JsonToken.START_ARRAY);
        List<Plain.KeyMap> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            require(in.currentToken(), JsonToken.START_OBJECT);
            int groupId = 0;
            int keySetId = 0;
            int fabricIndex = -1;
            int name;
            while ((name = next(in)) >= 0) {
                switch (name) {
                    case 1 -> groupId = in.getIntValue();
                    case 2 -> keySetId = in.getIntValue();
                    case FABRIC_INDEX -> fabricIndex = in.getIntValue();
                    default -> in.skipChildren();
                }
            }
            values.add(new Plain.KeyMap(groupId, keySetId, fabricIndex));
        }
        return values;
    }
}
