package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.java.JavaMember;
import dev.clusterwright.generator.java.JavaType;
import dev.clusterwright.generator.java.Origin;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something for which code written against the older Java does not compile against the newer.
 *
 * @param older the element of the older model that is to blame; null for what is new
 * @param newer the element of the newer model; null for what is gone
 * @param kind what is broken
 * @param before how it was in Java; empty for what is new
 * @param after how it is; empty for what is gone
 * @param reason how code breaks, as a part of a sentence
 */
record SourceBreak(
        @Nullable Origin older, @Nullable Origin newer, Kind kind, String before, String after, String reason) {
    /** A member that is gone. */
    static SourceBreak lost(JavaMember member, String reason) {
        return new SourceBreak(member.origin(), null, Kind.NAME, member.toString(), "", reason);
    }

    /** A class or a package that is gone. */
    static SourceBreak lost(Origin origin, String name) {
        return new SourceBreak(origin, null, Kind.NAME, name, "", name + " is gone");
    }

    /** A new member. */
    static SourceBreak gained(JavaMember member, Kind kind, String reason) {
        return new SourceBreak(null, member.origin(), kind, "", member.toString(), reason);
    }

    /** A member that is there in another form. */
    static SourceBreak changed(JavaMember member, JavaMember now, Kind kind, String reason) {
        return new SourceBreak(member.origin(), now.origin(), kind, member.toString(), now.toString(), reason);
    }

    /** A member of another type. */
    static SourceBreak retyped(JavaMember member, JavaMember now) {
        String before = JavaMember.simple(member.type());
        String after = JavaMember.simple(now.type());
        boolean same = before.equals(after); // of another package
        return new SourceBreak(
                member.origin(),
                now.origin(),
                Kind.TYPE,
                same ? member.type() : before,
                same ? now.type() : after,
                member + " is " + (same ? now.type() : after) + " and not " + (same ? member.type() : before));
    }

    /** A class in another form. */
    static SourceBreak reshaped(JavaType type, JavaType now, String before, String after, String reason) {
        return new SourceBreak(type.origin(), now.origin(), Kind.TYPE, before, after, reason);
    }

    /** The elements to blame. */
    Stream<Origin> origins() {
        return Stream.of(newer, older).flatMap(Stream::ofNullable);
    }

    /** What is broken: tells which changes of an element explain it. */
    enum Kind {
        /** A name. */
        NAME,
        /** What a name stands for. */
        TYPE,
        /** What has to be given or implemented. */
        PRESENCE
    }
}
