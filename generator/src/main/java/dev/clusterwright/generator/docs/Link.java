package dev.clusterwright.generator.docs;

import java.util.regex.Pattern;

/**
 * Text that may lead somewhere.
 *
 * @param href the way from the page; empty where there is nothing to go to
 */
public record Link(String text, String href) {
    private static final Pattern WAY = Pattern.compile("[A-Za-z0-9./#-]*");

    /** Refuses a way that is not made of paths and anchors of the site. */
    public Link {
        if (!WAY.matcher(href).matches()) {
            throw new IllegalArgumentException("not a way within the site: " + href);
        }
    }
}
