package dev.clusterwright.generator.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * What the search of a release finds: a script that holds data and nothing else, because a page that was opened from a folder
 * may load a script, but no other file. Each page is a list of its title, what it is, its id, its path and its entries; an
 * entry is what it is, its id, its name and its anchor.
 */
final class SearchIndex {
    private final List<String> pages = new ArrayList<>();

    void add(String path, ClusterView view) {
        StringBuilder entries = new StringBuilder();
        view.attributes().forEach(field -> entry(entries, "attribute", field.code(), field.name(), field.anchor()));
        view.commands().forEach(command -> entry(entries, "command", command.code(), command.name(), command.anchor()));
        view.events().forEach(event -> entry(entries, "event", event.code(), event.name(), event.anchor()));
        view.features().forEach(feature -> entry(entries, "feature", feature.code(), feature.name(), feature.anchor()));
        view.types().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        page(view.name(), "cluster", view.id(), path, entries);
    }

    void add(String path, DeviceTypeView view) {
        page(view.name(), "device type", view.id(), path, new StringBuilder());
    }

    void add(String path, NamespaceView view) {
        StringBuilder entries = new StringBuilder();
        view.tags().forEach(tag -> entry(entries, "tag", tag.id(), tag.name(), tag.anchor()));
        page(view.name(), "namespace", view.id(), path, entries);
    }

    void add(String path, TypesView view) {
        StringBuilder entries = new StringBuilder();
        view.bases().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        view.globals().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        view.borrowed().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        page("Global types", "types", "", path, entries);
    }

    /** The script. */
    String script() {
        return "window.clusterwrightIndex = [\n" + String.join(",\n", pages) + "\n];\n";
    }

    private void page(String title, String kind, String id, String path, StringBuilder entries) {
        pages.add("[" + quoted(title) + "," + quoted(kind) + "," + quoted(id) + "," + quoted(path) + ",[" + entries
                + "]]");
    }

    private static void entry(StringBuilder entries, String kind, String id, String name, String anchor) {
        entries.append(entries.length() == 0 ? "" : ",")
                .append('[')
                .append(quoted(kind))
                .append(',')
                .append(quoted(id))
                .append(',')
                .append(quoted(name))
                .append(',')
                .append(quoted(anchor))
                .append(']');
    }

    /** A string of JavaScript and JSON alike, which no page would read markup into either. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        String shown = Printable.of(text);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '<' -> quoted.append("\\u003C");
                case '>' -> quoted.append("\\u003E");
                case '&' -> quoted.append("\\u0026");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
