/**
 * What the user says of networks and their edge: the file of resources, its mistakes, and the table
 * that it becomes. Describes networks, and knows no flow.
 */
package io.weir.collector.resource.inventory;
