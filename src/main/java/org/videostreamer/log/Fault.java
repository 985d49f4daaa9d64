package org.videostreamer.log;

/** Words for what nobody expected: any {@link Throwable}, an {@link Error} too, as a reason for a state or a log line. */
public final class Fault {

    private Fault() {}

    /** What has happened and, where that is known, what of; one line without a stack trace. */
    public static String reason(Throwable fault) {
        if (fault instanceof OutOfMemoryError) {
            return "out of memory" + detail(": ", fault);
        }
        if (fault instanceof ExceptionInInitializerError && fault.getCause() != null) {
            return reason(fault.getCause());
        }
        if (fault instanceof LinkageError) {
            return "a part of the program cannot be loaded" + detail(": ", fault);
        }
        return "unexpected failure: " + fault.getClass().getSimpleName() + detail(": ", fault);
    }

    private static String detail(String before, Throwable fault) {
        String message = fault.getMessage();
        return message == null || message.isBlank() ? "" : before + PeerText.of(message);
    }
}
