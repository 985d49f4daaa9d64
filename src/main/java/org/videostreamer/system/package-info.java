/** What the program has to do with the system that runs it: its service manager and the certificates that it trusts. */
package org.videostreamer.system;
