package io.weir.collector.monitor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a monitor is to look at besides, and no more.
 *
 * @param addLocal one that is there already changes nothing
 * @param removeLocal each must be there
 * @param addRemote one that is there already changes nothing
 * @param removeRemote each must be there
 */
public record ResourceChanges(
    List<Resource> addLocal,
    List<Resource> removeLocal,
    List<Resource> addRemote,
    List<Resource> removeRemote) {

  List<Resource> local(Monitor monitor) throws Refusal {
    return changed(monitor, "local", monitor.local(), addLocal, removeLocal);
  }

  List<Resource> remote(Monitor monitor) throws Refusal {
    return changed(monitor, "remote", monitor.remote(), addRemote, removeRemote);
  }

  private static List<Resource> changed(
      Monitor monitor,
      String side,
      List<Resource> resources,
      List<Resource> add,
      List<Resource> remove)
      throws Refusal {
    List<Resource> next = new ArrayList<>(resources);
    for (Resource resource : new LinkedHashSet<>(remove)) {
      if (!next.remove(resource)) {
        throw new Refusal(
            ErrorShape.VALIDATION,
            "the monitor " + monitor.name() + " has no " + side + " resource " + resource);
      }
    }
    next.addAll(add);
    return List.copyOf(new LinkedHashSet<>(next));
  }
}
