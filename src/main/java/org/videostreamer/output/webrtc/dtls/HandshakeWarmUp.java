package org.videostreamer.output.webrtc.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;

/**
 * A handshake of ours with ourselves, in memory: the first one of a program loads hundreds of classes, for which no
 * viewer should have to wait.
 */
public final class HandshakeWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(HandshakeWarmUp.class);

    private static final int LONGEST_MILLIS = 5_000;

    private HandshakeWarmUp() {}

    /**
     * Shakes hands; returns when that is done or has failed, which does no harm.
     *
     * @param threads on which the server's side waits
     */
    public static void run(DtlsIdentity identity, DtlsThreads threads) {
        DtlsSession[] server = new DtlsSession[1];
        RecordQueue client = new RecordQueue(record -> server[0].receive(record), LONGEST_MILLIS);
        server[0] = new DtlsSession(identity, identity.fingerprint(), client::add, threads, new Nobody(), new Limits());
        try {
            new DTLSClientProtocol().connect(new Client(identity), client).close();
        } catch (IOException e) {
            LOG.debug("the rehearsal failed", e);
        }
        server[0].close();
    }

    private static final class Nobody implements DtlsSession.Listener {
        @Override
        public void connected(SrtpKeys ours, SrtpKeys theirs) {
            // nothing is sent
        }

        @Override
        public void failed(String reason) {
            LOG.debug("the rehearsal failed: {}", reason);
        }

        @Override
        public void closed() {
            // it was all
        }
    }

    private static final class Client extends DefaultTlsClient {

        private final DtlsIdentity identity;

        Client(DtlsIdentity identity) {
            super(identity.crypto());
            this.identity = identity;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        public int getHandshakeTimeoutMillis() {
            return LONGEST_MILLIS;
        }

        @Override
        @SuppressWarnings({"rawtypes", "unchecked"}) // as Bouncy Castle declares it
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = super.getClientExtensions();
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions,
                    new UseSRTPData(
                            new int[] {SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80}, TlsUtils.EMPTY_BYTES));
            return extensions;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {
                    // our own
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return new BcDefaultTlsCredentialedSigner(
                            new TlsCryptoParameters(context),
                            identity.crypto(),
                            identity.key(),
                            identity.certificate(),
                            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
                }
            };
        }
    }
}
