package org.videostreamer.output.webrtc;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.videostreamer.output.webrtc.ice.BindingRequest;
import org.videostreamer.output.webrtc.ice.BindingSuccess;
import org.videostreamer.output.webrtc.ice.TransactionId;

/**
 * The checks that we send a viewer. A lite agent need not send any, but every viewer that is not lite answers them (RFC
 * 8445 7.3), and who answers one has got what was sent to its address. On the viewers' event loop.
 */
final class OwnChecks {

    private static final int REMEMBERED = 32;

    private final String username;
    private final String password;
    private final SecureRandom random;
    private final long tieBreaker;

    private final Map<TransactionId, Path> unanswered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TransactionId, Path> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * None is sent yet.
     *
     * @param username the viewer's name, a colon, and ours
     * @param password the viewer's
     */
    OwnChecks(String username, String password, SecureRandom random) {
        this.username = username;
        this.password = password;
        this.random = random;
        this.tieBreaker = random.nextLong();
    }

    /** A new one for that path. */
    byte[] next(Path path) {
        TransactionId id = TransactionId.random(random);
        unanswered.put(id, path);
        return BindingRequest.own(id, username, tieBreaker, password);
    }

    /** Whether one that was sent on that path is answered by this, which was not so before. */
    boolean isAnswered(BindingSuccess answer, Path path) {
        return path.equals(unanswered.get(answer.transactionId()))
                && answer.isSignedWith(password)
                && unanswered.remove(answer.transactionId()) != null;
    }
}
