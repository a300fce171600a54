/** Whether what generated code encodes is decoded again, for every kind of value in every presence at every place. */
@NullMarked
package dev.clusterwright.roundtrip;

import org.jspecify.annotations.NullMarked;
