package org.videostreamer.output.webrtc.dtls;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsDecodeResult;
import org.bouncycastle.tls.crypto.TlsEncodeResult;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Bouncy Castle's ciphers, but for handshake messages that come encrypted: they are held to
 * {@link HandshakeMessages#encrypted()} as soon as they can be read. Who has agreed on keys may claim as much as who has
 * not.
 */
final class CheckedCrypto extends BcTlsCrypto {

    CheckedCrypto(SecureRandom random) {
        super(random);
    }

    @Override
    public TlsCipher createCipher(TlsCryptoParameters parameters, int encryption, int mac) throws IOException {
        return new Checked(super.createCipher(parameters, encryption, mac), HandshakeMessages.encrypted());
    }

    private record Checked(TlsCipher cipher, HandshakeMessages messages) implements TlsCipher {

        @Override
        public TlsDecodeResult decodeCiphertext(
                long number, short type, ProtocolVersion version, byte[] bytes, int offset, int length)
                throws IOException {
            TlsDecodeResult plain;
            try {
                plain = cipher.decodeCiphertext(number, type, version, bytes, offset, length);
            } catch (TlsFatalAlert e) {
                throw invalid(e);
            }
            if (plain.contentType == ContentType.handshake && !isGood(messages.take(plain.buf, plain.off, plain.len))) {
                throw invalid(null);
            }
            return plain;
        }

        /** RFC 6347 4.1.2.7: invalid records are let go. Bouncy Castle does so for this alert alone. */
        private static TlsFatalAlert invalid(Throwable why) {
            return new TlsFatalAlert(AlertDescription.bad_record_mac, why);
        }

        private static boolean isGood(HandshakeMessages.Verdict verdict) {
            return verdict == HandshakeMessages.Verdict.NEWS || verdict == HandshakeMessages.Verdict.REPETITION;
        }

        @Override
        public TlsEncodeResult encodePlaintext(
                long number, short type, ProtocolVersion version, int header, byte[] plain, int offset, int length)
                throws IOException {
            return cipher.encodePlaintext(number, type, version, header, plain, offset, length);
        }

        @Override
        public int getCiphertextDecodeLimit(int plaintextLimit) {
            return cipher.getCiphertextDecodeLimit(plaintextLimit);
        }

        @Override
        public int getCiphertextEncodeLimit(int plaintextLimit) {
            return cipher.getCiphertextEncodeLimit(plaintextLimit);
        }

        @Override
        public int getPlaintextDecodeLimit(int ciphertextLimit) {
            return cipher.getPlaintextDecodeLimit(ciphertextLimit);
        }

        @Override
        public int getPlaintextEncodeLimit(int ciphertextLimit) {
            return cipher.getPlaintextEncodeLimit(ciphertextLimit);
        }

        @Override
        public void rekeyDecoder() throws IOException {
            cipher.rekeyDecoder();
        }

        @Override
        public void rekeyEncoder() throws IOException {
            cipher.rekeyEncoder();
        }

        @Override
        public boolean usesOpaqueRecordTypeDecode() {
            return cipher.usesOpaqueRecordTypeDecode();
        }

        @Override
        public boolean usesOpaqueRecordTypeEncode() {
            return cipher.usesOpaqueRecordTypeEncode();
        }
    }
}
