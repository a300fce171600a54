package dev.clusterwright.notation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of the notation that {@link Conformance} and {@link Constraint} share, read one by one. Text may come from
 * anywhere: whatever is wrong with it, and nesting without end, is an {@link IllegalArgumentException} that says where.
 */
final class Tokens {
    /** Deeper than XML of the depth that we read can make a value. */
    private static final int MAX_DEPTH = 128;

    /** How much of a text a message repeats. */
    private static final int MAX_QUOTED = 200;

    private static final String NUMBER = "0x[0-9A-Fa-f]{1,40}|[0-9]{1,40}(?:\\.[0-9]{1,40})?";
    private static final Pattern NUMBER_PATTERN = Pattern.compile("-?(?:" + NUMBER + ")");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+|0x[0-9A-Fa-f]+");
    private static final Pattern WORD_PATTERN = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern TOKEN = Pattern.compile("(?<number>(?:" + NUMBER + ")(?![A-Za-z0-9_]))"
            + "|(?<word>[A-Za-z0-9_]++)"
            + "|(?<quoted>'(?:[^']|'')*+')"
            + "|(?<symbol>[=!<>]=|[.,\\[\\](){}&|!<>+*/-])"
            + "|(?<end>\\z)");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");

    /** Words that mean something by themselves: a name that is spelled so is quoted. */
    private static final Set<String> RESERVED = Set.of(
            "M", "O", "P", "D", "X", "desc", "feature", "Rev", "null", "all", "min", "max", "to", "maxOf", "minOf");

    /** What a token is. */
    enum Kind {
        NUMBER,
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    private final String text;
    private final Matcher matcher;

    /** Where the next token starts. */
    private int position;

    private Kind kind = Kind.END;

    /** The next token as it is written; of a quoted name, what is within the quotes. */
    private String token = "";

    /** How many brackets and signs the next token is inside of. */
    private int depth;

    Tokens(String text) {
        this.text = text;
        this.matcher = TOKEN.matcher(text);
        read(0);
    }

    /** A name as it stands in the notation: as it is, or in quotes, in which a quote is written twice. */
    static String word(String name) {
        return isPlain(name) ? name : quoted(name);
    }

    /** A name behind a dot, where no word has a meaning of its own. */
    static String member(String name) {
        return isPlainWord(name) ? name : quoted(name);
    }

    static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    static boolean isPlain(String name) {
        return isPlainWord(name) && !RESERVED.contains(name);
    }

    private static boolean isPlainWord(String name) {
        return WORD_PATTERN.matcher(name).matches() && !DIGITS.matcher(name).matches();
    }

    /** Decimal, also with a fraction, or hexadecimal after {@code 0x}. */
    static boolean isNumber(String text) {
        return NUMBER_PATTERN.matcher(text).matches();
    }

    /** The number that a text is, of which {@link #isNumber} holds. */
    static BigDecimal value(String text) {
        return text.contains("x") ? new BigDecimal(new BigInteger(text.replace("0x", ""), 16)) : new BigDecimal(text);
    }

    Kind kind() {
        return kind;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && token.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && token.equals(word);
    }

    /** Whether the next token is a name: a word that means nothing by itself, or quoted. */
    boolean isName() {
        return kind == Kind.QUOTED || (kind == Kind.WORD && !RESERVED.contains(token));
    }

    /** Takes the next token. */
    String next() {
        String taken = token;
        read(matcher.end());
        return taken;
    }

    /** Takes the next token if it is that symbol. */
    boolean takeSymbol(String symbol) {
        boolean is = isSymbol(symbol);
        if (is) {
            next();
        }
        return is;
    }

    /** Takes the next token if it is that word. */
    boolean takeWord(String word) {
        boolean is = isWord(word);
        if (is) {
            next();
        }
        return is;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    void expectEnd() {
        if (kind != Kind.END) {
            throw expected("the end");
        }
    }

    /** A name, with the names of members after dots. */
    Path path() {
        List<String> names = new ArrayList<>();
        if (!isName()) {
            throw expected("a name");
        }
        names.add(next());
        while (takeSymbol(".")) {
            if (kind != Kind.WORD && kind != Kind.QUOTED) {
                throw expected("the name of a member");
            }
            names.add(next());
        }
        return new Path(names);
    }

    /** A number with its sign. */
    String number() {
        String sign = takeSymbol("-") ? "-" : "";
        if (kind != Kind.NUMBER) {
            throw expected("a number");
        }
        return sign + next();
    }

    /** Goes inside of a bracket or behind a sign. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw failure("nested deeper than " + MAX_DEPTH);
        }
    }

    void leave() {
        depth--;
    }

    IllegalArgumentException expected(String what) {
        return failure("expected " + what + " but found " + (kind == Kind.END ? "the end" : "'" + token + "'"));
    }

    private IllegalArgumentException failure(String what) {
        String start = text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "..." : text;
        return new IllegalArgumentException("at " + (position + 1) + " of \"" + start + "\": " + what);
    }

    private void read(int from) {
        Matcher space = SPACE.matcher(text).region(from, text.length());
        position = space.lookingAt() ? space.end() : from;
        matcher.region(position, text.length());
        if (!matcher.lookingAt()) {
            throw failure("no word, number or sign of the notation starts here");
        }
        token = matcher.group();
        if (matcher.group("number") != null) {
            kind = Kind.NUMBER;
        } else if (matcher.group("word") != null) {
            kind = Kind.WORD;
            if (DIGITS.matcher(token).matches()) {
                throw failure("a number of more than 40 digits");
            }
        } else if (matcher.group("quoted") != null) {
            kind = Kind.QUOTED;
            token = token.substring(1, token.length() - 1).replace("''", "'");
        } else {
            kind = matcher.group("symbol") != null ? Kind.SYMBOL : Kind.END;
        }
    }
}
