/**
 * What a codec costs: generated ones beside hand-written ones for the same octets, protobuf and CBOR, all in one run.
 *
 * <p>Belongs here: payloads, one class for each way to encode and decode them, and the table of results. Does not belong
 * here: anything that others than benchmarks would use.
 */
@NullMarked
package dev.clusterwright.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
