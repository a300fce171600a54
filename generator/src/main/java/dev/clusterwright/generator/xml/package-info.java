/**
 * XML to located elements: one reader per dialect, nothing decided.
 *
 * <p>Belongs here: parsing, and records that say what stands in the file and where. Does not belong here: what it means;
 * names are not resolved, and numbers are read before {@code link} only where one dialect counts what the other writes.
 * The only package that knows Jackson.
 */
@NullMarked
package dev.clusterwright.generator.xml;

import org.jspecify.annotations.NullMarked;
