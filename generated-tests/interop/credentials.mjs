/** Certificates, keys and messages to groups, as matter.js makes and understands them. Octets are hexadecimal. */
import { Bytes, EcdsaSignature, PublicKey, StandardCrypto } from "@matter/general";
import {
    AttestationCertificateManager,
    Certificate,
    CertificateAuthority,
    CertificationDeclaration,
    DeviceAttestationValidator,
    Fabric,
    GroupSession,
    Icac,
    MessageCodec,
    Noc,
    Rcac,
    TestCert_PAA_NoVID_Cert,
    TlvAttestation,
    TlvCertSigningRequest,
} from "@matter/protocol";
import { CaseAuthenticatedTag, FabricId, FabricIndex, GroupId, NodeId, VendorId } from "@matter/types";

const crypto = new StandardCrypto();
const GROUP = 1;

/** A chain for a node, of certificates with and without an intermediate authority. */
export async function issue({ intermediate, publicKey, fabricId, nodeId, tags }) {
    const authority = await CertificateAuthority.create(crypto, intermediate);
    const noc = await authority.generateNoc(
        octets(publicKey),
        FabricId(BigInt(fabricId)),
        NodeId(BigInt(nodeId)),
        tags.length === 0 ? undefined : tags.map(tag => CaseAuthenticatedTag(Number(tag))),
    );
    const chain = { noc: forms(Noc.fromTlv(noc)), rcac: forms(Rcac.fromTlv(authority.rootCert)) };
    return intermediate ? { ...chain, icac: forms(Icac.fromTlv(authority.icacCert)) } : chain;
}

/** Whether a chain is one: what is wrong with it, or its certificates as they are understood. */
export async function check({ noc, icac, rcac }) {
    try {
        const root = Rcac.fromTlv(octets(rcac));
        const intermediate = icac === null ? undefined : Icac.fromTlv(octets(icac));
        const node = Noc.fromTlv(octets(noc));
        await root.verify(crypto);
        await intermediate?.verify(crypto, root);
        await node.verify(crypto, root, intermediate);
        return { noc: forms(node), rcac: forms(root), icac: intermediate === undefined ? null : forms(intermediate) };
    } catch (error) {
        return { refused: error.message };
    }
}

function forms(certificate) {
    return { tlv: hex(certificate.asSignedTlv()), der: hex(certificate.asSignedDer()) };
}

/** A request for a certificate, within signed elements. */
export async function request({ nonce, challenge }) {
    const device = await crypto.createKeyPair();
    const node = await crypto.createKeyPair();
    const elements = TlvCertSigningRequest.encode({
        certSigningRequest: await Certificate.createCertificateSigningRequest(crypto, node),
        csrNonce: octets(nonce),
    });
    return {
        elements: hex(elements),
        signature: await sign(device, elements, challenge),
        device: hex(device.publicKey),
        publicKey: hex(node.publicKey),
    };
}

/** The key that such elements ask a certificate for. */
export async function requested({ elements, signature, device, challenge }) {
    await verify(device, elements, challenge, signature);
    const { certSigningRequest, csrNonce } = TlvCertSigningRequest.decode(octets(elements));
    return {
        publicKey: hex(await Certificate.getPublicKeyFromCsr(crypto, certSigningRequest)),
        nonce: hex(csrNonce),
    };
}

/** What a device of a vendor has, and what it answers when it is asked what it is. */
export async function attest({ vendorId, productId, nonce, challenge, timestamp }) {
    const manager = await AttestationCertificateManager.create(crypto, VendorId(vendorId));
    const { keyPair, dac } = await manager.getDACert(productId);
    const declaration = await CertificationDeclaration.generate(crypto, VendorId(vendorId), productId);
    const elements = TlvAttestation.encode({
        declaration,
        attestationNonce: octets(nonce),
        timestamp,
    });
    const { subjectKeyId, publicKey } = CertificationDeclaration.testSignerInfo();
    return {
        dac: hex(dac),
        pai: hex(await manager.getPAICert()),
        paa: hex(TestCert_PAA_NoVID_Cert),
        declaration: hex(declaration),
        privateKey: hex(keyPair.privateKey),
        elements: hex(elements),
        signature: await sign(keyPair, elements, challenge),
        signer: { identifier: hex(subjectKeyId), publicKey: hex(publicKey) },
    };
}

/** Whether such an answer is one of a device of the vendor. */
export async function validate({ dac, pai, elements, signature, nonce, challenge, vendorId, productId }) {
    const context = { crypto, attestationChallenge: octets(challenge) };
    try {
        await DeviceAttestationValidator.validate(context, {
            dac: octets(dac),
            pai: octets(pai),
            attestationElements: octets(elements),
            attestationSignature: octets(signature),
            attestationNonce: octets(nonce),
            vendorId: VendorId(vendorId),
            productId,
        });
        return {};
    } catch (error) {
        return { refused: error.message };
    }
}

