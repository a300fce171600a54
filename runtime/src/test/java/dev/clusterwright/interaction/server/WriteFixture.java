package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node with two benches, on endpoints 1 and 2, and a list that says who may do what on endpoint 0. */
final class WriteFixture {
    /** By the name that tests have for them; the number of a node says what it may do. */
    static final Map<String, SubjectDescriptor> SUBJECTS = Map.of(
            "admin", SubjectDescriptor.node(1, 5),
            "operator", SubjectDescriptor.node(1, 3),
            "viewer", SubjectDescriptor.node(1, 1),
            "nobody", SubjectDescriptor.node(1, 0),
            "restricted", SubjectDescriptor.node(1, 103),
            "other", SubjectDescriptor.node(2, 5),
            "listed", SubjectDescriptor.node(3, 33),
            "pase", SubjectDescriptor.pase(),
            "group", SubjectDescriptor.group(1, 7));

    private static final int GROUP = 7;

    /** The list of access control, of which only the length and the fabrics matter here. */
    static final Attribute<List<Bench.Entry>> ACL = Attribute.of(
                    0x001F, 0, "ACL", "list[EntryStruct]", TlvCodecs.list(Bench.Entry.CODEC))
            .access(Access.read(Privilege.ADMINISTER)
                    .write(Privilege.ADMINISTER)
                    .withFabricScope());

    private static final ClusterDescriptor ACCESS_CONTROL = new ClusterDescriptor(
            0x001F, "AccessControl", 3, false, List.of(), List.of(ACL), List.of(), List.of(), List.of());

    private static final DeviceType ROOT_NODE = DeviceType.of(0x0016, "Root Node", 4);
    static final DeviceType BENCH = DeviceType.of(0xFFF1_0002L, "Bench", 1);

    final ManualTimer timer = new ManualTimer();
    final BenchServer one = new BenchServer();
    final BenchServer two = new BenchServer();
    final AttributeValue<List<Bench.Entry>> acl = AttributeValue.of(List.of(Bench.Entry.of(33, 3)));
    final Node node;
    private final Endpoint first =
            Endpoint.builder(1).deviceType(BENCH).cluster(one).build();

    WriteFixture() {
        this.node = Node.builder()
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(ROOT_NODE)
                        .cluster(() -> ClusterHandlers.of(ACCESS_CONTROL, 0)
                                .attribute(ACL, acl)
                                .build())
                        .build())
                .endpoint(first)
                .endpoint(Endpoint.builder(2).deviceType(BENCH).cluster(two).build())
                .accessControl((subject, privilege, endpoint, cluster, types) -> decide(subject, privilege))
                .timer(timer)
                .groups((fabric, group) -> fabric == 1 && group == GROUP ? Set.of(1, 2, 9) : Set.of())
                .limits(new Limits(5, 9, 3, 3, 1))
                .build();
    }

    private AccessDecision decide(SubjectDescriptor subject, Privilege privilege) {
        if (subject.mode() == AuthenticationMode.PASE) {
            return AccessDecision.ALLOWED;
        }
        if (subject.mode() == AuthenticationMode.GROUP) {
            return Privilege.OPERATE.grants(privilege) ? AccessDecision.ALLOWED : AccessDecision.DENIED;
        }
        if (subject.fabricIndex() == 3) {
            boolean isListed = acl.get().contains(Bench.Entry.of((int) subject.subject(), 3));
            return isListed ? AccessDecision.ALLOWED : AccessDecision.DENIED;
        }
        if (privilege.value() <= subject.subject() % 100) {
            return AccessDecision.ALLOWED;
        }
        return subject.subject() >= 100 ? AccessDecision.RESTRICTED : AccessDecision.DENIED;
    }

    /** The data version of the bench on endpoint 1. */
    long version() {
        return Objects.requireNonNull(first.clusters().get(Bench.ID)).dataVersion();
    }

    Exchange exchange(String subject) {
        return new Exchange(node.accept(session(subject)));
    }

    static Session session(String subject) {
        return Session.of(Objects.requireNonNull(SUBJECTS.get(subject)));
    }

    /** One exchange with the node. */
    record Exchange(Responder responder) {
        Optional<Message> send(Message message) {
            return responder.receive(message.encode()).map(Message::decode);
        }

        /** After a timed request, if it is to be a timed interaction. */
        Optional<Message> send(boolean timed, Message message) {
            if (timed) {
                Message answer = send(new TimedRequest(1000)).orElseThrow();
                if (!answer.equals(new StatusResponse(StatusCode.SUCCESS))) {
                    throw new AssertionError(answer);
                }
            }
            return send(message);
        }

        Optional<Message> sendRaw(int opcode, String hex) {
            return responder
                    .receive(new EncodedMessage(opcode, OctetString.fromHex(hex)))
                    .map(Message::decode);
        }
    }

    static OctetString tlv(String text) {
        return OctetString.of(TlvValue.CODEC.encode(TlvText.parse(text)));
    }

    /** What replaces a value. */
    static AttributeData put(AttributePath path, String text) {
        return new AttributeData(null, path, tlv(text));
    }

    static AttributeData put(int endpoint, Attribute<?> attribute, String text) {
        return put(AttributePath.of(endpoint, attribute), text);
    }

    /** What is appended. */
    static AttributeData add(int endpoint, Attribute<?> attribute, String text) {
        return put(AttributePath.of(endpoint, attribute).appending(), text);
    }

    static AttributeData ifVersion(long version, AttributeData data) {
        return new AttributeData(version, data.path(), data.data());
    }

    static WriteRequest write(AttributeData... data) {
        return new WriteRequest(false, false, List.of(data), null);
    }

    static WriteRequest part(AttributeData... data) {
        return new WriteRequest(false, false, List.of(data), true);
    }

    static InvokeRequest invoke(CommandData... data) {
        return new InvokeRequest(false, false, List.of(data));
    }

    static CommandData call(int endpoint, Command<?, ?> command, String fields) {
        return call(endpoint, command, fields, null);
    }

    static CommandData call(@Nullable Integer endpoint, Command<?, ?> command, String fields, @Nullable Integer ref) {
        return new CommandData(new CommandPath(endpoint, command.clusterId(), command.id()), tlv(fields), ref);
    }

    /** The names of the statuses, in order; that of the whole if there is only that; "nothing" without an answer. */
    static String statuses(Optional<Message> answer) {
        if (answer.isEmpty()) {
            return "nothing";
        }
        if (answer.get() instanceof WriteResponse response) {
            return String.join(
                    " ",
                    response.writeResponses().stream()
                            .map(AttributeStatus::status)
                            .map(WriteFixture::name)
                            .toList());
        }
        if (answer.get() instanceof InvokeResponse response) {
            return String.join(
                    " ",
                    response.invokeResponses().stream().map(WriteFixture::name).toList());
        }
        return "all: " + ((StatusResponse) answer.get()).status();
    }

    private static String name(InvokeResult result) {
        return result instanceof CommandStatus status ? name(status.status()) : "response";
    }

    private static String name(Status status) {
        return status.code() + (status.clusterStatus() == null ? "" : "/" + status.clusterStatus());
    }

    static WriteRequest timedWrite(AttributeData... data) {
        return new WriteRequest(false, true, List.of(data), null);
    }

    static InvokeRequest timedInvoke(CommandData... data) {
        return new InvokeRequest(false, true, List.of(data));
    }
}
