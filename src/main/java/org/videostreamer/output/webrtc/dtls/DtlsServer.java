package org.videostreamer.output.webrtc.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;

/** What we insist on in a handshake, and what comes of it. Bouncy Castle calls it on the handshake's thread. */
final class DtlsServer extends DefaultTlsServer {

    private static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
    };

    private static final int PROFILE = SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80;
    /** RFC 5764 4.1.2: of that profile. */
    private static final int KEY_BYTES = 16;

    private static final int SALT_BYTES = 14;
    /** A certificate of a browser stands alone. */
    private static final int LONGEST_CHAIN = 4;
    /** What browsers sign with; short, because it goes to whoever says hello. */
    private static final List<SignatureAndHashAlgorithm> ALGORITHMS = List.of(
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa),
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha384, SignatureAlgorithm.ecdsa),
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha512, SignatureAlgorithm.ecdsa),
            SignatureAndHashAlgorithm.rsa_pss_rsae_sha256,
            SignatureAndHashAlgorithm.rsa_pss_rsae_sha384,
            SignatureAndHashAlgorithm.rsa_pss_rsae_sha512,
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.rsa),
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha384, SignatureAlgorithm.rsa),
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha512, SignatureAlgorithm.rsa));
    /** A flight that is lost is sent again after this, then after twice as long. */
    private static final int RESEND_MILLIS = 200;

    private final DtlsIdentity identity;
    private final Fingerprint peer;
    private final int timeoutMillis;
    private final Runnable onClose;
    private Optional<byte[]> exported = Optional.empty();

    DtlsServer(DtlsIdentity identity, Fingerprint peer, int timeoutMillis, Runnable onClose) {
        super(new CheckedCrypto(identity.crypto().getSecureRandom()));
        this.identity = identity;
        this.peer = peer;
        this.timeoutMillis = timeoutMillis;
        this.onClose = onClose;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return CIPHER_SUITES.clone();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return timeoutMillis;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return RESEND_MILLIS;
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                identity.crypto(),
                identity.key(),
                identity.certificate(),
                new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, new Vector<>(ALGORITHMS), new Vector<>());
    }

    @Override
    public int getMaxCertificateChainLength() {
        return LONGEST_CHAIN;
    }

    @Override
    public void notifyClientCertificate(Certificate certificate) throws IOException {
        if (certificate.isEmpty()) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "the viewer shows no certificate");
        }
        if (!peer.isOf(certificate.getCertificateAt(0).getEncoded())) {
            throw new TlsFatalAlert(
                    AlertDescription.bad_certificate, "the viewer's certificate is not the one that its offer names");
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as Bouncy Castle declares it
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        if (offered == null
                || Arrays.stream(offered.getProtectionProfiles()).noneMatch(profile -> profile == PROFILE)) {
            throw new TlsFatalAlert(
                    AlertDescription.illegal_parameter, "the viewer does not offer SRTP with AES_CM_128_HMAC_SHA1_80");
        }
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as Bouncy Castle declares it
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        Hashtable all = extensions == null ? new Hashtable() : extensions;
        TlsSRTPUtils.addUseSRTPExtension(all, new UseSRTPData(new int[] {PROFILE}, TlsUtils.EMPTY_BYTES));
        return all;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        exported =
                Optional.of(context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (KEY_BYTES + SALT_BYTES)));
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        if (description == AlertDescription.close_notify) {
            onClose.run();
        }
    }

    /** The keys of what the viewer sends; after the handshake. RFC 5764 4.2: keys go before salts, the client's first. */
    SrtpKeys theirs() {
        return keys(0, 2 * KEY_BYTES);
    }

    /** The keys of what we send. */
    SrtpKeys ours() {
        return keys(KEY_BYTES, 2 * KEY_BYTES + SALT_BYTES);
    }

    private SrtpKeys keys(int key, int salt) {
        byte[] all = exported.orElseThrow();
        return new SrtpKeys(
                Arrays.copyOfRange(all, key, key + KEY_BYTES), Arrays.copyOfRange(all, salt, salt + SALT_BYTES));
    }
}
