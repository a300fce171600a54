/**
 * Reference pages: a model to HTML and Markdown.
 *
 * <p>Belongs here: views, which are all that a template sees, and templates. Does not belong here: what is true of a
 * cluster, which the model knows, and what it is called in Java, which {@code naming} and {@code java} know. Touches no
 * disk.
 */
@NullMarked
package dev.clusterwright.generator.docs;

import org.jspecify.annotations.NullMarked;
