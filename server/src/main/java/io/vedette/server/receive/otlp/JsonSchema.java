// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import java.util.HashMap;
import java.util.Map;

/// The messages of the protocol by the names that JSON uses: which number and type each field has.
///
/// - **Source:** opentelemetry-proto 1.x; a field that is not here is passed over, as the protocol wants it.
final class JsonSchema {
    private static final String MESSAGES = """
            Metrics resourceMetrics=1:ResourceMetrics
            ResourceMetrics resource=1:Resource scopeMetrics=2:ScopeMetrics
            ScopeMetrics scope=1:Scope metrics=2:Metric
            Metric name=1:string unit=3:string gauge=5:Gauge sum=7:Sum histogram=9:Histogram\
             exponentialHistogram=10:Exponential summary=11:Summary
            Gauge dataPoints=1:Number
            Sum dataPoints=1:Number aggregationTemporality=2:enum isMonotonic=3:bool
            Histogram dataPoints=1:HistogramPoint aggregationTemporality=2:enum
            Exponential dataPoints=1:ExponentialPoint aggregationTemporality=2:enum
            Summary dataPoints=1:SummaryPoint
            Number attributes=7:KeyValue startTimeUnixNano=2:fixed timeUnixNano=3:fixed asDouble=4:double\
             asInt=6:fixed flags=8:int
            HistogramPoint attributes=9:KeyValue startTimeUnixNano=2:fixed timeUnixNano=3:fixed count=4:fixed\
             sum=5:double bucketCounts=6:fixed explicitBounds=7:double flags=10:int
            ExponentialPoint attributes=1:KeyValue startTimeUnixNano=2:fixed timeUnixNano=3:fixed count=4:fixed\
             sum=5:double scale=6:signed zeroCount=7:fixed positive=8:Buckets negative=9:Buckets flags=10:int\
             zeroThreshold=14:double
            Buckets offset=1:signed bucketCounts=2:int
            SummaryPoint attributes=7:KeyValue startTimeUnixNano=2:fixed timeUnixNano=3:fixed count=4:fixed\
             sum=5:double quantileValues=6:Quantile flags=8:int
            Quantile quantile=1:double value=2:double
            Logs resourceLogs=1:ResourceLogs
            ResourceLogs resource=1:Resource scopeLogs=2:ScopeLogs
            ScopeLogs scope=1:Scope logRecords=2:LogRecord
            LogRecord timeUnixNano=1:fixed severityNumber=2:enum severityText=3:string body=5:AnyValue\
             attributes=6:KeyValue traceId=9:hex spanId=10:hex observedTimeUnixNano=11:fixed eventName=12:string
            Traces resourceSpans=1:ResourceSpans
            ResourceSpans resource=1:Resource scopeSpans=2:ScopeSpans
            ScopeSpans scope=1:Scope spans=2:Span
            Span traceId=1:hex spanId=2:hex parentSpanId=4:hex name=5:string kind=6:enum startTimeUnixNano=7:fixed\
             endTimeUnixNano=8:fixed attributes=9:KeyValue events=11:Event status=15:Status
            Event name=2:string attributes=3:KeyValue
            Status message=2:string code=3:enum
            Resource attributes=1:KeyValue
            Scope name=1:string
            KeyValue key=1:string value=2:AnyValue
            AnyValue stringValue=1:string boolValue=2:bool intValue=3:int doubleValue=4:double\
             arrayValue=5:List kvlistValue=6:Map bytesValue=7:base64
            List values=1:AnyValue
            Map values=1:KeyValue
            """;

    /// @param type a scalar's name in lower case, or a message's
    record Field(int number, String type) {}

    private final Map<String, Map<String, Field>> messages = new HashMap<>();

    JsonSchema() {
        MESSAGES.lines().forEach(line -> {
            String[] words = line.split(" +");
            Map<String, Field> fields = new HashMap<>();
            for (int i = 1; i < words.length; i++) {
                String[] parts = words[i].split("[=:]");
                fields.put(parts[0], new Field(Integer.parseInt(parts[1]), parts[2]));
            }
            messages.put(words[0], fields);
        });
    }

    /// The fields of a message.
    Map<String, Field> message(String name) {
        return messages.getOrDefault(name, Map.of());
    }
}
