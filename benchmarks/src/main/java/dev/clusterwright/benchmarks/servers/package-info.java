/** What servers cost that keep what they are told, with little in them and with as much as they take. */
@NullMarked
package dev.clusterwright.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
