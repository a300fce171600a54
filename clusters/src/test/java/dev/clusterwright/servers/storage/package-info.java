/** What is kept stays, whatever happens to the file, the disk and the process. */
@NullMarked
package dev.clusterwright.servers.storage;

import org.jspecify.annotations.NullMarked;
