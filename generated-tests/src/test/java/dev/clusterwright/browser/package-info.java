/**
 * Looks at the pages and reports that the plugin makes, in Chromium. Needs Chromium and chromedriver: the tests have the tag
 * {@code browser} and run with the profile of that name.
 */
@NullMarked
package dev.clusterwright.browser;

import org.jspecify.annotations.NullMarked;
