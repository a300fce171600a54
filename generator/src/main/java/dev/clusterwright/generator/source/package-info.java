/**
 * Where definitions come from: folders, archives and jars, with one release or several.
 *
 * <p>Belongs here: finding roots, choosing a release, reading files with a bound on their size. Does not belong here:
 * what the files say.
 */
@NullMarked
package dev.clusterwright.generator.source;

import org.jspecify.annotations.NullMarked;
