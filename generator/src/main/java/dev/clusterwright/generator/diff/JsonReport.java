package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Diff.Section;
import dev.clusterwright.generator.model.Cluster.Revision;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * A diff as JSON, for programs. The form is in {@code docs/decisions/0034-source-breaking.md}; whoever changes it so that
 * readers have to change gives it another {@link #VERSION}, and more properties may come without that.
 */
public final class JsonReport {
    /** The version of the form. */
    static final int VERSION = 1;

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** One object, with line feeds. */
    public static String of(Diff diff) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(new Indented(), text)) {
            new JsonReport(json).write(diff);
        }
        return text + "\n";
    }

    private void write(Diff diff) {
        json.writeStartObject();
        json.writeStringProperty("format", "clusterwright-diff");
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("older", diff.older());
        json.writeStringProperty("newer", diff.newer());
        json.writeObjectPropertyStart("counts");
        for (Impact impact : Impact.values()) {
            json.writeNumberProperty(impact.toString(), diff.count(impact));
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("sections");
        diff.sections().forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Section section) {
        json.writeStartObject();
        writePart(section.subject().last());
        json.writeNumberProperty("olderRevision", section.olderRevision());
        json.writeNumberProperty("newerRevision", section.newerRevision());
        json.writeArrayPropertyStart("history");
        for (Revision revision : section.history()) {
            json.writeStartObject();
            json.writeNumberProperty("revision", revision.number());
            json.writeStringProperty("summary", revision.summary());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("changes");
        section.changes().forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Change change) {
        json.writeStartObject();
        json.writeStringProperty("change", change.kind().toString());
        json.writeStringProperty("aspect", change.aspect());
        json.writeStringProperty("before", change.before());
        json.writeStringProperty("after", change.after());
        json.writeArrayPropertyStart("classes");
        change.impacts().forEach(impact -> json.writeString(impact.toString()));
        json.writeEndArray();
        json.writeStringProperty("reason", change.reason());
        json.writeArrayPropertyStart("path");
        for (Subject.Part part : change.subject().path()) {
            json.writeStartObject();
            writePart(part);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writePart(Subject.Part part) {
        json.writeStringProperty("kind", part.kind().toString());
        if (part.id() != Subject.Part.NO_ID) {
            json.writeNumberProperty("id", part.id());
        }
        json.writeStringProperty("name", part.name());
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
