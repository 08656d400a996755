// SPDX-License-Identifier: MIT
String log = new File(basedir, 'build.log').text
assert log.contains('mapped order: 1 event types, 2 versions')
assert log.contains('Tests run: 8, Failures: 0')
assert log.contains('event mappings are up to date')
assert log.contains('Nothing to compile')
assert log.contains('every stored event still has its class: 1 aggregates, 2 versions')
assert new File(basedir, 'src/main/java/com/shop/events.lock').text.contains('order: OrderPlaced v2 = com.shop.order.v2.OrderPlaced')
assert new File(basedir, 'target/generated-sources/eventmap/com/shop/mapping/OrderEventMapping.java').isFile()
assert new File(basedir, 'target/test-classes/com/shop/mapping/OrderEventMappingTest.class').isFile()
return true
