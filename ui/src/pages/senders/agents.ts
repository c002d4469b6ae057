// SPDX-License-Identifier: Apache-2.0
// What to write into an agent's settings so that it sends here.

export interface Agent {
  readonly name: string;
  /** The file that the lines belong in. */
  readonly file: string;
  readonly lines: (base: URL) => string;
  /** What must be done in Vedette's own settings first. */
  readonly first?: (base: URL) => string;
}

const url = (base: URL, path: string) => base.origin + path;
/** Ports of their own are heard on loopback unless they are told otherwise. */
const address = (base: URL) => (/^(localhost|127\.)/.test(base.hostname) ? "" : "address: 0.0.0.0, ");
const port = (base: URL) => base.port || (base.protocol === "https:" ? "443" : "80");

export const AGENTS: readonly Agent[] = [
  {
    name: "Prometheus",
    file: "prometheus.yml",
    lines: (base) => `remote_write:
  - url: ${url(base, "/api/v1/write")}`,
  },
  {
    name: "vmagent",
    file: "command line",
    lines: (base) => `vmagent -promscrape.config=prometheus.yml -remoteWrite.url=${url(base, "/api/v1/write")}`,
  },
  {
    name: "OpenTelemetry Collector",
    file: "config.yaml",
    lines: (base) => `exporters:
  otlphttp/vedette:
    endpoint: ${base.origin}
service:
  pipelines:
    metrics: { receivers: [otlp], exporters: [otlphttp/vedette] }
    logs: { receivers: [otlp], exporters: [otlphttp/vedette] }
    traces: { receivers: [otlp], exporters: [otlphttp/vedette] }`,
  },
  {
    name: "Telegraf",
    file: "telegraf.conf",
    lines: (base) => `[[outputs.influxdb]]
  urls = ["${base.origin}"]
  skip_database_creation = true`,
  },
  {
    name: "Fluent Bit",
    file: "fluent-bit.conf",
    lines: (base) => `[OUTPUT]
    Name   loki
    Match  *
    Host   ${base.hostname}
    Port   ${port(base)}
    Labels job=fluent-bit`,
  },
  {
    name: "Vector",
    file: "vector.yaml",
    lines: (base) => `sinks:
  vedette:
    type: loki
    inputs: ["*"]
    endpoint: ${base.origin}
    encoding: { codec: json }
    labels: { host: "{{ host }}" }`,
  },
  {
    name: "Filebeat",
    file: "filebeat.yml",
    lines: (base) => `output.elasticsearch:
  hosts: ["${base.origin}"]
setup.ilm.enabled: false
setup.template.enabled: false`,
  },
  {
    name: "Logstash",
    file: "pipeline.conf",
    lines: (base) => `output {
  elasticsearch { hosts => ["${base.origin}"] manage_template => false ilm_enabled => false }
}`,
  },
  {
    name: "rsyslog",
    file: "/etc/rsyslog.d/vedette.conf",
    first: (base) => `receivers:
  syslog: { ${address(base)}tcpPort: 5514 }`,
    lines: (base) => `*.* action(type="omfwd" target="${base.hostname}" port="5514" protocol="tcp"
           template="RSYSLOG_SyslogProtocol23Format" TCP_Framing="octet-counted")`,
  },
  {
    name: "Docker (GELF)",
    file: "/etc/docker/daemon.json",
    first: (base) => `receivers:
  gelf: { ${address(base)}udpPort: 12201 }`,
    lines: (base) => `{ "log-driver": "gelf", "log-opts": { "gelf-address": "udp://${base.hostname}:12201" } }`,
  },
  {
    name: "Docker (Splunk)",
    file: "/etc/docker/daemon.json",
    lines: (base) => `{ "log-driver": "splunk", "log-opts": { "splunk-url": "${base.origin}", "splunk-token": "vedette" } }`,
  },
  {
    name: "Splunk logging library",
    file: "shop.js",
    lines: (base) => `const { Logger } = require("splunk-logging");
const logger = new Logger({ url: "${base.origin}", token: "vedette" });`,
  },
  {
    name: "Logback (Loki)",
    file: "logback.xml",
    lines: (base) => `<appender name="VEDETTE" class="com.github.loki4j.logback.Loki4jAppender">
  <labels>app=shop
    host=\${HOSTNAME}</labels>
  <message><pattern>%msg</pattern></message>
  <http><url>${url(base, "/loki/api/v1/push")}</url></http>
</appender>`,
  },
  {
    name: "Logback (GELF)",
    file: "logback.xml",
    lines: (base) => `<appender name="VEDETTE" class="de.siegmar.logbackgelf.GelfHttpAppender">
  <uri>${url(base, "/gelf")}</uri>
</appender>`,
  },
  {
    name: "Alertmanager",
    file: "alertmanager.yml",
    lines: (base) => `receivers:
  - name: vedette
    webhook_configs:
      - url: ${url(base, "/hooks/alertmanager")}`,
  },
  {
    name: "Zipkin",
    file: "application.yml (Spring Boot)",
    lines: (base) => `management:
  zipkin:
    tracing:
      endpoint: ${url(base, "/api/v2/spans")}`,
  },
];
