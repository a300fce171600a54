package dev.clusterwright.generator.docs;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the search of a release finds: a script that holds data and nothing else, because a page that was opened from a folder
 * may load a script, but no other file. Each page is a list of its title, what it is, its id, its path and its entries; an
 * entry is what it is, its id, its name and its anchor.
 */
final class SearchIndex {
    /** By path: pages are added from several threads. */
    private final Map<String, String> pages = new ConcurrentSkipListMap<>();

    /** Adds a page, if it is one that can be found. */
    void add(String path, Record view) {
        if (view instanceof ClusterView cluster) {
            cluster(path, cluster);
        } else if (view instanceof DeviceTypeView type) {
            page(type.name(), "device type", type.id(), path, new StringBuilder());
        } else if (view instanceof NamespaceView namespace) {
            namespace(path, namespace);
        } else if (view instanceof TypesView types) {
            types(path, types);
        }
    }

    private void cluster(String path, ClusterView view) {
        StringBuilder entries = new StringBuilder();
        view.attributes().forEach(field -> entry(entries, "attribute", field.code(), field.name(), field.anchor()));
        view.commands().forEach(command -> entry(entries, "command", command.code(), command.name(), command.anchor()));
        view.events().forEach(event -> entry(entries, "event", event.code(), event.name(), event.anchor()));
        view.features().forEach(feature -> entry(entries, "feature", feature.code(), feature.name(), feature.anchor()));
        view.types().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        page(view.name(), "cluster", view.id(), path, entries);
    }

    private void namespace(String path, NamespaceView view) {
        StringBuilder entries = new StringBuilder();
        view.tags().forEach(tag -> entry(entries, "tag", tag.id(), tag.name(), tag.anchor()));
        page(view.name(), "namespace", view.id(), path, entries);
    }

    private void types(String path, TypesView view) {
        StringBuilder entries = new StringBuilder();
        view.bases().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        view.globals().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        view.borrowed().forEach(type -> entry(entries, "type", "", type.name(), type.anchor()));
        page("Global types", "types", "", path, entries);
    }

    /** The script. */
    String script() {
        return "window.clusterwrightIndex = [\n" + String.join(",\n", pages.values()) + "\n];\n";
    }

    private void page(String title, String kind, String id, String path, StringBuilder entries) {
        pages.put(
                path,
                "[" + quoted(title) + "," + quoted(kind) + "," + quoted(id) + "," + quoted(path) + ",[" + entries
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
