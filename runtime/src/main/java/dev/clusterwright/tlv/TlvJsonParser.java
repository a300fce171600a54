package dev.clusterwright.tlv;

import dev.clusterwright.tlv.TlvValue.Member;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TlvJson} describes. Keys say what comes next, so that nothing is kept which is not yet a value. */
final class TlvJsonParser {
    /** One more than values can nest, which the values themselves refuse: the object around all may be none of them. */
    private static final int MAX_DEPTH = ElementFormat.MAX_DEPTH + 1;

    // Checked before it is decoded, as the decoder would let the end go and show a part of what it refuses.
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    private final TextInput input;
    /** The number of objects and arrays that are open and stand for containers. */
    private int depth;

    TlvJsonParser(String json) {
        this.input = new TextInput(json);
    }

    TlvValue parse() {
        input.peekBehindSpace();
        int start = input.position();
        List<Member> members = object();
        input.finish();
        if (members.size() == 1 && members.get(0).tag().equals(TlvTag.ANONYMOUS)) {
            return members.get(0).value();
        }
        return input.at(start, () -> new TlvValue.Structure(members));
    }

    private Member member() {
        input.peekBehindSpace();
        int start = input.position();
        String text = input.quoted();
        JsonKey key = input.at(start, () -> JsonKey.parse(text));
        input.expect(":", "':'");
        input.peekBehindSpace();
        return new Member(key.tag(), value(key));
    }

    /** Reads an object of a single key. */
    private Member alone() {
        input.expect("{", "'{'");
        Member member = member();
        input.expect("}", "'}' after the only key");
        return member;
    }

    private TlvValue value(JsonKey key) {
        int start = input.position();
        return switch (key.type()) {
            case SIGNED_INTEGER -> {
                String digits = quotedOrNumber();
                yield input.at(start, () -> Notation.signed(digits));
            }
            case UNSIGNED_INTEGER -> {
                String digits = quotedOrNumber();
                yield input.at(start, () -> Notation.unsigned(digits));
            }
            case BOOLEAN -> bool();
            case FLOAT -> {
                boolean isNumber = isNumber();
                String number = isNumber ? input.number() : word();
                yield input.at(start, () -> isNumber ? Notation.float32(number) : Notation.float32Word(number));
            }
            case DOUBLE -> {
                boolean isNumber = isNumber();
                String number = isNumber ? input.number() : word();
                yield input.at(start, () -> isNumber ? Notation.float64(number) : Notation.float64Word(number));
            }
            case TEXT -> {
                String text = input.quoted();
                yield input.at(start, () -> new TlvValue.Text(text));
            }
            case OCTETS -> {
                String base64 = input.quoted();
                yield input.at(start, () -> new TlvValue.Octets(octets(base64)));
            }
            case NULL -> {
                input.expect("null", "null");
                yield TlvValue.NULL;
            }
            case STRUCTURE -> {
                List<Member> members = object();
                yield input.at(start, () -> new TlvValue.Structure(members));
            }
            case ARRAY -> {
                List<TlvValue> elements = array(() -> element(key.elementType()));
                yield input.at(start, () -> new TlvValue.Array(elements));
            }
            case LIST -> {
                List<Member> members = array(this::alone);
                yield input.at(start, () -> new TlvValue.List(members));
            }
        };
    }

    private String quotedOrNumber() {
        return input.peek() == '"' ? input.quoted() : input.number();
    }

    private boolean isNumber() {
        return input.peek() != '"' && !input.isAt("null");
    }

    /** Passes what stands for a number that JSON does not have. */
    private String word() {
        return input.take("null") ? "NaN" : input.quoted();
    }

    private TlvValue bool() {
        if (input.take("true")) {
            return TlvValue.TRUE;
        }
        input.expect("false", "true or false");
        return TlvValue.FALSE;
    }

    private static OctetString octets(String base64) {
        if (base64.length() % 4 != 0 || !BASE64.matcher(base64).matches()) {
            throw new IllegalArgumentException(
                    "expected octets in Base64, with '=' at the end up to a multiple of four");
        }
        return OctetString.of(Base64.getDecoder().decode(base64));
    }

    private List<Member> object() {
        enter("{", "'{'");
        List<Member> members = new ArrayList<>();
        while (input.hasNext(members.isEmpty(), "}")) {
            members.add(member());
        }
        depth--;
        return members;
    }

    private <T> List<T> array(Supplier<T> element) {
        enter("[", "'['");
        List<T> elements = new ArrayList<>();
        while (input.hasNext(elements.isEmpty(), "]")) {
            elements.add(element.get());
        }
        depth--;
        return elements;
    }

    private TlvValue element(@Nullable TlvType type) {
        if (type != null) {
            return value(new JsonKey(TlvTag.ANONYMOUS, type, null));
        }
        int start = input.position();
        Member member = alone();
        if (!member.tag().equals(TlvTag.ANONYMOUS)) {
            throw input.fail(start, "an element of an array has no tag, so its key is a type alone");
        }
        return member.value();
    }

    private void enter(String opening, String expected) {
        if (!input.isAt(opening)) {
            throw input.failUnexpected(expected);
        }
        if (++depth > MAX_DEPTH) {
            throw input.fail(
                    input.position(), "more than " + ElementFormat.MAX_DEPTH + " containers inside each other");
        }
        input.take(opening);
    }
}
