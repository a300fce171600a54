package dev.clusterwright.generator.docs;

/**
 * Where a page is.
 *
 * @param path from the folder of its release
 * @param home the way from the page to that folder
 * @param site the way from the page to the folder of the site
 */
record Place(String path, String home, String site) {
    /** A page in the folder of its release. */
    static Place of(String path) {
        String home = "../".repeat((int) path.chars().filter(c -> c == '/').count());
        return new Place(path, home, home + "../");
    }

    /** The first page of the site, which is that of a release. */
    static Place first(String path, String folder) {
        return new Place(path, folder + "/", "");
    }
}
