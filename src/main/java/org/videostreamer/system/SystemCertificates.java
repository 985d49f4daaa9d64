package org.videostreamer.system;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;

/**
 * The authorities whose certificates this system trusts, as a file of PEM, in the place of those that a Java brings along: what
 * its administrators add or take away counts for cameras too, at once. The file is read by the first who needs it.
 */
public final class SystemCertificates {

    /** System property: the file; without it Java's own authorities count. */
    public static final String FILE = "videostreamer.certificates";

    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final String FORM = "javax.net.ssl.trustStoreType";
    private static final String PEM = "PEM";

    private SystemCertificates() {}

    /** From now on TLS trusts them, unless Java was started with a choice of its own ({@value #TRUSTED}). */
    public static void trust() {
        String file = System.getProperty(FILE, "");
        if (file.isEmpty() || System.getProperty(TRUSTED) != null) {
            return;
        }
        Security.addProvider(provider());
        System.setProperty(FORM, PEM);
        System.setProperty(TRUSTED, file);
    }

    /** What makes Java read such files. */
    static Provider provider() {
        return new PemProvider();
    }

    private static final class PemProvider extends Provider {

        private static final long serialVersionUID = 1L;

        PemProvider() {
            super("VideoStreamer", "1", "certificates in files of PEM");
            putService(
                    new Provider.Service(this, "KeyStore", PEM, PemCertificates.class.getName(), List.of(), Map.of()) {
                        @Override
                        public Object newInstance(Object parameter) {
                            return new PemCertificates();
                        }
                    });
        }
    }
}
