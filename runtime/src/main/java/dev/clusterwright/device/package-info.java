/**
 * What devices are made of: device types with the clusters that they require, and semantic tags that tell the endpoints
 * of a device apart.
 *
 * <p>Belongs here: facts of a definition as values. Does not belong here: what follows from them for a device that runs.
 */
@NullMarked
package dev.clusterwright.device;

import org.jspecify.annotations.NullMarked;
