package dev.clusterwright.generator.source;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The name of a Matter release, such as {@code 1.6.1}; ordered as versions are, so that 1.10 follows 1.9.
 *
 * @param name numbers with dots between them
 */
public record Release(String name) implements Comparable<Release> {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9})+");

    /** Whether a folder's name is that of a release. */
    public static boolean isRelease(String name) {
        return FORM.matcher(name).matches();
    }

    @Override
    public int compareTo(Release other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    @Override
    public String toString() {
        return name;
    }

    private int[] numbers() {
        return Arrays.stream(name.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
