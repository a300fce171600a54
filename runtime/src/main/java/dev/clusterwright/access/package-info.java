/** Who may do what: the entries of access control, and the decision that they lead to (Matter Core, 6.6 Access Control). */
@NullMarked
package dev.clusterwright.access;

import org.jspecify.annotations.NullMarked;
