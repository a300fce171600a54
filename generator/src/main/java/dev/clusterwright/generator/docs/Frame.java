package dev.clusterwright.generator.docs;

import java.util.List;

/**
 * What surrounds a page.
 *
 * @param title of the window
 * @param heading of the page
 * @param description the page in a sentence
 * @param release the release it is of; empty where it has no name
 * @param site the way from the page to the folder of the site
 * @param home the way to the folder of the release
 * @param trail the pages above, from the outermost
 */
public record Frame(
        String title, String heading, String description, String release, String site, String home, List<Link> trail) {}
