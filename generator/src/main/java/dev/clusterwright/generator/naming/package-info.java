/**
 * Every Java name, allocated once: words are split as the field writes them, keywords and clashes resolved.
 *
 * <p>Belongs here: names, and where they live. Does not belong here: code. The same input gives the same name, whatever
 * else is generated beside it.
 */
@NullMarked
package dev.clusterwright.generator.naming;

import org.jspecify.annotations.NullMarked;
