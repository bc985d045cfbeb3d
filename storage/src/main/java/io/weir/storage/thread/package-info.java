/** Who goes first where there are more threads that could run than processors. */
package io.weir.storage.thread;
