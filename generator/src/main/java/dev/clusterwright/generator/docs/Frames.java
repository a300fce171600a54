package dev.clusterwright.generator.docs;

import java.util.List;

/** The frames of pages below the first. */
final class Frames {
    private Frames() {}

    /**
     * A frame.
     *
     * @param section where the first page lists it; empty if that lists it by itself
     * @param anchor of that section
     */
    static Frame of(Links links, Place place, String heading, String description, String section, String anchor) {
        String release = links.release().name();
        String index = place.home() + links.index();
        Link first = new Link(release.isEmpty() ? "Index" : "Release " + release, index);
        return new Frame(
                heading + (release.isEmpty() ? "" : " - Matter " + release),
                heading,
                description,
                release,
                place.site(),
                place.home(),
                section.isEmpty() ? List.of(first) : List.of(first, new Link(section, index + "#" + anchor)));
    }
}
