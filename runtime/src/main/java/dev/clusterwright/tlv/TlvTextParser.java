package dev.clusterwright.tlv;

import dev.clusterwright.tlv.TlvValue.Member;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TlvText} describes. */
final class TlvTextParser {
    private static final String HEX = "hex:";

    private final TextInput input;
    /** The number of containers that are open. */
    private int depth;

    TlvTextParser(String text) {
        this.input = new TextInput(text);
    }

    TlvValue parse() {
        TlvValue value = value();
        input.finish();
        return value;
    }

    private TlvValue value() {
        int next = input.peekBehindSpace();
        int start = input.position();
        if (next == '{' || next == '[') {
            if (++depth > ElementFormat.MAX_DEPTH) {
                throw input.fail(start, "more than " + ElementFormat.MAX_DEPTH + " containers inside each other");
            }
            TlvValue container = container(start);
            depth--;
            return container;
        }
        if (next == '"') {
            String text = input.quoted();
            return input.at(start, () -> new TlvValue.Text(text));
        }
        boolean isNumber = isDigit(next) || (next == '-' && !input.isAt("-Infinity"));
        return isNumber ? number(start) : word(start);
    }

    private TlvValue container(int start) {
        if (input.take("{")) {
            List<Member> members = members("}");
            return input.at(start, () -> new TlvValue.Structure(members));
        }
        if (input.take("[[")) {
            List<Member> members = members("]]");
            return input.at(start, () -> new TlvValue.List(members));
        }
        input.take("[");
        return new TlvValue.Array(elements());
    }

    private List<Member> members(String closing) {
        List<Member> members = new ArrayList<>();
        while (input.hasNext(members.isEmpty(), closing)) {
            int start = input.position();
            TlvTag tag = tag();
            if (tag == null && closing.equals("}")) {
                throw input.fail(start, "an element of a structure needs a tag and '=' before its value");
            }
            members.add(new Member(tag == null ? TlvTag.ANONYMOUS : tag, value()));
        }
        return members;
    }

    /** Passes a tag and the sign behind it, if these come next. */
    private @Nullable TlvTag tag() {
        int start = input.position();
        String word = input.takeWhile(c -> isLetter(c) || isDigit(c) || c == ':');
        if (word.isEmpty() || input.peekBehindSpace() != '=') {
            input.rewind(start);
            return null;
        }
        input.take("=");
        return input.at(start, () -> Notation.tag(word));
    }

    private List<TlvValue> elements() {
        List<TlvValue> elements = new ArrayList<>();
        while (input.hasNext(elements.isEmpty(), "]")) {
            elements.add(value());
            if (input.peekBehindSpace() == '=') {
                throw input.fail(
                        input.position(),
                        "an element of an array has no tag; an array that begins with a list needs a space: [ [[");
            }
        }
        return elements;
    }

    private TlvValue number(int start) {
        String number = input.number();
        if (input.take("U")) {
            return input.at(start, () -> Notation.unsigned(number));
        }
        if (input.take("F")) {
            return input.at(start, () -> Notation.float32(number));
        }
        boolean isInteger = number.chars().allMatch(c -> isDigit(c) || c == '-');
        return input.at(start, () -> isInteger ? Notation.signed(number) : Notation.float64(number));
    }

    private TlvValue word(int start) {
        String word = input.takeWhile(c -> isLetter(c) || isDigit(c) || ":()-".indexOf(c) >= 0);
        if (word.startsWith(HEX)) {
            return input.at(start, () -> new TlvValue.Octets(OctetString.fromHex(word.substring(HEX.length()))));
        }
        return switch (word) {
            case "true" -> TlvValue.TRUE;
            case "false" -> TlvValue.FALSE;
            case "null" -> TlvValue.NULL;
            default -> numberWord(start, word);
        };
    }

    private TlvValue numberWord(int start, String word) {
        if (!word.startsWith("NaN") && !word.startsWith("Infinity") && !word.startsWith("-Infinity")) {
            input.rewind(start);
            throw input.failUnexpected("a value");
        }
        return word.endsWith("F")
                ? input.at(start, () -> Notation.float32Word(word.substring(0, word.length() - 1)))
                : input.at(start, () -> Notation.float64Word(word));
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
