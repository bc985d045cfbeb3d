package io.weir.storage.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThreadPriorityTest {
  private static final int NICE_FIELD = 19; // proc_pid_stat(5)

  @Test
  @EnabledOnOs(OS.LINUX)
  void makesTheCallingThreadAloneLessUrgent() throws Exception {
    int before = niceOfThisThread();
    CompletableFuture<Integer> nice = new CompletableFuture<>();
    start(() -> nice.complete(niceOfThisThread()));
    assertEquals(Math.min(before + 5, 19), nice.get());
    assertEquals(before, niceOfThisThread());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void makesNoThreadLessUrgentForWhoMadeIt() throws Exception {
    CompletableFuture<Integer> nice = new CompletableFuture<>();
    CompletableFuture<Integer> niceOfOther = new CompletableFuture<>();
    start(
        () -> {
          nice.complete(niceOfThisThread());
          start(() -> niceOfOther.complete(niceOfThisThread()));
        });
    assertEquals(nice.get(), niceOfOther.get());
  }

  private static void start(Runnable task) {
    ThreadPriority.ANSWER.daemons("answering-").newThread(task).start();
  }

  private static int niceOfThisThread() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      String behindName = stat.substring(stat.lastIndexOf(')') + 2);
      return Integer.parseInt(behindName.split(" ", -1)[NICE_FIELD - 3]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
