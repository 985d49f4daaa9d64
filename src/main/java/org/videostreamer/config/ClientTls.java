package org.videostreamer.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How TLS is spoken to a camera or a Redis server. Nothing of the files is read here.
 *
 * @param verify {@code tls_verify}: whether the server's certificate must be valid
 * @param own the certificate that is shown to a server that asks for one, and its key
 * @param authorities a file in PEM with those whose certificates are trusted, in the place of the system's
 */
public record ClientTls(boolean verify, Optional<TlsFiles> own, Optional<Path> authorities) {

    /** Without a certificate of our own; the server's must be one that the system trusts. */
    public static final ClientTls DEFAULT = verifying(true);

    /** Without files. */
    public static ClientTls verifying(boolean verify) {
        return new ClientTls(verify, Optional.empty(), Optional.empty());
    }
}
