import matter.booleanstate.BooleanState;
import matter.devicetypes.GreenhouseRoof;
import matter.greenhouse.Greenhouse;
import matter.namespaces.Beds;
import matter.switch_.Switch;

public class Example {
    public static void main(String[] args) {
        System.out.println(Greenhouse.DESCRIPTOR.attributes());
        System.out.println(BooleanState.DESCRIPTOR.attributes());
        System.out.println(Switch.NAME + " " + GreenhouseRoof.DESCRIPTOR.name() + " " + Beds.HERBS);
    }
}
