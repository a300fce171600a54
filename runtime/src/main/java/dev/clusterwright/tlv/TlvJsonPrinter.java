package dev.clusterwright.tlv;

import dev.clusterwright.tlv.TlvValue.Member;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what {@link TlvJson} describes. Recursion ends as values do not nest too deep. */
final class TlvJsonPrinter {
    private final TextOutput out;

    private TlvJsonPrinter(boolean pretty) {
        this.out = new TextOutput(pretty);
    }

    static String print(TlvValue value, boolean pretty) {
        TlvJsonPrinter printer = new TlvJsonPrinter(pretty);
        if (value.type() == TlvType.STRUCTURE) {
            printer.print(value, null);
        } else {
            printer.printObject(List.of(new Member(TlvTag.ANONYMOUS, value)));
        }
        return printer.out.toString();
    }

    /** @param elementType what the key says of the elements of an array */
    private void print(TlvValue value, @Nullable TlvType elementType) {
        switch (value.type()) {
            case SIGNED_INTEGER -> printSigned(((TlvValue.SignedInteger) value).value());
            case UNSIGNED_INTEGER -> printUnsigned(((TlvValue.UnsignedInteger) value).value());
            case BOOLEAN -> out.append(Boolean.toString(((TlvValue.Bool) value).value()));
            case FLOAT -> {
                TlvValue.Float32 number = (TlvValue.Float32) value;
                printNumber(Notation.print(number), Float.isFinite(number.value()));
            }
            case DOUBLE -> {
                TlvValue.Float64 number = (TlvValue.Float64) value;
                printNumber(Notation.print(number), Double.isFinite(number.value()));
            }
            case TEXT -> out.quote(((TlvValue.Text) value).value());
            case OCTETS ->
                out.quote(Base64.getEncoder()
                        .encodeToString(((TlvValue.Octets) value).value().toByteArray()));
            case NULL -> out.append("null");
            case STRUCTURE -> printObject(((TlvValue.Structure) value).members());
            case ARRAY -> printArray(((TlvValue.Array) value).elements(), elementType);
            case LIST -> out.enclose("[", ((TlvValue.List) value).members(), this::printAlone, "]");
        }
    }

    private void printSigned(long value) {
        printNumber(Long.toString(value), value == (int) value);
    }

    private void printUnsigned(long value) {
        printNumber(Long.toUnsignedString(value), value >>> Integer.SIZE == 0);
    }

    private void printNumber(String number, boolean isJsonNumber) {
        if (isJsonNumber) {
            out.append(number);
        } else {
            out.quote(number);
        }
    }

    private void printArray(List<TlvValue> elements, @Nullable TlvType elementType) {
        if (elementType == null) {
            out.enclose("[", elements, element -> printAlone(new Member(TlvTag.ANONYMOUS, element)), "]");
        } else {
            out.enclose("[", elements, element -> print(element, null), "]");
        }
    }

    /** Prints an object of a single key on the line of its opening bracket. */
    private void printAlone(Member member) {
        out.append("{");
        printMember(member);
        out.append("}");
    }

    private void printObject(List<Member> members) {
        out.enclose("{", members, this::printMember, "}");
    }

    private void printMember(Member member) {
        JsonKey key = JsonKey.of(member.tag(), member.value());
        out.quote(key.toString()).append(": ");
        print(member.value(), key.elementType());
    }
}
