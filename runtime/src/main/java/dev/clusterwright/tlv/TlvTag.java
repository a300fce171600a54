package dev.clusterwright.tlv;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A tag in any of its forms (Matter Core 1.6, Appendix A).
 *
 * <p>Fields of the data model have context tags, which {@link TlvWriter#tag(int)} and {@link TlvReader#contextTag()}
 * handle as plain numbers. This class is for everything else: tags that name a profile, and code that handles whatever
 * tag there is.
 *
 * <p>Whether a tag number takes two octets or four is not part of the tag: four are written when the number needs them,
 * and either is read. Tags are equal when their form and numbers are; a common-profile tag and a fully qualified tag of
 * vendor 0 and profile 0 name the same thing in two forms and are not equal, but count as duplicates in a structure.
 *
 * <p>Instances are immutable and safe to share between threads.
 */
public final class TlvTag {
    /** No tag. */
    public static final TlvTag ANONYMOUS = new TlvTag(Form.ANONYMOUS, 0, 0, 0);

    /**
     * Orders tags by what they name. Tags for which this order makes no difference may occur only once in a structure.
     */
    static final Comparator<TlvTag> BY_IDENTITY = Comparator.<TlvTag>comparingInt(tag -> tag.form.identity)
            .thenComparingInt(tag -> tag.vendor)
            .thenComparingInt(tag -> tag.profile)
            .thenComparingLong(tag -> tag.number);

    private static final long MAX_NUMBER = 0xFFFF_FFFFL;

    /** The context tags are few, and trees have one of them for every field. */
    private static final TlvTag[] CONTEXT = contextTags();

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Form form;
    private final int vendor;
    private final int profile;
    private final long number;

    private TlvTag(Form form, int vendor, int profile, long number) {
        this.form = form;
        this.vendor = vendor;
        this.profile = profile;
        this.number = number;
    }

    /**
     * Returns the tag of a field within its structure, or of an element within a list.
     *
     * @param number 0 to 255
     * @return the tag
     * @throws IllegalArgumentException if the number is outside that range
     */
    public static TlvTag context(int number) {
        return CONTEXT[(int) checked("context tag", number, 0xFF)];
    }

    private static TlvTag[] contextTags() {
        TlvTag[] tags = new TlvTag[0x100];
        Arrays.setAll(tags, number -> new TlvTag(Form.CONTEXT, 0, 0, number));
        return tags;
    }

    /**
     * Returns a tag of the profile that Matter itself defines.
     *
     * @param number 0 to 2^32 - 1
     * @return the tag
     * @throws IllegalArgumentException if the number is outside that range
     */
    public static TlvTag commonProfile(long number) {
        return new TlvTag(Form.COMMON, 0, 0, checked("tag number", number, MAX_NUMBER));
    }

    /**
     * Returns a tag of the profile that writer and reader agreed upon by other means. A reader refuses such tags unless
     * {@link TlvReader#acceptImplicitProfile(boolean)} says that there is such an agreement.
     *
     * @param number 0 to 2^32 - 1
     * @return the tag
     * @throws IllegalArgumentException if the number is outside that range
     */
    public static TlvTag implicitProfile(long number) {
        return new TlvTag(Form.IMPLICIT, 0, 0, checked("tag number", number, MAX_NUMBER));
    }

    /**
     * Returns a tag of a vendor's profile.
     *
     * @param vendor 0 to 65,535
     * @param profile 0 to 65,535
     * @param number 0 to 2^32 - 1
     * @return the tag
     * @throws IllegalArgumentException if one of them is outside its range
     */
    public static TlvTag fullyQualified(int vendor, int profile, long number) {
        return new TlvTag(
                Form.QUALIFIED,
                (int) checked("vendor", vendor, 0xFFFF),
                (int) checked("profile", profile, 0xFFFF),
                checked("tag number", number, MAX_NUMBER));
    }

    /** Whether this is a {@linkplain #fullyQualified fully qualified} tag, so that the vendor and the profile mean something. */
    public boolean isFullyQualified() {
        return form == Form.QUALIFIED;
    }

    /** The vendor of a fully qualified tag, 0 to 65,535; 0 for any other. */
    public int vendor() {
        return vendor;
    }

    /** The profile of a fully qualified tag, 0 to 65,535; 0 for any other. */
    public int profile() {
        return profile;
    }

    /** The number in the tag, 0 to 2^32 - 1; 0 for none. */
    public long number() {
        return number;
    }

    private static long checked(String what, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " " + value + " is not between 0 and " + max);
        }
        return value;
    }

    /** Reads the tag of the element that begins at an index; its header must be known to be complete. */
    static TlvTag read(byte[] bytes, int offset) {
        int at = offset + 1;
        return switch (bytes[offset] & ElementFormat.TAG_MASK) {
            case ElementFormat.CONTEXT -> context(bytes[at] & 0xFF);
            case ElementFormat.COMMON_2 -> commonProfile(LittleEndian.uint16(bytes, at));
            case ElementFormat.COMMON_4 -> commonProfile(LittleEndian.uint32(bytes, at));
            case ElementFormat.IMPLICIT_2 -> implicitProfile(LittleEndian.uint16(bytes, at));
            case ElementFormat.IMPLICIT_4 -> implicitProfile(LittleEndian.uint32(bytes, at));
            case ElementFormat.QUALIFIED_6 -> qualified(bytes, at, LittleEndian.uint16(bytes, at + 4));
            case ElementFormat.QUALIFIED_8 -> qualified(bytes, at, LittleEndian.uint32(bytes, at + 4));
            default -> ANONYMOUS;
        };
    }

    private static TlvTag qualified(byte[] bytes, int at, long number) {
        return fullyQualified(LittleEndian.uint16(bytes, at), LittleEndian.uint16(bytes, at + 2), number);
    }

    /** Returns the number of a context tag, {@link ElementFormat#NO_TAG} or {@link ElementFormat#PROFILE_TAG}. */
    int contextNumber() {
        return switch (form) {
            case ANONYMOUS -> ElementFormat.NO_TAG;
            case CONTEXT -> (int) number;
            case COMMON, IMPLICIT, QUALIFIED -> ElementFormat.PROFILE_TAG;
        };
    }

    /** Returns the number that stands for this tag in a {@link TlvJson}, or -1 if none does. */
    long jsonNumber() {
        return switch (form) {
            case CONTEXT -> number;
            case IMPLICIT -> number > 0xFF && number <= 0xFFFF ? number : -1;
            case QUALIFIED -> vendor != 0 && profile == 0 && number <= 0xFFFF ? (long) vendor << 16 | number : -1;
            case ANONYMOUS, COMMON -> -1;
        };
    }

    /** Returns the upper three bits of the control octet for this tag in as few octets as it fits. */
    int control() {
        return number > 0xFFFF ? form.wide : form.narrow;
    }

    /** Writes what follows the control octet: as many octets as {@link ElementFormat#tagLength} says for it. */
    void write(byte[] target, int offset) {
        int at = offset;
        if (form == Form.QUALIFIED) {
            LittleEndian.put(target, at, 1, vendor);
            LittleEndian.put(target, at + 2, 1, profile);
            at += 4;
        }
        switch (form) {
            case ANONYMOUS -> {}
            case CONTEXT -> LittleEndian.put(target, at, 0, number);
            case COMMON, IMPLICIT, QUALIFIED -> LittleEndian.put(target, at, number > 0xFFFF ? 2 : 1, number);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlvTag that
                && form == that.form
                && vendor == that.vendor
                && profile == that.profile
                && number == that.number;
    }

    @Override
    public int hashCode() {
        return ((form.identity * 31 + vendor) * 31 + profile) * 31 + Long.hashCode(number);
    }

    /**
     * Returns the tag as messages show it: {@code 2} for a context tag, {@code common:1}, {@code implicit:1}, {@code
     * 0xFFF1:0xDEED:1} for vendor, profile and number, {@code anonymous} for none.
     *
     * @return one word
     */
    @Override
    public String toString() {
        return switch (form) {
            case ANONYMOUS -> "anonymous";
            case CONTEXT -> Long.toString(number);
            case COMMON -> "common:" + number;
            case IMPLICIT -> "implicit:" + number;
            // Not formatted by a pattern: an error names the tags of all containers around it, and that would add up.
            case QUALIFIED -> hex(vendor) + ":" + hex(profile) + ":" + number;
        };
    }

    private static String hex(int number) {
        return "0x" + HEX.toHexDigits((short) number);
    }

    private enum Form {
        ANONYMOUS(0, ElementFormat.ANONYMOUS, ElementFormat.ANONYMOUS),
        CONTEXT(1, ElementFormat.CONTEXT, ElementFormat.CONTEXT),
        IMPLICIT(2, ElementFormat.IMPLICIT_2, ElementFormat.IMPLICIT_4),
        COMMON(3, ElementFormat.COMMON_2, ElementFormat.COMMON_4),
        QUALIFIED(3, ElementFormat.QUALIFIED_6, ElementFormat.QUALIFIED_8);

        /** Forms with the same number name tags of the same set. */
        final int identity;

        final int narrow;
        final int wide;

        Form(int identity, int narrow, int wide) {
            this.identity = identity;
            this.narrow = narrow;
            this.wide = wide;
        }
    }
}
