/**
 * The generator: XML cluster definitions to Java.
 *
 * <p>Belongs here: the pipeline. Does not belong here: any stage of it; each has a package, and an import only points to
 * a package before it: {@code problem, source, xml, model, link, check, naming, java, output}.
 */
@NullMarked
package dev.clusterwright.generator;

import org.jspecify.annotations.NullMarked;
