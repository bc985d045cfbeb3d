package io.weir.collector.resource;

import io.weir.collector.config.ConfigurationException;
import io.weir.collector.resource.inventory.Inventory;
import io.weir.collector.resource.inventory.InventoryFiles;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Reads the inventory; what its files include is watched, too. */
final class InventoryReading implements Source.Reading<Inventory> {
  private final List<Path> roots;
  private Collection<Path> files;

  InventoryReading(List<Path> roots) {
    this.roots = roots;
    this.files = roots;
  }

  @Override
  public Inventory read() throws ConfigurationException {
    InventoryFiles reading = new InventoryFiles(roots);
    try {
      return reading.read();
    } finally {
      files = reading.files();
    }
  }

  @Override
  public Collection<Path> files() {
    return files;
  }
}
