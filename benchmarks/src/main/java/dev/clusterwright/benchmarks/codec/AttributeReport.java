package dev.clusterwright.benchmarks.codec;

import org.jspecify.annotations.Nullable;

/**
 * The value of one attribute, as an {@code AttributeReportIB} brings it.
 *
 * @param dataVersion of the cluster
 * @param endpoint where the cluster is
 * @param cluster its id
 * @param attribute the attribute's id
 * @param value of the attribute's own Java type
 */
record AttributeReport(
        long dataVersion,
        int endpoint,
        long cluster,
        long attribute,
        @Nullable Object value) {}
