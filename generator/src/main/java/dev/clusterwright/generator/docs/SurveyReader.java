package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.Survey.Device;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a survey:
 *
 * <pre>{@code
 * [ {"vendor": "Example", "product": "Lamp", "endpoints": [
 *     {"deviceTypes": ["Root Node"], "clusters": ["0x001D", 62]},
 *     {"deviceTypes": [256], "clusters": ["On/Off"]} ]} ]
 * }</pre>
 *
 * <p>Device types and clusters are ids or names; members that are not listed here are skipped. An entry that is not of this
 * form is named as a warning and left out; so is, once, a name that none of the releases has. What is no JSON array at all is an
 * error. Entries are read one after the other, and only what the pages show is kept.
 */
public final class SurveyReader {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 1_000;
    private static final long MAX_OCTETS = 64L << 20;
    private static final int MAX_DEVICES = 100_000;
    private static final long MAX_ID = 0xFFFF_FFFFL;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxNumberLength(MAX_TEXT)
                    .maxDocumentLength(MAX_OCTETS)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final String file;
    private final Problems problems;
    private final Map<String, Long> clusters = new HashMap<>();
    private final Map<String, Long> deviceTypes = new HashMap<>();

    /** Names that were told of already: once is enough. */
    private final Set<String> unknown = new HashSet<>();

    /**
     * A reader.
     *
     * @param file what the survey is called in problems
     * @param models what names may be of
     */
    public SurveyReader(String file, List<Model> models, Problems problems) {
        this.file = file;
        this.problems = problems;
        models.forEach(model -> {
            model.clusters().forEach(cluster -> clusters.putIfAbsent(plain(cluster.name()), cluster.id()));
            model.deviceTypes().stream()
                    .filter(type -> !type.isBase())
                    .forEach(type -> deviceTypes.putIfAbsent(plain(type.name()), type.id()));
        });
    }

    /**
     * Reads all of it.
     *
     * @throws IOException if the stream cannot be read
     */
    public Survey read(InputStream content) throws IOException {
        List<Device> devices = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                problems.error("bad-survey", here(parser), "a survey is an array of devices", "Begin it with '['");
                return Survey.NONE;
            }
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                if (index == MAX_DEVICES) {
                    problems.error("bad-survey", here(parser), "there are more than " + MAX_DEVICES + " devices", "");
                    return Survey.NONE;
                }
                entry(parser, index, devices);
            }
            if (parser.nextToken() != null) {
                problems.error("bad-survey", here(parser), "something follows the array of devices", "");
            }
        } catch (JacksonException e) {
            @Nullable TokenStreamLocation location = e.getLocation();
            problems.error(
                    "bad-survey",
                    location == null ? SourceLocation.of(file) : at(location),
                    "this is not JSON, or more of it than a survey can be: " + e.getOriginalMessage(),
                    "");
        }
        return Survey.of(devices);
    }

    /** Whatever an entry is, the parser stands at its end afterwards. */
    private void entry(JsonParser parser, int index, List<Device> devices) {
        SourceLocation start = here(parser);
        int depth = 1;
        try {
            expect(parser, JsonToken.START_OBJECT, "a device is an object");
            devices.add(device(parser, index));
        } catch (MalformedException e) {
            problems.warning(
                    "bad-survey-entry",
                    e.location,
                    "device " + index + (e.location.equals(start) ? "" : ", which begins at line " + start.line())
                            + ": " + e.getMessage() + "; it is left out",
                    "");
            while (parser.streamReadContext().getNestingDepth() > depth) {
                parser.nextToken();
            }
        }
    }

    private Device device(JsonParser parser, int index) {
        SourceLocation start = here(parser);
        String vendor = "";
        String product = "";
        boolean hasEndpoints = false;
        Set<Long> types = new TreeSet<>();
        Set<Long> ids = new TreeSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "vendor" -> vendor = text(parser, "vendor");
                case "product" -> product = text(parser, "product");
                case "endpoints" -> {
                    expect(parser, JsonToken.START_ARRAY, "'endpoints' is an array");
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        endpoint(parser, index, types, ids);
                    }
                    hasEndpoints = true;
                }
                default -> parser.skipChildren();
            }
        }
        if (vendor.isEmpty() || product.isEmpty() || !hasEndpoints) {
            throw new MalformedException(
                    start,
                    "it has no '" + (vendor.isEmpty() ? "vendor" : product.isEmpty() ? "product" : "endpoints") + "'");
        }
        return new Device(vendor, product, types, ids);
    }

    private void endpoint(JsonParser parser, int index, Set<Long> types, Set<Long> ids) {
        expect(parser, JsonToken.START_OBJECT, "an endpoint is an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "deviceTypes" -> ids(parser, index, name, "device type", deviceTypes, types);
                case "clusters" -> ids(parser, index, name, "cluster", clusters, ids);
                default -> parser.skipChildren();
            }
        }
    }

    private void ids(
            JsonParser parser, int index, String member, String what, Map<String, Long> known, Set<Long> found) {
        expect(parser, JsonToken.START_ARRAY, "'" + member + "' is an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && isId(parser)) {
                found.add(parser.getLongValue());
            } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                @Nullable Long id = id(parser.getString(), known);
                if (id != null) {
                    found.add(id);
                } else if (unknown.add(what + plain(parser.getString()))) {
                    problems.warning(
                            "unknown-survey-name",
                            here(parser),
                            "device " + index + ": there is no " + what + " '" + parser.getString()
                                    + "'; it is left out",
                            "");
                }
            } else {
                throw new MalformedException(here(parser), "'" + member + "' holds ids and names only");
            }
        }
    }

    private static boolean isId(JsonParser parser) {
        return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= 0
                && parser.getLongValue() <= MAX_ID;
    }

    private static @Nullable Long id(String text, Map<String, Long> known) {
        String name = text.strip();
        if (name.matches("0[xX][0-9A-Fa-f]{1,8}")) {
            return Long.parseLong(name.substring(2), 16);
        }
        return known.get(plain(name));
    }

    /** Names are the same whatever their case, spaces and punctuation. */
    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private String text(JsonParser parser, String member) {
        expect(parser, JsonToken.VALUE_STRING, "'" + member + "' is a text");
        String text = parser.getString().strip();
        if (text.isEmpty()) {
            throw new MalformedException(here(parser), "'" + member + "' is empty");
        }
        return text;
    }

    private void expect(JsonParser parser, JsonToken token, String message) {
        if (parser.currentToken() != token) {
            throw new MalformedException(here(parser), message);
        }
    }

    private SourceLocation here(JsonParser parser) {
        return at(parser.currentTokenLocation());
    }

    private SourceLocation at(TokenStreamLocation location) {
        return new SourceLocation(file, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    /** An entry is not of the form that it has to be of. */
    private static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SourceLocation location;

        private MalformedException(SourceLocation location, String message) {
            super(message, null, false, false);
            this.location = location;
        }
    }
}
