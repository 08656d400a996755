// SPDX-License-Identifier: MIT
String log = new File(basedir, 'build.log').text
String message = 'events.lock:1: OrderPlaced v1 of order has lost its class com.shop.order.v1.OrderPlaced'
assert log.count(message) >= 2
assert !new File(basedir, 'target/generated-sources/eventmap/com').exists()
return true