/** What follows from the epoch key of a key set on a fabric. */
export async function groupKeys({ rootPublicKey, fabricId, nodeId, epochKey, initiatorRandom, groupId }) {
    const fabric = await fabricOf(rootPublicKey, fabricId, nodeId, epochKey);
    const { key, privacyKey, sessionId } = fabric.groups.keySets.currentKeyForId(GROUP);
    const destinations = await fabric.destinationIdsFor(NodeId(BigInt(nodeId)), octets(initiatorRandom));
    return {
        compressedFabricId: fabric.globalId.toString(),
        key: hex(key),
        privacyKey: hex(privacyKey),
        sessionId,
        destinations: destinations.map(hex),
        address: fabric.groups.multicastAddressFor(GroupId(groupId)),
    };
}

/** A message to a group, which begins with the header of an exchange. */
export async function seal(question) {
    const { rootPublicKey, fabricId, nodeId, epochKey, groupId, counter, privacy, control, payload } = question;
    const fabric = await fabricOf(rootPublicKey, fabricId, nodeId, epochKey);
    const { key, privacyKey, sessionId } = fabric.groups.keySets.currentKeyForId(GROUP);
    const session = new GroupSession({
        fabric,
        id: sessionId,
        keySetId: GROUP,
        peerNodeId: NodeId.fromGroupId(GroupId(groupId)),
        operationalGroupKey: key,
        operationalPrivacyKey: privacyKey,
    });
    const message = {
        packetHeader: {
            sessionId,
            sessionType: 1,
            hasPrivacyEnhancements: privacy,
            isControlMessage: control,
            hasMessageExtensions: false,
            messageId: counter,
            sourceNodeId: NodeId(BigInt(nodeId)),
            destGroupId: groupId,
        },
        payloadHeader: {
            exchangeId: 0x1234,
            protocolId: 1,
            messageType: 8,
            isInitiatorMessage: true,
            requiresAck: false,
            hasSecuredExtension: false,
        },
        payload: octets(payload),
    };
    return { message: hex(MessageCodec.encodePacket(session.encode(message))) };
}

/** Who sent such a message to which group, and what it says after the header of its exchange. */
export async function open({ rootPublicKey, fabricId, nodeId, epochKey, message }) {
    const fabric = await fabricOf(rootPublicKey, fabricId, nodeId, epochKey);
    const packet = MessageCodec.decodePacket(octets(message));
    const header = octets(message).slice(0, message.length / 2 - packet.applicationPayload.byteLength);
    try {
        const opened = GroupSession.decode([fabric], packet, header).message;
        return {
            counter: opened.packetHeader.messageId,
            nodeId: opened.packetHeader.sourceNodeId.toString(),
            groupId: opened.packetHeader.destGroupId,
            payload: hex(opened.payload),
        };
    } catch (error) {
        return { refused: error.message };
    }
}

async function fabricOf(rootPublicKey, fabricId, nodeId, epochKey) {
    const fabric = await Fabric.create(crypto, {
        fabricIndex: FabricIndex(1),
        fabricId: FabricId(BigInt(fabricId)),
        nodeId: NodeId(BigInt(nodeId)),
        rootNodeId: NodeId(1n),
        rootPublicKey: octets(rootPublicKey),
        rootVendorId: VendorId(0xfff1),
        rootCert: new Uint8Array(),
        operationalCert: new Uint8Array(),
        identityProtectionKey: octets(epochKey),
        keyPair: (await crypto.createKeyPair()).keyPair,
        label: "",
    });
    await fabric.groups.setFromGroupKeySet({
        groupKeySetId: GROUP,
        groupKeySecurityPolicy: 0,
        epochKey0: octets(epochKey),
        epochStartTime0: 1n,
        epochKey1: null,
        epochStartTime1: null,
        epochKey2: null,
        epochStartTime2: null,
    });
    return fabric;
}

async function sign(key, elements, challenge) {
    return hex((await crypto.signEcdsa(key, Bytes.concat(elements, octets(challenge)))).bytes);
}

async function verify(publicKey, elements, challenge, signature) {
    const signed = Bytes.concat(octets(elements), octets(challenge));
    await crypto.verifyEcdsa(PublicKey(octets(publicKey)), signed, new EcdsaSignature(octets(signature)));
}

function octets(text) {
    return Bytes.of(Bytes.fromHex(text));
}

function hex(value) {
    return Bytes.toHex(value);
}
