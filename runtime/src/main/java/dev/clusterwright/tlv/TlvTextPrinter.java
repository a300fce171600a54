package dev.clusterwright.tlv;

import dev.clusterwright.tlv.TlvValue.Member;
import dev.clusterwright.type.OctetString;
import java.util.List;

/** Prints what {@link TlvText} describes. Recursion ends as values do not nest too deep. */
final class TlvTextPrinter {
    private final TextOutput out;
    /** Whether the content of octets may be seen. */
    private final boolean showOctets;

    private TlvTextPrinter(TextOutput out, boolean showOctets) {
        this.out = out;
        this.showOctets = showOctets;
    }

    static String print(TlvValue value, boolean pretty) {
        return print(value, new TextOutput(pretty), true);
    }

    /** Prints a value on one line, which cannot be read back if there are octets in it. */
    static String withoutOctets(TlvValue value) {
        return print(value, new TextOutput(false), false);
    }

    private static String print(TlvValue value, TextOutput out, boolean showOctets) {
        new TlvTextPrinter(out, showOctets).print(value);
        return out.toString();
    }

    private void print(TlvValue value) {
        switch (value.type()) {
            case SIGNED_INTEGER -> out.append(Long.toString(((TlvValue.SignedInteger) value).value()));
            case UNSIGNED_INTEGER ->
                out.append(Long.toUnsignedString(((TlvValue.UnsignedInteger) value).value()))
                        .append("U");
            case BOOLEAN -> out.append(Boolean.toString(((TlvValue.Bool) value).value()));
            case FLOAT -> out.append(Notation.print((TlvValue.Float32) value)).append("F");
            case DOUBLE -> out.append(Notation.print((TlvValue.Float64) value));
            case TEXT -> out.quote(((TlvValue.Text) value).value());
            case OCTETS -> print(((TlvValue.Octets) value).value());
            case NULL -> out.append("null");
            case STRUCTURE -> out.enclose("{", ((TlvValue.Structure) value).members(), this::print, "}");
            case ARRAY -> printArray(((TlvValue.Array) value).elements());
            case LIST -> out.enclose("[[", ((TlvValue.List) value).members(), this::print, "]]");
        }
    }

    private void print(OctetString octets) {
        if (showOctets) {
            out.append("hex:").append(octets.toHex());
        } else {
            out.append("<" + octets.length() + (octets.length() == 1 ? " octet>" : " octets>"));
        }
    }

    private void printArray(List<TlvValue> elements) {
        boolean spaced = !out.isPretty() && !elements.isEmpty() && beginsWithBracket(elements.get(0));
        out.enclose(spaced ? "[ " : "[", elements, this::print, spaced ? " ]" : "]");
    }

    private static boolean beginsWithBracket(TlvValue value) {
        return value.type() == TlvType.ARRAY || value.type() == TlvType.LIST;
    }

    private void print(Member member) {
        if (!member.tag().equals(TlvTag.ANONYMOUS)) {
            out.append(member.tag().toString()).append(" = ");
        }
        print(member.value());
    }
}
