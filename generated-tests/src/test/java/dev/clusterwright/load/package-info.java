/** Many at once, and whatever octets: a node under load, and one in a storm of messages. */
@NullMarked
package dev.clusterwright.load;

import org.jspecify.annotations.NullMarked;
