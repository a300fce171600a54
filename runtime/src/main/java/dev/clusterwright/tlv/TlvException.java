package dev.clusterwright.tlv;

/**
 * Says why octets cannot be read, and where. For example:
 *
 * <pre>
 * expected octets but found an unsigned integer at GroupKeyManagement.KeySetWrite.GroupKeySet
 *   &gt; GroupKeyManagement.GroupKeySetStruct.EpochKey0 (tag 2, byte 12)</pre>
 *
 * <p>No message repeats anything of the payload but tags: values may be secret, and the message ends up in logs.
 *
 * <p>Only octets that came from outside cause this exception. A caller who uses a reader or writer wrongly gets an {@link
 * IllegalStateException} or {@link IllegalArgumentException}.
 */
public final class TlvException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The rule that was broken. */
    private final TlvError error;
    /** The index at which the element at fault begins. */
    private final int offset;
    /** The names that lead to it. */
    private final String path;
    /** What is wrong, in words. */
    private final String problem;
    /** The tag of the element, in words; empty for none. */
    private final String tag;

    /**
     * @param problem what is wrong, in words
     * @param path where, as {@link #path()} returns it
     * @param tag the tag of the element, or {@link TlvTag#ANONYMOUS} where it has none or it is not known
     */
    TlvException(TlvError error, String problem, String path, TlvTag tag, int offset) {
        this(error, problem, path, tag.equals(TlvTag.ANONYMOUS) ? "" : "tag " + tag + ", ", offset);
    }

    private TlvException(TlvError error, String problem, String path, String tag, int offset) {
        super(problem + (path.isEmpty() ? "" : " at " + path) + " (" + tag + "byte " + offset + ")");
        this.error = error;
        this.offset = offset;
        this.path = path;
        this.problem = problem;
        this.tag = tag;
    }

    /**
     * This, for octets that were taken out of something else: what they belong to is named as well.
     *
     * @param outer comes before all names of the path
     */
    public TlvException within(String outer) {
        String whole = path.isEmpty() || path.startsWith("[") ? outer + path : outer + " > " + path;
        TlvException named = new TlvException(error, problem, whole, tag, offset);
        named.setStackTrace(getStackTrace());
        return named;
    }

    /**
     * Returns the rule that was broken.
     *
     * @return the class of the error
     */
    public TlvError error() {
        return error;
    }

    /**
     * Returns where the element at fault begins. For a missing field that is the structure without it, for trailing data
     * the first octet too many, and where no element could be made out, the octet that should have begun one.
     *
     * @return an index into the array that was read
     */
    public int offset() {
        return offset;
    }

    /**
     * Returns the names that lead to the element at fault, from the outside in, as far as the {@link TlvShape}s given to
     * the reader know them: {@code Outer.Field > Inner.Field}. A field without a name is {@code (tag 7)}, an element of
     * an array or a list is its index, {@code Outer.Field[2]}.
     *
     * @return the path; empty for an element at the top level
     */
    public String path() {
        return path;
    }
}
