# Where the installed program is and how Java runs it. Sourced; expects $home. The words between @ are put in by ./package.
java=$home/runtime/bin/java
java_major=@java_major@
natives=$home/natives
plugins=@plugins@
cache=@cache@
. "$home/java-options.sh"
set_java_options
