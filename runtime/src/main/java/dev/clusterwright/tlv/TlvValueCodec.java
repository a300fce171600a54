package dev.clusterwright.tlv;

import dev.clusterwright.tlv.TlvValue.Member;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes values of which nothing is known. Recursion ends where reader, writer and values let nesting end. */
final class TlvValueCodec implements TlvCodec<TlvValue> {
    @Override
    public TlvValue decode(byte[] bytes) {
        TlvReader reader = new TlvReader(bytes);
        reader.acceptImplicitProfile(true);
        reader.next();
        TlvValue value = decode(reader);
        reader.finish();
        return value;
    }

    @Override
    public TlvValue decode(TlvReader reader) {
        return switch (reader.type()) {
            case SIGNED_INTEGER -> new TlvValue.SignedInteger(reader.int64());
            case UNSIGNED_INTEGER -> new TlvValue.UnsignedInteger(reader.uint64());
            case BOOLEAN -> reader.bool() ? TlvValue.TRUE : TlvValue.FALSE;
            case FLOAT -> new TlvValue.Float32(reader.float32());
            case DOUBLE -> new TlvValue.Float64(reader.float64());
            case TEXT -> new TlvValue.Text(reader.text());
            case OCTETS -> new TlvValue.Octets(reader.octets());
            case NULL -> {
                reader.skip();
                yield TlvValue.NULL;
            }
            case STRUCTURE -> {
                reader.startStructure();
                yield new TlvValue.Structure(members(reader));
            }
            case ARRAY -> new TlvValue.Array(reader.list(this));
            case LIST -> {
                reader.startList();
                yield new TlvValue.List(members(reader));
            }
        };
    }

    private List<Member> members(TlvReader reader) {
        List<Member> members = new ArrayList<>();
        while (reader.next()) {
            TlvTag tag = reader.tag();
            members.add(new Member(tag, decode(reader)));
        }
        reader.end();
        return members;
    }

    @Override
    public void encode(TlvWriter writer, TlvValue value) {
        switch (value.type()) {
            case SIGNED_INTEGER -> writer.signed(((TlvValue.SignedInteger) value).value());
            case UNSIGNED_INTEGER -> writer.unsigned(((TlvValue.UnsignedInteger) value).value());
            case BOOLEAN -> writer.bool(((TlvValue.Bool) value).value());
            case FLOAT -> writer.float32(((TlvValue.Float32) value).value());
            case DOUBLE -> writer.float64(((TlvValue.Float64) value).value());
            case TEXT -> writer.text(((TlvValue.Text) value).value());
            case OCTETS -> writer.octets(((TlvValue.Octets) value).value());
            case NULL -> writer.nullValue();
            case STRUCTURE -> {
                writer.startStructure();
                encode(writer, ((TlvValue.Structure) value).members());
            }
            case ARRAY -> writer.list(((TlvValue.Array) value).elements(), this);
            case LIST -> {
                writer.startList();
                encode(writer, ((TlvValue.List) value).members());
            }
        }
    }

    private void encode(TlvWriter writer, List<Member> members) {
        for (Member member : members) {
            writer.tag(member.tag());
            encode(writer, member.value());
        }
        writer.end();
    }
}
