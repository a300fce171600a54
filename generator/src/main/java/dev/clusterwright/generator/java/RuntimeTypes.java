package dev.clusterwright.generator.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;

/** The classes that generated code links against, by name only: the generator needs nothing of the runtime but its
 * notation. */
final class RuntimeTypes {
    static final ClassName TLV_CODEC = tlv("TlvCodec");
    static final ClassName TLV_CODECS = tlv("TlvCodecs");
    static final ClassName TLV_READER = tlv("TlvReader");
    static final ClassName TLV_WRITER = tlv("TlvWriter");
    static final ClassName TLV_SHAPE = tlv("TlvShape");
    static final ClassName UNKNOWN_FIELDS = tlv("UnknownFields");
    static final ClassName UNKNOWN_FIELDS_BUILDER = UNKNOWN_FIELDS.nestedClass("Builder");

    static final ClassName OCTET_STRING = type("OctetString");
    static final ClassName MAYBE = type("Maybe");
    static final ClassName INTEGERS = type("Integers");

    static final ClassName CLUSTER_DESCRIPTOR = cluster("ClusterDescriptor");
    static final ClassName FEATURE = cluster("Feature");
    static final ClassName ATTRIBUTE = cluster("Attribute");
    static final ClassName COMMAND = cluster("Command");
    static final ClassName REQUEST = cluster("Request");
    static final ClassName RESPONSE = cluster("Response");
    static final ClassName EVENT = cluster("Event");
    static final ClassName FIELD = cluster("Field");
    static final ClassName STRUCTURE = cluster("Structure");
    static final ClassName MEMBERS = cluster("Members");
    static final ClassName ACCESS = cluster("Access");
    static final ClassName PRIVILEGE = cluster("Privilege");
    static final ClassName QUALITY = cluster("Quality");
    static final ClassName OPEN_ENUM = cluster("OpenEnum");
    static final ClassName BITMAP = cluster("Bitmap");

    static final ClassName DEVICE_TYPE = device("DeviceType");
    static final ClassName CONDITION = device("Condition");
    static final ClassName CLUSTER_REQUIREMENT = device("ClusterRequirement");
    static final ClassName FEATURE_REQUIREMENT = device("FeatureRequirement");
    static final ClassName ELEMENT_REQUIREMENT = device("ElementRequirement");
    static final ClassName CONDITION_REQUIREMENT = device("ConditionRequirement");
    static final ClassName COMPONENT = device("Component");
    static final ClassName SEMANTIC_TAG = device("SemanticTag");

    static final ClassName CLUSTER_CLIENT = client("ClusterClient");
    static final ClassName INTERACTION_CLIENT = client("InteractionClient");
    static final ClassName REMOTE_ATTRIBUTE = client("RemoteAttribute");
    static final ClassName WRITABLE_ATTRIBUTE = client("WritableAttribute");
    static final ClassName REMOTE_EVENT = client("RemoteEvent");

    static final ClassName CLUSTER_SERVER = server("ClusterServer");
    static final ClassName CLUSTER_HANDLERS = server("ClusterHandlers");
    static final ClassName ATTRIBUTE_HANDLER = server("AttributeHandler");
    static final ClassName COMMAND_HANDLER = server("CommandHandler");
    static final ClassName COMMAND_ACTION = server("CommandAction");
    static final ClassName EVENT_EMITTER = server("EventEmitter");

    private static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    private RuntimeTypes() {}

    static TypeName nullable(TypeName type) {
        return type.box().annotated(AnnotationSpec.builder(NULLABLE).build());
    }

    private static ClassName tlv(String name) {
        return ClassName.get("dev.clusterwright.tlv", name);
    }

    private static ClassName type(String name) {
        return ClassName.get("dev.clusterwright.type", name);
    }

    private static ClassName device(String name) {
        return ClassName.get("dev.clusterwright.device", name);
    }

    private static ClassName client(String name) {
        return ClassName.get("dev.clusterwright.interaction.client", name);
    }

    private static ClassName server(String name) {
        return ClassName.get("dev.clusterwright.interaction.server", name);
    }

    private static ClassName cluster(String name) {
        return ClassName.get("dev.clusterwright.cluster", name);
    }
}
