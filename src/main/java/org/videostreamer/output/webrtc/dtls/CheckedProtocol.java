package org.videostreamer.output.webrtc.dtls;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * Bouncy Castle's server, but for the lengths that a chain of certificates names: it makes room for them, up to 16 MB
 * each, before it looks whether so many bytes are there.
 */
final class CheckedProtocol extends DTLSServerProtocol {

    private static final int LENGTH_BYTES = 3;

    @Override
    protected void processClientCertificate(ServerHandshakeState state, byte[] body) throws IOException {
        if (!isChain(body)) {
            throw new TlsFatalAlert(AlertDescription.decode_error, "the viewer's certificates are damaged");
        }
        super.processClientCertificate(state, body);
    }

    /** Whether all lengths fit what is there (RFC 5246 7.4.2). */
    static boolean isChain(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        if (in.remaining() < LENGTH_BYTES || length(in) != in.remaining()) {
            return false;
        }
        while (in.hasRemaining()) {
            int certificate = in.remaining() < LENGTH_BYTES ? 0 : length(in);
            if (certificate == 0 || certificate > in.remaining()) {
                return false;
            }
            in.position(in.position() + certificate);
        }
        return true;
    }

    private static int length(ByteBuffer in) {
        return (in.get() & 0xFF) << 16 | in.getShort() & 0xFFFF;
    }
}
