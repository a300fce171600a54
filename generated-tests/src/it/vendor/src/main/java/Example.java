import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.type.Maybe;
import java.util.List;
import matter.onoff.Forget;
import matter.onoff.LampFaultEnum;
import matter.onoff.OnOff;
import matter.poolheater.Heat;
import matter.poolheater.HeatSourceEnum;
import matter.poolheater.PoolHeater;
import matter.poolheater.ProgramStruct;
import matter.poolheater.PumpBitmap;

public class Example {
    public static void main(String[] args) {
        ProgramStruct program = new ProgramStruct("Sundays", null, List.of(7));
        roundTrip(ProgramStruct.CODEC, program);
        roundTrip(ProgramStruct.CODEC, program.withSource(HeatSourceEnum.GAS).withUntil(Maybe.ofNull()));
        roundTrip(ProgramStruct.CODEC, program.withUntil(Maybe.of(60L)));
        roundTrip(PumpBitmap.CODEC, PumpBitmap.RUNNING.withSpeed(5));
        roundTrip(Forget.CODEC, new Forget(LampFaultEnum.FLOODED).withSince(5L));

        Heat heat = new Heat(program);
        System.out.println(heat.command() + " needs " + heat.command().access().invoke() + ", answered by "
                + heat.command().response().orElseThrow().fields());
        Access programs = PoolHeater.Attributes.PROGRAMS.access();
        System.out.println("Programs is read with " + programs.read() + ", written with " + programs.write());
        System.out.println(PoolHeater.REVISION + " " + PoolHeater.DESCRIPTOR.attributes() + " " + PoolHeater.DESCRIPTOR.events());

        OnOff.DESCRIPTOR.attributes().forEach(it -> System.out.printf("0x%08X %s %s%n", it.id(), it, it.type()));
        System.out.println(OnOff.DESCRIPTOR.commands());
        Command<Forget, Void> forget = OnOff.Commands.FORGET;
        System.out.printf("0x%08X %s needs %s%n", forget.id(), forget, forget.access().invoke());
        System.out.println(OnOff.DESCRIPTOR.events());
    }

    private static <T> void roundTrip(TlvCodec<T> codec, T value) {
        byte[] tlv = codec.encode(value);
        T decoded = codec.decode(tlv);
        System.out.println(tlv.length + " bytes: " + decoded + (decoded.equals(value) ? "" : " is not " + value));
    }
}
