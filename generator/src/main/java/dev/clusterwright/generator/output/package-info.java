/**
 * Files in memory to files on disk. The one package that writes.
 *
 * <p>Belongs here: writing what changed, removing what is stale, staying inside of the folder. Does not belong here: what
 * the files say.
 */
@NullMarked
package dev.clusterwright.generator.output;

import org.jspecify.annotations.NullMarked;
