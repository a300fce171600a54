import dev.clusterwright.type.OctetString;
import matter.operationalcredentials.AddNOC;

public class Example {
    public static void main(String[] args) {
        AddNOC request = new AddNOC(
                OctetString.fromHex("15300101"), OctetString.of(new byte[16]), 0x1122334455667788L, 0xFFF1);
        byte[] tlv = AddNOC.CODEC.encode(request);
        System.out.println(tlv.length + " bytes: " + AddNOC.CODEC.decode(tlv));
        System.out.println(request.command() + " needs " + request.command().access().invoke());
        System.out.println("answered by " + request.command().response().orElseThrow().fields());
    }
}
