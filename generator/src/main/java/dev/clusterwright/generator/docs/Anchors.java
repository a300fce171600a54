package dev.clusterwright.generator.docs;

import java.util.HashSet;
import java.util.Set;

/** The ids of elements on one page, each given once. Who comes to a taken one gets it with a number. */
final class Anchors {
    private final Set<String> taken = new HashSet<>();

    /** An id made of what kind of thing it is and of its name or number. */
    String take(String kind, String name) {
        String slug = Text.slug(name);
        String wanted = slug.isEmpty() ? kind : kind + "-" + slug;
        String anchor = wanted;
        for (int n = 2; !taken.add(anchor); n++) {
            anchor = wanted + "-" + n;
        }
        return anchor;
    }
}
