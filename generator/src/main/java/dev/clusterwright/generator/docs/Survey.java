package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.SurveyView.DeviceView;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Devices on the market and what they have, as somebody found out. */
public final class Survey {
    private static final int SHOWN = 12;
    private static final Comparator<Device> ORDER = Comparator.comparing(Device::product, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Device::vendor, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Device::product)
            .thenComparing(Device::vendor);

    /** Nobody asked. */
    public static final Survey NONE = new Survey(false, List.of());

    private final boolean present;
    private final List<Device> devices;

    private Survey(boolean present, List<Device> devices) {
        this.present = present;
        this.devices = devices.stream().sorted(ORDER).toList();
    }

    /** What a survey found. */
    static Survey of(List<Device> devices) {
        return new Survey(true, devices);
    }

    /** How many devices it tells of. */
    public int size() {
        return devices.size();
    }

    SurveyView ofCluster(long id) {
        return view(
                devices.stream()
                        .filter(device -> device.clusters().contains(id))
                        .toList(),
                "this cluster");
    }

    SurveyView ofDeviceType(long id) {
        return view(
                devices.stream()
                        .filter(device -> device.deviceTypes().contains(id))
                        .toList(),
                "this device type");
    }

    private SurveyView view(List<Device> found, String what) {
        if (!present) {
            return SurveyView.NONE;
        }
        List<DeviceView> views = found.stream()
                .map(device -> new DeviceView(device.product(), device.vendor()))
                .toList();
        String verb = found.size() == 1 ? " in the survey implements " : " in the survey implement ";
        // A few more are shown at once rather than one or two in a box of their own.
        int shown = views.size() <= SHOWN + 3 ? views.size() : SHOWN;
        return new SurveyView(
                true,
                Text.count(found.size(), "device") + verb + what + ".",
                views.subList(0, shown),
                views.subList(shown, views.size()));
    }

    /**
     * A device.
     *
     * @param deviceTypes the ids of those that any of its endpoints has
     * @param clusters the ids of those that any of its endpoints has
     */
    record Device(String vendor, String product, Set<Long> deviceTypes, Set<Long> clusters) {
        /** Copies the sets. */
        Device {
            deviceTypes = Set.copyOf(deviceTypes);
            clusters = Set.copyOf(clusters);
        }
    }
}
