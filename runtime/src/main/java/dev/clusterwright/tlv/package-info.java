/**
 * The tag-length-value encoding of Matter (Matter Core 1.6, Appendix A): a {@link dev.clusterwright.tlv.TlvReader} and a
 * {@link dev.clusterwright.tlv.TlvWriter} over octets in memory, and {@link dev.clusterwright.tlv.TlvCodec}s that turn
 * values into elements and back by means of them.
 *
 * <p>What nothing is known of is a {@link dev.clusterwright.tlv.TlvValue}, which {@link dev.clusterwright.tlv.TlvText} and
 * {@link dev.clusterwright.tlv.TlvJson} print and read.
 *
 * <p>Reading is strict about the encoding and lenient about its width: whatever breaks a rule of the appendix is a
 * {@link dev.clusterwright.tlv.TlvException} that says which rule, in which field and at which octet, while an integer or
 * a length in more octets than it needs is accepted. Writing always takes the fewest octets. Input is taken to be
 * hostile: nothing is allocated before its length has been compared with what is left of the input, and containers nest
 * at most 32 deep.
 *
 * <p>What does not belong here: anything that knows a cluster, a message or a constraint of a field, and input or output
 * other than arrays and strings.
 */
@NullMarked
package dev.clusterwright.tlv;

import org.jspecify.annotations.NullMarked;
