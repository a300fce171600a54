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
import java.util.regex.Pattern;
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
    /** More than these are counted and not named: nobody would read them, and each takes room. */
    private static final int MAX_NAMED = 1_000;

    private static final Pattern ID = Pattern.compile("0[xX][0-9A-Fa-f]{1,8}");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

    /** What the parser says of where it reads: nothing, at length. */
    private static final Pattern SOURCE = Pattern.compile(" \\(start marker at \\[Source: [^\\]]*\\]\\)");

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
    private final Known clusters = new Known("cluster");
    private final Known deviceTypes = new Known("device type");

    /** Names that were told of already: once is enough. */
    private final Set<String> unknown = new HashSet<>();

    private int warnings;

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
            model.clusters().forEach(cluster -> clusters.add(cluster.name(), cluster.id()));
            model.deviceTypes().stream()
                    .filter(type -> !type.isBase())
                    .forEach(type -> deviceTypes.add(type.name(), type.id()));
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
                    "this is not JSON, or more of it than a survey can be: "
                            + SOURCE.matcher(String.valueOf(e.getOriginalMessage()))
                                    .replaceAll(""),
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
            warn(
                    "bad-survey-entry",
                    e.location,
                    "device " + index + (e.location.equals(start) ? "" : ", which begins at line " + start.line())
                            + ": " + e.getMessage() + "; it is left out");
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
                case "deviceTypes" -> ids(parser, index, name, deviceTypes, types);
                case "clusters" -> ids(parser, index, name, clusters, ids);
                default -> parser.skipChildren();
            }
        }
    }

    private void ids(JsonParser parser, int index, String member, Known known, Set<Long> found) {
        expect(parser, JsonToken.START_ARRAY, "'" + member + "' is an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && isId(parser)) {
                known.find(parser.getLongValue(), found);
            } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                String text = parser.getString();
                if (!known.find(text.strip(), found) && warnings < MAX_NAMED && unknown.add(known.what + plain(text))) {
                    warn(
                            "unknown-survey-name",
                            here(parser),
                            "device " + index + ": there is no " + known.what + " '" + text + "'; it is left out");
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

    private void warn(String code, SourceLocation location, String message) {
        warnings++;
        if (warnings < MAX_NAMED) {
            problems.warning(code, location, message, "");
        } else if (warnings == MAX_NAMED) {
            problems.warning(code, location, message, "Whatever else of the survey is left out is not named");
        }
    }

    /** Names are the same whatever their case, spaces and punctuation. */
    private static String plain(String name) {
        return SIGNS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
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

    /** What pages tell of: clusters, or device types. */
    private static final class Known {
        private final String what;
        private final Map<String, Long> byName = new HashMap<>();
        private final Set<Long> ids = new HashSet<>();

        private Known(String what) {
            this.what = what;
        }

        private void add(String name, long id) {
            byName.putIfAbsent(plain(name), id);
            ids.add(id);
        }

        /** Keeps an id if pages ask for it: a survey may have millions of others. */
        private void find(long id, Set<Long> found) {
            if (ids.contains(id)) {
                found.add(id);
            }
        }

        /** The same of an id in digits or a name; whether it is either. */
        private boolean find(String text, Set<Long> found) {
            if (ID.matcher(text).matches()) {
                find(Long.parseLong(text.substring(2), 16), found);
                return true;
            }
            Long id = byName.get(plain(text));
            if (id != null) {
                found.add(id);
            }
            return id != null;
        }
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
